"""Balance laws, measured in every step: carrier and energy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from mpi4py import MPI

from chemomech.observe.observation import Observation
from chemomech.solve.integrator import Integrator


class CarrierBalance:
    """Carrier in the body against carrier that entered through the surface.

    The inflow is the reaction of the carrier balance at the surface, where its row is replaced by the given
    potential; it is integrated with the weights of the step that produced it.
    """

    def __init__(self, integrator: Integrator, surface_dofs: npt.NDArray[np.int32], volume: float) -> None:
        self._rows = np.isin(integrator.newton.fixed, surface_dofs)
        self._volume = volume
        self._supplied: list[float] = [0.0]
        self._initial: float | None = None

    @property
    def supplied(self) -> float:
        """Carrier that has entered so far, relative to the full product."""
        return self._supplied[0]

    def inflow(self, seen: Observation) -> float:
        """Rate at which carrier enters, relative to the full product."""
        leading = seen.integrator.derivative_weights()[0]
        local = float(seen.integrator.newton.reactions[self._rows].sum())
        total = seen.integrator.unknowns.domain.comm.allreduce(local, op=MPI.SUM)
        return float(leading * total / self._volume)

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Supplied carrier and the error of the balance, relative to the content or to 1 % of the full product."""
        content = seen.sample.mean(seen.sample["content"])
        if self._initial is None:
            self._initial = content
        else:
            leading, *past = seen.integrator.derivative_weights()
            before = sum(w * q for w, q in zip(past, self._supplied, strict=False))
            self._supplied = [(self.inflow(seen) - before) / leading, *self._supplied[:1]]
        return {
            "carrier_supplied": self.supplied,
            "carrier_balance_error": (content - self._initial - self.supplied) / max(content, 0.01),
        }


class EnergyBalance:
    """Free energy, supplied energy and dissipation.

    ``d Psi/dt = mu_s dN/dt - D_diffusion - D_reaction - D_plasticity``. Supply is the mean potential times the carrier
    that entered in the step; diffusion is integrated with the trapezoidal rule; reaction and plastic flow are
    differences over the step and count for the whole of it.
    The error is relative to the largest term of the balance.
    """

    PROCESSES = ("diffusion", "reaction", "plastic")

    def __init__(self, carrier: CarrierBalance) -> None:
        self._carrier = carrier
        self._last: dict[str, float] | None = None
        self._initial = 0.0
        self._supplied = 0.0
        self._dissipated = dict.fromkeys(self.PROCESSES, 0.0)

    def __call__(self, seen: Observation) -> dict[str, float]:
        """Energies and dissipation per volume of pristine host."""
        sample = seen.sample
        stored = {k: sample.mean(sample[k]) for k in ("chemical_energy", "interface_energy", "elastic_energy")}
        rates = {k: sample.mean(sample[f"{k}_dissipation"]) for k in self.PROCESSES}
        total = sum(stored.values())
        if self._last is None:
            self._initial = total
            rates = dict.fromkeys(self.PROCESSES, 0.0)
            self._last = {**rates, "potential": seen.surface_potential, "carrier": 0.0}
        else:
            self._integrate(rates, seen.surface_potential, seen.time_step)
        lost = sum(self._dissipated.values())
        error = total - self._initial - self._supplied + lost
        largest = max(abs(self._supplied), lost, abs(total), abs(self._initial))
        energy, power = seen.scales.stress, seen.scales.stress / seen.scales.time
        names = {"diffusion": "diffusion", "reaction": "reaction", "plastic": "plasticity"}
        return {
            **{k: v * energy for k, v in stored.items()},
            "supplied_energy": self._supplied * energy,
            **{f"dissipated_by_{names[k]}": v * energy for k, v in self._dissipated.items()},
            **{f"{k}_dissipation": v * power for k, v in rates.items()},
            "energy_balance_error": error / largest,
        }

    def _integrate(self, rates: dict[str, float], potential: float, step: float) -> None:
        assert self._last is not None
        carrier = self._carrier.supplied
        self._supplied += (potential + self._last["potential"]) / 2 * (carrier - self._last["carrier"])
        for process, rate in rates.items():
            earlier = self._last[process] if process == "diffusion" else rate
            self._dissipated[process] += step * (rate + earlier) / 2
        self._last = {**rates, "potential": potential, "carrier": carrier}
