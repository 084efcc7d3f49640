"""Units of the dimensionless problem: the one place where SI and scaled numbers meet."""

from __future__ import annotations

from chemomech.case.case import Case
from chemomech.input.constants import FARADAY, GAS_CONSTANT
from chemomech.physics.scales import Scales


def scales_of(case: Case) -> Scales:
    """Scales of a case, see :class:`chemomech.physics.scales.Scales`."""
    material, size = case.material, case.geometry.size
    diffusivity = float(material.transport.diffusivity.product(0.5))
    diffusivity *= material.diffusivity_factor(case.temperature)
    return Scales(
        length=size,
        time=size / case.rate_constant + size**2 / diffusivity,
        stress=material.energy_scale(case.temperature),
        carrier_density=material.carrier_density,
        thermal_energy=GAS_CONSTANT * case.temperature,
        molar_charge=material.carrier_charge.value * FARADAY,
    )
