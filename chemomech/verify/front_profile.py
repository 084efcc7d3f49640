"""Stresses over the radius around a front, in a run and on its exact sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.theory.radial_plasticity import Stresses
from chemomech.verify.bench import Bench, Column, Profile, Record
from chemomech.verify.front_of_case import FrontOfCase
from chemomech.verify.outcome import Check, Curve, Panel
from chemomech.verify.thin_front import BOUND, FRONT, SHELLS

STRESSES = {"radial_stress": "Radial", "hoop_stress": "Hoop"}
REACH = 10.0
"""Widths on either side of the front that count as within it."""


@dataclass(frozen=True)
class FrontProfile:
    """The profile of a run at which its front is next to :data:`FRONT`, and the exact one at the same place."""

    record: Record
    profile: Profile
    front: float
    """Over ``R``."""
    exact: Stresses

    @classmethod
    def of(cls, record: Record) -> FrontProfile:
        """Take it out of a run."""
        size = record.case.geometry.size / NANOMETRE
        fronts = [np.interp(p.time, record["time"], record["front_position"]) / size for p in record.profiles]
        nearest = int(np.argmin(np.abs(np.array(fronts) - FRONT)))
        front = float(fronts[nearest])
        states = FrontOfCase(record.case).with_width(record, front - 0.01)
        exact = min(states, key=lambda state: abs(state.front - front)).stresses
        return cls(record, record.profiles[nearest], front, exact)

    @property
    def case(self) -> FrontOfCase:
        """The case of the run."""
        return FrontOfCase(self.record.case)

    @property
    def size(self) -> float:
        """``R`` [nm]."""
        return self.record.case.geometry.size / NANOMETRE

    def errors(self, key: str) -> tuple[float, float]:
        """Largest error of a stress within the front and outside of it [sigma_Y]."""
        R, component = self.profile["reference_radius"] / self.size, list(STRESSES).index(key)
        shells = (np.arange(len(self.exact.radius)) + 0.5) / len(self.exact.radius)
        error: Column = np.abs(self.profile[key] - np.interp(R, shells, self.exact.cauchy[:, component]))
        within = np.abs(R - self.front) < REACH * self.case.width
        return float(error[within].max()) / self.case.strength, float(error[~within].max()) / self.case.strength

    def panels(self) -> tuple[Panel, ...]:
        """Each stress over the current radius."""
        states = self.case.without_width(SHELLS, self.front - 0.01)
        sharp = min(states, key=lambda state: abs(state.front - self.front)).stresses
        return tuple(self._panel(key, component, sharp) for component, key in enumerate(STRESSES))

    def _panel(self, key: str, component: int, sharp: Stresses) -> Panel:
        name, Y, few = STRESSES[key], self.case.strength, slice(None, None, 3)
        curves = (
            Curve("without width", sharp.radius * self.size, sharp.cauchy[:, component] / Y, exact=True),
            Curve("l = R/50, exact", self.exact.radius * self.size, self.exact.cauchy[:, component] / Y, exact=True),
            Curve("l = R/50", self.profile["radius"][few], self.profile[key][few] / Y),
        )
        title = f"{name} stress, full strength, front at {self.front:.2f} R"
        return Panel(title, "Current radius r [nm]", f"{name} Cauchy stress [σ_Y]", curves)


def profile_checks(bench: Bench, coarse: FrontProfile) -> list[Check]:
    """Largest errors of the profile; within the front cells must be small to resolve the stress point by point."""
    own = ("interface.front_strength=full strength", "numerics.maximum_step=0.2 s", "time.end=40 s")
    cells = 2 * coarse.record.case.resolution.cells_per_width
    fine = FrontProfile.of(bench.run(bench.case("swelling-front", *own, f"numerics.cells_per_width={cells}")))
    rows = []
    for key, name in STRESSES.items():
        (within, outside), (halved, _) = coarse.errors(key), fine.errors(key)
        what, order = f"largest error of the {name.lower()} stress", float(np.log2(within / halved))
        rows += [
            Check.absolute(f"{what}, beyond {REACH:g} l from the front", 0.0, outside, BOUND, "σ_Y"),
            Check.absolute(f"{what} in the front, {cells / 2:g} cells per width", 0.0, within, None, "σ_Y"),
            Check.absolute(f"{what} in the front, {cells:g} cells per width", 0.0, halved, None, "σ_Y", order),
        ]
    return rows
