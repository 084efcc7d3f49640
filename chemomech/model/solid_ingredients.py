"""Ingredients of the solid: geometry, chemical stretch, elasticity, plastic flow."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ufl

from chemomech.materials import mechanics
from chemomech.materials.material import Material
from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.by_region import RegionalFlow
from chemomech.physics.elasticity import CubicHost, Elasticity, NeoHookean
from chemomech.physics.kinematics import Geometry
from chemomech.physics.no_plasticity import NoFlow, NoPlasticity
from chemomech.physics.plasticity import (
    FlowRule,
    J2Plasticity,
    LinearViscosity,
    Plasticity,
    PowerLaw,
    RateIndependent,
)
from chemomech.physics.strength import FrontStrength, FullStrength, ReactionAssistedFlow, YieldStrength
from chemomech.physics.swelling import CrystalSwelling, IsotropicSwelling, Swelling


FRONT_STRENGTHS: dict[str, Callable[[], FrontStrength]] = {
    "full strength": FullStrength,
    "reaction-assisted flow": ReactionAssistedFlow,
}


def geometry(setting: CaseOnMesh) -> Geometry:
    """How the body is resolved."""
    case, x = setting.case, ufl.SpatialCoordinate(setting.domain)
    return case.geometry.resolved_body.kinematics(x, case.has_free_axis)


def swelling(setting: CaseOnMesh) -> Swelling:
    """Volume ratio, and how it is shared out between the axes of the crystal."""
    ratio = setting.properties.law(lambda m: m.swelling)
    if all(stretch.is_isotropic for stretch in setting.case.directions.chemical_stretches):
        return IsotropicSwelling(ratio)
    shares = [setting.properties.number(partial(_share, axis)) for axis in range(3)]
    return CrystalSwelling(ratio, shares, setting.crystal_frame())


def elasticity(setting: CaseOnMesh) -> Elasticity:
    """Moduli of host and product, of a cubic host along its axes."""
    E = setting.properties.phases(lambda m: m.elasticity.isotropic_part.youngs_modulus, setting.per_stress)
    nu = setting.properties.phases(lambda m: m.elasticity.isotropic_part.poissons_ratio)
    if all(crystal.is_isotropic for crystal in setting.case.directions.elastic_crystals):
        return NeoHookean(E, nu)
    excess = setting.properties.number(lambda m: m.elasticity.anisotropy.excess / setting.scales.stress)
    return CubicHost(E, nu, excess, setting.crystal_frame())


def plasticity(setting: CaseOnMesh) -> Plasticity:
    """Yield strength, hardening and flow rule; without flow anywhere no return map enters the kernels."""
    properties = setting.properties
    if not any(material.plasticity.flow.flows for material in properties.materials):
        return NoPlasticity()
    phases = properties.phases(lambda m: m.plasticity.yield_strength, setting.per_stress)
    front = FRONT_STRENGTHS[setting.case.interface.front_strength]()
    strength = YieldStrength(host=phases.host, product=phases.product, front=front)
    hardening = properties.number(lambda m: m.plasticity.hardening_modulus.value / setting.scales.stress)
    return J2Plasticity(strength, hardening, _flow_rule(setting))


def _flow_rule(setting: CaseOnMesh) -> FlowRule:
    rules = [_flow_rule_of(material.plasticity.flow, setting) for material in setting.properties.materials]
    if len(rules) == 1 or all(rule == RateIndependent() for rule in rules):
        return rules[0]
    return RegionalFlow(setting.properties.regions, rules)


def _linear_viscosity(flow: mechanics.LinearViscosity, setting: CaseOnMesh) -> FlowRule:
    """Perzyna's uniaxial viscosity is 3/2 of the one that multiplies ``dgamma``: ``q = sqrt(3/2) |s|``."""
    unit = setting.scales.stress * setting.scales.time
    return LinearViscosity(setting.constant(2 / 3 * flow.viscosity / unit))


def _power_law(flow: mechanics.PowerLaw, setting: CaseOnMesh) -> FlowRule:
    return PowerLaw(setting.constant(flow.reference_rate * setting.scales.time), flow.exponent)


FLOW_RULES: dict[type[mechanics.Flow], Callable[[Any, CaseOnMesh], FlowRule]] = {
    mechanics.RateIndependent: lambda flow, setting: RateIndependent(),
    mechanics.LinearViscosity: _linear_viscosity,
    mechanics.PowerLaw: _power_law,
    mechanics.NoFlow: lambda flow, setting: NoFlow(),
}


def _flow_rule_of(flow: mechanics.Flow, setting: CaseOnMesh) -> FlowRule:
    return FLOW_RULES[type(flow)](flow, setting)


def _share(axis: int, material: Material) -> float:
    return material.chemical_stretch.shares[axis]
