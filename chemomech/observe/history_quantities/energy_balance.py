"""The balance of energy, measured in every step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
import numpy.typing as npt

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity
from chemomech.system.saving import Saved, Saving

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.observe.observation import Observation, ObservedRun
    from chemomech.observe.sample import Sample

_PER_HOST, _NEVER = "per volume of pristine host", "in this step, never negative"


class EnergyBalance(HistoryQuantity):
    """Free energy, supplied energy and dissipation.

    ``d Psi = mu_s dN - D_surface dt - D_diffusion dt - D_reaction - D_plasticity`` with ``mu_s`` the potential outside,
    ``D_surface = (mu_s - mu) j`` where the carrier passes the surface at a finite rate,
    ``D_reaction = -omega h' dphi - dE_i`` (``E_i`` the energy of the interface) and
    ``D_plasticity = J_c sqrt(3/2) |s| deps_p`` with the logarithmic plastic strain ``eps_p``. Over a step each force
    counts with the mean of its values at both ends. The error is relative to the largest term of the balance.
    """

    word = "energy balance"
    position = 120
    columns = (
        Quantity("chemical_energy", "Chemical energy", r"\Psi_c", "J/m^3", _PER_HOST),
        Quantity("interface_energy", "Interface energy", r"\Psi_i", "J/m^3", _PER_HOST),
        Quantity("elastic_energy", "Elastic energy", r"\Psi_e", "J/m^3", _PER_HOST),
        Quantity(
            "supplied_energy",
            "Supplied energy",
            "W",
            "J/m^3",
            "potential times carrier at the surface, and work of loads, integrated",
        ),
        Quantity(
            "dissipated_by_diffusion", "Dissipated by diffusion", r"D_d", "J/m^3", "integrated, per volume of host"
        ),
        Quantity("dissipated_by_reaction", "Dissipated by reaction", r"D_r", "J/m^3", "integrated, per volume of host"),
        Quantity(
            "dissipated_by_plasticity", "Dissipated by plasticity", r"D_p", "J/m^3", "integrated, per volume of host"
        ),
        Quantity(
            "dissipated_by_surface",
            "Dissipated at the surface",
            r"D_s",
            "J/m^3",
            "by finite kinetics there and along a path on it, integrated",
        ),
        Quantity("diffusion_dissipation", "Dissipation rate of diffusion", r"\dot D_d", "W/m^3", _NEVER),
        Quantity("reaction_dissipation", "Dissipation rate of reaction", r"\dot D_r", "W/m^3", _NEVER),
        Quantity("plastic_dissipation", "Dissipation rate of plasticity", r"\dot D_p", "W/m^3", _NEVER),
        Quantity(
            "energy_balance_error", "Energy balance error", r"\delta E", "-", "stored plus dissipated less supplied"
        ),
    )

    PROCESSES = ("diffusion", "reaction", "plastic")
    LOSSES: ClassVar[Mapping[str, str]] = {
        "diffusion": "diffusion",
        "reaction": "reaction",
        "plastic": "plasticity",
        "surface": "surface",
    }
    STORED = ("chemical_energy", "interface_energy", "elastic_energy")

    def __init__(self, comm: MPI.Comm) -> None:
        self._comm = comm
        self._last: _Forces | None = None
        self._initial = 0.0
        self._supplied = 0.0
        self._dissipated = dict.fromkeys(self.LOSSES, 0.0)

    @classmethod
    def of(cls, run: ObservedRun) -> Self:
        """The energy balance of the body that a `run` is about."""
        return cls(run.comm)

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Energies and dissipation per volume of pristine host; `row` says what carrier was supplied."""
        sample = seen.sample
        stored = {key: sample.per_volume_of_host(sample[key]) for key in self.STORED}
        rates = {key: sample.per_volume_of_host(sample[f"{key}_dissipation"]) for key in self.PROCESSES}
        total = sum(stored.values())
        if self._last is None:
            self._initial = total
            rates = dict.fromkeys(self.PROCESSES, 0.0)
        exchange = seen.integrator.form.surface_dissipation()
        now = _Forces(
            sample.part(("weight", "host", *_Forces.KEPT)),
            row["carrier_supplied"],
            stored["interface_energy"],
            rates["diffusion"],
            exchange,
        )
        if self._last is not None:
            self._integrate(self._last, now, seen)
        self._last = now
        lost = sum(self._dissipated.values())
        error = total - self._initial - self._supplied + lost
        largest = max(abs(self._supplied), lost, abs(total), abs(self._initial))
        energy, power = seen.scales.stress, seen.scales.stress / seen.scales.time
        return {
            **{k: v * energy for k, v in stored.items()},
            "supplied_energy": self._supplied * energy,
            **{f"dissipated_by_{self.LOSSES[k]}": v * energy for k, v in self._dissipated.items()},
            **{f"{k}_dissipation": v * power for k, v in rates.items()},
            "energy_balance_error": error / largest,
        }

    def save(self, to: Saving) -> None:
        """Sums, and the forces at the end of the last step."""
        to.numbers("initial", [self._initial])
        to.numbers("supplied", [self._supplied])
        for process, energy in self._dissipated.items():
            to.numbers(f"dissipated_{process}", [energy])
        if self._last is not None:
            self._last.save(to)

    def restore(self, saved: Saved) -> None:
        """Go on adding up."""
        self._initial, self._supplied = saved.number("initial"), saved.number("supplied")
        self._dissipated = {process: saved.number(f"dissipated_{process}") for process in self.LOSSES}
        self._last = _Forces.restored(saved, self._comm)

    def _integrate(self, before: _Forces, now: _Forces, seen: Observation) -> None:
        mean = (seen.potential_before + seen.surface_potential) / 2
        self._supplied += mean * (now.carrier - before.carrier) + seen.integrator.form.work_of_loads()
        self._dissipated["diffusion"] += seen.time_step * (before.diffusion + now.diffusion) / 2
        self._dissipated["surface"] += seen.time_step * (before.surface + now.surface) / 2
        stored = now.interface_energy - before.interface_energy
        reacted = now.sample["order_parameter"] - before.sample["order_parameter"]
        self._dissipated["reaction"] += before.work_to(now, "transformation_force", reacted) - stored
        self._dissipated["plastic"] += before.work_to(now, "flow_stress", seen.sample["plastic_increment"])


@dataclass(frozen=True)
class _Forces:
    """State at the end of a step, as far as the work of the next one needs it."""

    KEPT: ClassVar[tuple[str, ...]] = ("order_parameter", "transformation_force", "flow_stress")
    NUMBERS: ClassVar[tuple[str, ...]] = ("carrier", "interface_energy", "diffusion", "surface")

    sample: Sample
    carrier: float
    interface_energy: float
    diffusion: float
    surface: float

    def save(self, to: Saving) -> None:
        """All of it."""
        for name in self.NUMBERS:
            to.numbers(f"last_{name}", [getattr(self, name)])
        for name in self.KEPT:
            to.at_points(name, self.sample[name])

    @classmethod
    def restored(cls, saved: Saved, comm: MPI.Comm) -> _Forces:
        """What was saved."""
        from chemomech.observe.sample import Sample

        values = {name: saved.number(f"last_{name}") for name in cls.NUMBERS}
        return cls(Sample({name: saved.at_points(name).ravel() for name in cls.KEPT}, comm), **values)

    def work_to(self, later: _Forces, force: str, displacement: npt.NDArray[np.float64]) -> float:
        """Work of a force on a displacement, with the trapezoidal rule."""
        mean = (self.sample[force] + later.sample[force]) / 2
        return later.sample.per_volume_of_host(mean * displacement)
