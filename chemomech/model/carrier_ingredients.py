"""Ingredients of the carrier in the body: mixing, transport, gradient energy, and where the body reacts."""

from __future__ import annotations

from chemomech.input.constants import GAS_CONSTANT
from chemomech.materials.material import Material
from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.chemistry import Mixing
from chemomech.physics.functions import UFL
from chemomech.physics.gradient_energies.homogeneous import Homogeneous
from chemomech.physics.gradient_energy import GradientEnergy
from chemomech.physics.host import Host, OutsideInertRegions, TransportWithInert, WholeBody
from chemomech.physics.transport import Diffusivity, PhaseDiffusivity, StressAssisted, Transport


def mixing(setting: CaseOnMesh) -> Mixing:
    """Free energy of the product, as its material says."""
    material, temperature = setting.case.material, setting.case.temperature
    return Mixing(
        potential=lambda y: material.potential_of(y, temperature, UFL),
        grand_potential_of_product=lambda y: material.grand_potential_of(y, temperature, UFL),
        amorphisation_energy=setting.constant(material.amorphisation(temperature)),
    )


def transport(setting: CaseOnMesh) -> Transport:
    """Diffusion in host, product and inert regions."""
    inert, scales, properties = setting.case.layout.inert, setting.scales, setting.properties
    solubility = setting.case.material.chemistry.host_solubility.value
    diffusivity, conduction = _diffusivity(setting), setting.law(setting.case.interface.conduction)
    if not any(inert):
        return Transport(diffusivity, setting.constant(solubility), conduction)
    unit = scales.carrier_density * scales.length**2 / scales.time
    return TransportWithInert(
        diffusivity,
        properties.numbers([solubility if region is None else 0.0 for region in inert]),
        conduction,
        host=host(setting),
        conductivity=properties.numbers([0.0 if region is None else region.conductivity / unit for region in inert]),
    )


def gradient_energy(setting: CaseOnMesh) -> GradientEnergy:
    """Of a product that separates into two phases by itself."""
    law = setting.case.material.chemistry.gradient_energy
    return Homogeneous.of_numbers() if law is None else setting.law(law)


def host(setting: CaseOnMesh) -> Host:
    """The whole body, or what of it is not inert."""
    inert = setting.case.layout.inert
    if not any(inert):
        return WholeBody()
    return OutsideInertRegions(setting.properties.numbers([1.0 if region is None else 0.0 for region in inert]))


def _diffusivity(setting: CaseOnMesh) -> Diffusivity:
    properties, scales, temperature = setting.properties, setting.scales, setting.case.temperature

    def factor(material: Material) -> float:
        return material.diffusivity_factor(temperature) * scales.time / scales.length**2

    value = PhaseDiffusivity(
        properties.diffusivity(lambda m: m.transport.diffusivity.host, factor),
        properties.diffusivity(lambda m: m.transport.diffusivity.product, factor),
    )
    if all(material.transport.activation_volume.value == 0 for material in properties.materials):
        return value
    volume = properties.number(
        lambda m: m.transport.activation_volume.value * scales.stress / (GAS_CONSTANT * temperature)
    )
    return StressAssisted(value, volume)
