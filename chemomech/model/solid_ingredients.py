"""Ingredients of the solid: geometry, chemical stretch, elasticity, plastic flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import ufl
from ufl.core.expr import Expr

from chemomech.materials.material import Material
from chemomech.model.case_on_mesh import CaseOnMesh
from chemomech.physics.by_region import RegionalDamage, RegionalFlow, Regions
from chemomech.physics.damage import Breakage, Damage
from chemomech.physics.damages.no_damage import NoDamage
from chemomech.physics.elastic_anisotropy import ElasticAnisotropy, Strain
from chemomech.physics.elasticity import AnisotropicHost, Elasticity, NeoHookean
from chemomech.physics.flow_rule import Flow
from chemomech.physics.kinematics import Geometry
from chemomech.physics.laws import Law
from chemomech.physics.no_plasticity import NoPlasticity
from chemomech.physics.plasticity import J2Plasticity, Plasticity
from chemomech.physics.strength import YieldStrength
from chemomech.physics.swelling import CrystalSwelling, IsotropicSwelling, Swelling

L = TypeVar("L", bound=Law)
R = TypeVar("R")


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
    laws = [setting.law(material.elasticity.anisotropy) for material in setting.properties.materials]
    excess = partial(_excess_energy, laws, setting.properties.regions)
    return AnisotropicHost(E, nu, excess, setting.crystal_frame())


def plasticity(setting: CaseOnMesh) -> Plasticity:
    """Yield strength, hardening and flow rule; without flow anywhere no return map enters the kernels."""
    properties = setting.properties
    if not any(material.plasticity.flow.flows for material in properties.materials):
        return NoPlasticity()
    phases = properties.phases(lambda m: m.plasticity.yield_strength, setting.per_stress)
    front = setting.law(setting.case.interface.front_strength)
    strength = YieldStrength(host=phases.host, product=phases.product, front=front)
    hardening = properties.number(lambda m: m.plasticity.hardening_modulus.value / setting.scales.stress)
    return J2Plasticity(strength, hardening, _flow_rule(setting))


def damage(setting: CaseOnMesh) -> Breakage:
    """How the body loses its strength, or each of its regions."""
    said = [material.damage for material in setting.properties.materials]
    laws: list[Damage] = [NoDamage.of_numbers() if law is None else law for law in said]
    return _by_region(setting, laws, RegionalDamage)


def _flow_rule(setting: CaseOnMesh) -> Flow:
    """How fast the body flows; a rule for each of its regions where they differ."""
    return _by_region(setting, [material.plasticity.flow for material in setting.properties.materials], RegionalFlow)


def _by_region(setting: CaseOnMesh, laws: Sequence[L], regional: Callable[[Regions, Sequence[L]], R]) -> L | R:
    """The law of all regions, or one that is ``regional`` where their laws differ."""
    if all(law.says_the_same(laws[0]) for law in laws):
        return setting.law(laws[0])
    return regional(setting.properties.regions, [setting.law(law) for law in laws])


def _share(axis: int, material: Material) -> float:
    return material.chemical_stretch.shares[axis]


def _excess_energy(laws: Sequence[ElasticAnisotropy], regions: Regions, strain: Strain) -> Expr:
    return regions([ufl.as_ufl(law.excess_energy(strain)) for law in laws])
