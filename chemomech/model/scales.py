"""Units of the dimensionless problem: the one place where SI and scaled numbers meet."""

from __future__ import annotations

from dataclasses import dataclass

from chemomech.case.case import Case


@dataclass(frozen=True)
class Scales:
    """Reference length [m], time [s], stress and energy density [Pa], carrier density [mol/m^3].

    Length is the radius or thickness ``R``, stress is ``RT C_max`` and time is ``R/k + R^2/D``, the sum of the
    reaction's and the diffusion's own time.
    """

    length: float
    time: float
    stress: float
    carrier_density: float

    @classmethod
    def of(cls, case: Case) -> Scales:
        """Scales of a case."""
        material, size = case.material, case.geometry.size
        diffusivity = float(material.transport.diffusivity.product(0.5))
        diffusivity *= material.diffusivity_factor(case.temperature)
        return cls(
            length=size,
            time=size / case.rate_constant + size**2 / diffusivity,
            stress=material.energy_scale(case.temperature),
            carrier_density=material.carrier_density,
        )
