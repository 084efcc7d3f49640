"""Ingredients of the carrier in the body: mixing, transport, gradient energy, and where the body reacts."""

from __future__ import annotations

from chemomech.input.constants import GAS_CONSTANT
from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.model.properties import UflFunctions
from chemomech.physics.chemistry import Mixing
from chemomech.physics.gradient_energy import CahnHilliard, GradientEnergy, Homogeneous
from chemomech.physics.host import Host, OutsideInertRegions, TransportWithInert, WholeBody
from chemomech.physics.transport import CONDUCTIONS, ConcentrationDependent, Diffusivity, StressAssisted, Transport


def mixing(setting: CaseOnMesh) -> Mixing:
    """Free energy of the product, as its material says."""
    material, temperature = setting.case.material, setting.case.temperature
    return Mixing(
        potential=lambda y: material.potential_of(y, temperature, UflFunctions()),
        grand_potential_of_product=lambda y: material.grand_potential_of(y, temperature, UflFunctions()),
        amorphisation_energy=setting.constant(material.amorphisation(temperature)),
    )


def transport(setting: CaseOnMesh) -> Transport:
    """Diffusion in host, product and inert regions."""
    inert, scales, properties = setting.case.layout.inert, setting.scales, setting.properties
    solubility = setting.case.material.chemistry.host_solubility.value
    diffusivity, conduction = _diffusivity(setting), CONDUCTIONS[setting.case.interface.conduction]
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
    kappa, scales = setting.case.material.chemistry.gradient_energy, setting.scales
    if kappa is None:
        return Homogeneous()
    return CahnHilliard(setting.constant(kappa.value / (scales.stress * scales.length**2)))


def host(setting: CaseOnMesh) -> Host:
    """The whole body, or what of it is not inert."""
    inert = setting.case.layout.inert
    if not any(inert):
        return WholeBody()
    return OutsideInertRegions(setting.properties.numbers([1.0 if region is None else 0.0 for region in inert]))


def _diffusivity(setting: CaseOnMesh) -> Diffusivity:
    properties, scales, temperature = setting.properties, setting.scales, setting.case.temperature
    value = properties.phases(
        lambda m: m.transport.diffusivity,
        lambda m: m.diffusivity_factor(temperature) * scales.time / scales.length**2,
    )
    if all(material.transport.activation_volume.value == 0 for material in properties.materials):
        return ConcentrationDependent(value)
    volume = properties.number(
        lambda m: m.transport.activation_volume.value * scales.stress / (GAS_CONSTANT * temperature)
    )
    return StressAssisted(value, volume)
