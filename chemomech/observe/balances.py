"""Balance laws, measured in every step: carrier and energy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from mpi4py import MPI

from chemomech.observe.observation import Observation
from chemomech.observe.sample import Sample
from chemomech.system.saving import Saved, Saving


class CarrierBalance:
    """Carrier in the body against carrier that entered through the surface.

    The inflow is integrated with the weights of the step that produced it.
    """

    def __init__(self, comm: MPI.Comm) -> None:
        self.comm = comm
        self._supplied: list[float] = [0.0]
        self._initial: float | None = None

    @property
    def supplied(self) -> float:
        """Carrier that has entered so far, relative to the full product."""
        return self._supplied[0]

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Supplied carrier and the error of the balance, relative to the content or to 1 % of the full product."""
        content = seen.sample.mean(seen.sample["content"])
        if self._initial is None:
            self._initial = content
        else:
            leading, *past = seen.integrator.derivative_weights()
            before = sum(w * q for w, q in zip(past, self._supplied, strict=False))
            self._supplied = [(seen.inflow - before) / leading, *self._supplied[:1]]
        return {
            "carrier_supplied": self.supplied,
            "carrier_balance_error": (content - self._initial - self.supplied) / max(content, 0.01),
        }

    def save(self, to: Saving) -> None:
        """Content at the begin, and what has entered by the last steps."""
        to.numbers("initial", () if self._initial is None else [self._initial])
        to.numbers("supplied", self._supplied)

    def restore(self, saved: Saved) -> None:
        """Go on adding up."""
        self._initial = saved.number("initial")
        self._supplied = [float(amount) for amount in saved.numbers("supplied", None)][:2]


class EnergyBalance:
    """Free energy, supplied energy and dissipation.

    ``d Psi = mu_s dN - D_surface dt - D_diffusion dt - D_reaction - D_plasticity`` with ``mu_s`` the potential outside,
    ``D_surface = (mu_s - mu) j`` where the carrier passes the surface at a finite rate,
    ``D_reaction = -omega h' dphi - dE_i`` (``E_i`` the energy of the interface) and
    ``D_plasticity = J_c sqrt(3/2) |s| deps_p`` with the logarithmic plastic strain ``eps_p``. Over a step each force
    counts with the mean of its values at both ends. The error is relative to the largest term of the balance.
    """

    PROCESSES = ("diffusion", "reaction", "plastic")
    LOSSES: ClassVar[Mapping[str, str]] = {
        "diffusion": "diffusion",
        "reaction": "reaction",
        "plastic": "plasticity",
        "surface": "surface",
    }
    STORED = ("chemical_energy", "interface_energy", "elastic_energy")

    def __init__(self, carrier: CarrierBalance) -> None:
        self._carrier = carrier
        self._last: _Forces | None = None
        self._initial = 0.0
        self._supplied = 0.0
        self._dissipated = dict.fromkeys(self.LOSSES, 0.0)

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Energies and dissipation per volume of pristine host."""
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
            self._carrier.supplied,
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
        to.numbers("sums", [self._initial, self._supplied, *self._dissipated.values()])
        if self._last is not None:
            self._last.save(to)

    def restore(self, saved: Saved) -> None:
        """Go on adding up."""
        self._initial, self._supplied, *lost = (float(s) for s in saved.numbers("sums", 2 + len(self.LOSSES)))
        self._dissipated = dict(zip(self.LOSSES, lost, strict=True))
        self._last = _Forces.restored(saved, self._carrier.comm)

    def _integrate(self, before: _Forces, now: _Forces, seen: Observation) -> None:
        mean = (seen.potential_before + seen.surface_potential) / 2
        self._supplied += mean * (now.carrier - before.carrier)
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

    sample: Sample
    carrier: float
    interface_energy: float
    diffusion: float
    surface: float

    def save(self, to: Saving) -> None:
        """All of it."""
        to.numbers("last", [self.carrier, self.interface_energy, self.diffusion, self.surface])
        for name in self.KEPT:
            to.at_points(name, self.sample[name])

    @classmethod
    def restored(cls, saved: Saved, comm: MPI.Comm) -> _Forces:
        """What was saved."""
        values = [float(value) for value in saved.numbers("last", 4)]
        return cls(Sample({name: saved.at_points(name).ravel() for name in cls.KEPT}, comm), *values)

    def work_to(self, later: _Forces, force: str, displacement: npt.NDArray[np.float64]) -> float:
        """Work of a force on a displacement, with the trapezoidal rule."""
        mean = (self.sample[force] + later.sample[force]) / 2
        return later.sample.per_volume_of_host(mean * displacement)
