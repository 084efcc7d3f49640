"""How the stress around a swelling front depends on its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.theory.extrapolation import limit_of
from chemomech.theory.sharp_swelling import FrontState, thin_front_limit
from chemomech.verify.bench import Bench, Column, Record
from chemomech.verify.front_of_case import FrontOfCase, at_front
from chemomech.verify.outcome import Check, Curve, Outcome, Panel

WIDTHS = (4.0, 2.0, 1.0, 0.5, 0.25)
"""Widths ``l`` [nm] at R = 100 nm."""
FRONT = 0.7
"""Reference radius of the front at which core stresses are compared, over ``R``."""
SHELLS = 400
STEP = 0.2
"""Largest step over ``l/k``."""
LAYER = ("interface.initial_depth=15 nm", "surface.ramp=3 s", "time.end=20 s", "output.every_depth=50 nm")
"""A thick layer to begin with: the product around it flows again long before the front is at :data:`FRONT`."""
FILM = ("geometry={shape: film, thickness: 50 nm}", "surface.ramp=3 s", "output.every_depth=10 nm")
FILM_WIDTHS = (2.0, 1.0)
BOUND = 0.01
LOGARITHMIC = {"full strength"}
"""Treatments of the strength with which the error goes like ``a l + b l ln l``."""


def thin_front(bench: Bench, strengths: Sequence[str]) -> Outcome:
    """Core stress of a particle over the width, for each treatment of the strength in the front."""
    approaches = [Approach.of(bench, strength) for strength in strengths]
    curves = [Curve(a.strength, WIDTHS, np.abs(a.found / a.sharp - 1)) for a in approaches]
    first_order = np.array(WIDTHS) / WIDTHS[-1] * curves[-1].y[-1]
    curves.append(Curve("first order", WIDTHS, first_order, exact=True))
    title, error = f"Core stress of a particle, front at {FRONT:g} R", "Relative error to the sharp limit [-]"
    panel = Panel(title, "Interface width l [nm]", error, tuple(curves), "log", "log")
    checks = [check for approach in approaches for check in approach.checks()]
    return Outcome(tuple(checks), (panel, *(approach.panel() for approach in approaches)))


@dataclass(frozen=True)
class Approach:
    """Runs at all :data:`WIDTHS`, with one treatment of the strength in the front."""

    strength: str
    records: tuple[Record, ...]

    @classmethod
    def of(cls, bench: Bench, strength: str) -> Approach:
        """Run them."""
        of_all = (f"interface.front_strength={strength}", *LAYER)
        own = [(f"interface.width={width} nm", f"numerics.maximum_step={STEP * width} s") for width in WIDTHS]
        return cls(strength, tuple(bench.run(bench.case("swelling-front", *of_all, *of_one)) for of_one in own))

    @cached_property
    def limit(self) -> list[FrontState]:
        """The front without a width, a little further than :data:`FRONT`."""
        return FrontOfCase(self.records[0].case).without_width(SHELLS, FRONT - 0.04)

    @property
    def sharp(self) -> float:
        """Core stress of the front without a width [sigma_Y]."""
        return at_front(self.limit, FRONT)[1] / self._yield_strength

    @property
    def found(self) -> Column:
        """Core stress at each width [sigma_Y]."""
        paths = [_path(record)[::-1].T for record in self.records]  # from small radii to large ones
        return np.array([np.interp(FRONT, front, core) for front, core in paths])

    def checks(self) -> list[Check]:
        """The error at each width, and where the three finest lead."""
        found, sharp, name = self.found, self.sharp, f"core stress, {self.strength}"
        orders = np.log2(np.abs((found[:-1] - sharp) / (found[1:] - sharp))).tolist()
        rows = [
            Check.relative(f"{name}, l = {width:g} nm", sharp, float(value), None, "σ_Y", order)
            for width, value, order in zip(WIDTHS, found, [None, *orders], strict=True)
        ]
        limit = limit_of(list(found[-3:]))
        value, bar = limit.value or float("nan"), (limit.error_bar or 0.0) / abs(sharp)
        if self.strength not in LOGARITHMIC:
            rows.append(Check.relative(f"{name}, extrapolated", sharp, value, BOUND, "σ_Y", limit.order))
            return [*rows, Check.order_of(f"the {name}, in l", 1.0, orders[-1])]
        logarithmic = thin_front_limit(found[-3:], WIDTHS[-3:])
        return [
            *rows,
            Check.relative(f"{name}, extrapolated; bound: its error bar", sharp, value, bar, "σ_Y", limit.order),
            Check.relative(f"{name}, extrapolated with a l + b l ln l", sharp, logarithmic, BOUND, "σ_Y"),
        ]

    def panel(self) -> Panel:
        """Core stress while the front passes :data:`FRONT`."""
        curves = []
        for width, record in zip(WIDTHS, self.records, strict=True):
            path = _path(record)
            late = path[np.abs(path[:, 0] - FRONT - 0.01) < 0.04]
            few = late[:: max(1, len(late) // 15)]
            curves.append(Curve(f"l = {width:g} nm", few[:, 0], few[:, 1]))
        late_states = [state for state in self.limit if state.front < FRONT + 0.05]
        stress = [state.stresses.radial[0] / self._yield_strength for state in late_states]
        curves.append(Curve("without width", [state.front for state in late_states], stress, exact=True))
        title = f"Core of a particle, {self.strength}"
        return Panel(title, "Front position A/R [-]", "Radial stress of the core [σ_Y]", tuple(curves))

    @property
    def _yield_strength(self) -> float:
        return FrontOfCase(self.records[0].case).strength


def _path(record: Record) -> Column:
    """Front position over ``R`` and core stress [sigma_Y], shape ``(steps, 2)``."""
    size, strength = record.case.geometry.size / NANOMETRE, FrontOfCase(record.case).strength
    return np.stack([record["front_position"] / size, record["core_radial_stress"] / strength], axis=-1)


def film(bench: Bench, strengths: Sequence[str]) -> list[Check]:
    """In-plane stress that a front leaves in a film on a rigid substrate."""
    return [_behind(bench, strength, width) for strength in strengths for width in FILM_WIDTHS]


def _behind(bench: Bench, strength: str, width: float) -> Check:
    own = (f"interface.width={width} nm", f"numerics.maximum_step={STEP * width} s", f"time.end={20 + 5 * width} s")
    record = bench.run(bench.case("swelling-front", f"interface.front_strength={strength}", *FILM, *own))
    exact_side, profile = FrontOfCase(record.case), record.profiles[-1]
    behind = record["front_position"][-1] + 10 * width
    found = float(np.interp(behind, profile["reference_radius"], profile["hoop_stress"])) / exact_side.strength
    name = f"in-plane stress behind the front, film, {strength}, l = {width:g} nm"
    return Check.relative(name, exact_side.film() / exact_side.strength, found, BOUND, "σ_Y")
