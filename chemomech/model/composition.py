"""From a case to the model: picks the ingredients by name and scales their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import ufl
from dolfinx import fem, mesh
from ufl.core.expr import Expr

from chemomech.case.case import Case
from chemomech.case.surface_kinetics import ButlerVolmer as ButlerVolmerData
from chemomech.input.constants import FARADAY, GAS_CONSTANT
from chemomech.materials.material import Material
from chemomech.materials.mechanics import LinearViscosity as ViscosityData
from chemomech.materials.mechanics import NoFlow as NoFlowData
from chemomech.materials.mechanics import PowerLaw as PowerLawData
from chemomech.mesh.body import Entities
from chemomech.model.properties import Properties, UflFunctions
from chemomech.model.scales import Scales
from chemomech.physics.by_region import RegionalFlow
from chemomech.physics.cartesian import CrossSection, Revolved, Solid
from chemomech.physics.chemistry import Mixing
from chemomech.physics.elasticity import CubicHost, Elasticity, NeoHookean
from chemomech.physics.exchange import ButlerVolmer, Kinetics, LinearKinetics, OfVacancies
from chemomech.physics.gradient_energy import CahnHilliard, GradientEnergy, Homogeneous
from chemomech.physics.host import Host, OutsideInertRegions, TransportWithInert, WholeBody
from chemomech.physics.kinematics import Geometry, Radial
from chemomech.physics.mobility import Anisotropic, Isotropic, Mobility
from chemomech.physics.model import Model
from chemomech.physics.no_plasticity import NoFlow, NoPlasticity
from chemomech.physics.plasticity import (
    FlowRule,
    J2Plasticity,
    LinearViscosity,
    Plasticity,
    PowerLaw,
    RateIndependent,
)
from chemomech.physics.reaction import FirstOrder, Front, Linear, RateLaw, Symmetric
from chemomech.physics.single_phase import SinglePhase
from chemomech.physics.strength import FrontStrength, FullStrength, ReactionAssistedFlow, YieldStrength
from chemomech.physics.surface_conduction import SurfacePath
from chemomech.physics.swelling import CrystalSwelling, IsotropicSwelling, Swelling
from chemomech.physics.transport import CONDUCTIONS, ConcentrationDependent, Diffusivity, StressAssisted, Transport

FRONT_STRENGTHS: dict[str, Callable[[], FrontStrength]] = {
    "full strength": FullStrength,
    "reaction-assisted flow": ReactionAssistedFlow,
}


class Composer:
    """Builds the model of a case on a mesh.

    Numbers become ``fem.Constant``, so that the compiled kernels serve every case with the same ingredients; where
    regions have materials of their own :class:`Properties` combines them.
    """

    def __init__(self, case: Case, domain: mesh.Mesh, regions: Mapping[str, Entities] | None = None) -> None:
        """Compose on a mesh; ``regions`` are the cells of those the case gives materials to."""
        self.case, self.domain, self.scales = case, domain, Scales.of(case)
        self.properties = Properties(case, domain, regions or {})

    def model(self) -> Model:
        """The sum of the ingredients."""
        case, material = self.case, self.case.material
        return (SinglePhase if case.is_single_phase else Model)(
            geometry=self._geometry(),
            swelling=self._swelling(),
            elasticity=self._elasticity(),
            plasticity=self._plasticity(),
            mixing=Mixing(
                potential=lambda y: material.potential_of(y, case.temperature, UflFunctions()),
                grand_potential_of_product=lambda y: material.grand_potential_of(y, case.temperature, UflFunctions()),
                amorphisation_energy=self.properties.constant(material.amorphisation(case.temperature)),
            ),
            transport=self._transport(),
            front=self._front(),
            gradient_energy=self._gradient_energy(),
            host=self._host(),
        )

    def _per_stress(self, material: Material) -> float:
        return 1 / self.scales.stress

    def _geometry(self) -> Geometry:
        geometry, x = self.case.geometry, ufl.SpatialCoordinate(self.domain)
        if geometry.resolved == "cross-section":
            return CrossSection(x, self.case.has_free_axis)
        if geometry.resolved == "meridian":
            return Revolved(x)
        if geometry.resolved == "volume":
            return Solid(x)
        return Radial(radius=x[0], dimension=geometry.dimension, axial_stretch_is_unknown=self.case.has_free_axis)

    def surface_kinetics(self) -> Kinetics | None:
        """Rate at which carrier passes the surface; None where it is in equilibrium with the voltage."""
        surface, material, scales = self.case.surface, self.case.material, self.scales
        charge = material.carrier_charge.value * FARADAY
        per_current = scales.time / (charge * scales.carrier_density * scales.length)
        film = None
        if surface.film_resistance is not None:  # z F R i / RT over the flux of that current
            film = surface.film_resistance * charge / (GAS_CONSTANT * self.case.temperature) / per_current
        law = surface.kinetics
        if isinstance(law, ButlerVolmerData):
            rate = self.properties.constant(law.exchange_current_density * per_current)
            alpha = law.transfer_coefficient
            exchange = OfVacancies(rate, alpha) if law.depends_on == "site fraction" else (lambda logit: rate)
            return ButlerVolmer(exchange, alpha, None if film is None else self.properties.constant(film))
        resistances = [] if law is None else [1 / (law.exchange_current_density * per_current)]
        resistances += [] if film is None else [film]
        return LinearKinetics(self.properties.constant(1 / sum(resistances))) if resistances else None

    def surface_path(self) -> SurfacePath | None:
        """Conduction along the wall; None where there is no path."""
        path, scales = self.case.surface_path, self.scales
        if path is None or path.concentration is None:
            return None
        filling = path.concentration / scales.carrier_density
        return SurfacePath(
            self.properties.constant(filling * path.thickness * path.diffusivity * scales.time / scales.length**3)
        )

    def _gradient_energy(self) -> GradientEnergy:
        kappa = self.case.material.chemistry.gradient_energy
        if kappa is None:
            return Homogeneous()
        return CahnHilliard(self.properties.constant(kappa.value / (self.scales.stress * self.scales.length**2)))

    def _swelling(self) -> Swelling:
        ratio = self.properties.law(lambda m: m.swelling)
        if all(stretch.is_isotropic for stretch in self.case.chemical_stretches):
            return IsotropicSwelling(ratio)
        shares = [self.properties.number(partial(_share, axis)) for axis in range(3)]
        return CrystalSwelling(ratio, shares, self._crystal_frame())

    def _crystal_frame(self) -> Expr:
        """Rows: the axes of the model's tensors in the frame of the crystal.

        The tensors of a meridian are along ``(r, z)`` and around the axis, those of a film along its normal first.
        """
        order = [0, 1, 2]
        if self.case.geometry.resolved == "meridian":
            order = [0, 2, 1]
        elif self.case.geometry.dimension == 1:
            order = [2, 0, 1]
        return fem.Constant(self.domain, self.case.crystal_frame[order])

    def _elasticity(self) -> Elasticity:
        E = self.properties.phases(lambda m: m.elasticity.isotropic_part.youngs_modulus, self._per_stress)
        nu = self.properties.phases(lambda m: m.elasticity.isotropic_part.poissons_ratio)
        if all(crystal.is_isotropic for crystal in self.case.elastic_crystals):
            return NeoHookean(E, nu)
        excess = self.properties.number(lambda m: m.elasticity.anisotropy.excess / self.scales.stress)
        return CubicHost(E, nu, excess, self._crystal_frame())

    def _plasticity(self) -> Plasticity:
        if all(isinstance(material.plasticity.flow, NoFlowData) for material in self.properties.materials):
            return NoPlasticity()
        phases = self.properties.phases(lambda m: m.plasticity.yield_strength, self._per_stress)
        front = FRONT_STRENGTHS[self.case.interface.front_strength]()
        strength = YieldStrength(host=phases.host, product=phases.product, front=front)
        hardening = self.properties.number(lambda m: m.plasticity.hardening_modulus.value / self.scales.stress)
        return J2Plasticity(strength, hardening, self._flow_rule())

    def _flow_rule(self) -> FlowRule:
        rules = [self._flow_rule_of(material) for material in self.properties.materials]
        if len(rules) == 1 or all(isinstance(rule, RateIndependent) for rule in rules):
            return rules[0]
        return RegionalFlow(self.properties.regions, rules)

    def _flow_rule_of(self, material: Material) -> FlowRule:
        """Perzyna's uniaxial viscosity is 3/2 of the one that multiplies ``dgamma``: ``q = sqrt(3/2) |s|``."""
        flow, scales = material.plasticity.flow, self.scales
        if isinstance(flow, ViscosityData):
            return LinearViscosity(self.properties.constant(2 / 3 * flow.viscosity / (scales.stress * scales.time)))
        if isinstance(flow, PowerLawData):
            return PowerLaw(self.properties.constant(flow.reference_rate * scales.time), flow.exponent)
        if isinstance(flow, NoFlowData):
            return NoFlow()
        return RateIndependent()

    def _host(self) -> Host:
        inert = self.case.inert_of_regions
        if not any(inert):
            return WholeBody()
        return OutsideInertRegions(self.properties.numbers([1.0 if region is None else 0.0 for region in inert]))

    def _transport(self) -> Transport:
        inert, scales = self.case.inert_of_regions, self.scales
        solubility = self.case.material.chemistry.host_solubility.value
        diffusivity, conduction = self._diffusivity(), CONDUCTIONS[self.case.interface.conduction]
        if not any(inert):
            return Transport(diffusivity, self.properties.constant(solubility), conduction)
        unit = scales.carrier_density * scales.length**2 / scales.time
        return TransportWithInert(
            diffusivity,
            self.properties.numbers([solubility if region is None else 0.0 for region in inert]),
            conduction,
            host=self._host(),
            conductivity=self.properties.numbers(
                [0.0 if region is None else region.conductivity / unit for region in inert]
            ),
        )

    def _diffusivity(self) -> Diffusivity:
        scales, temperature = self.scales, self.case.temperature
        value = self.properties.phases(
            lambda m: m.transport.diffusivity,
            lambda m: m.diffusivity_factor(temperature) * scales.time / scales.length**2,
        )
        if all(material.transport.activation_volume.value == 0 for material in self.properties.materials):
            return ConcentrationDependent(value)
        volume = self.properties.number(
            lambda m: m.transport.activation_volume.value * scales.stress / (GAS_CONSTANT * temperature)
        )
        return StressAssisted(value, volume)

    def _front(self) -> Front:
        interface, scales = self.case.interface, self.scales
        law, barrier = self._rate_law()
        return Front(
            rate_constant=self.properties.constant(self.case.rate_constant * scales.time / scales.length),
            width=self.properties.constant(interface.width / scales.length),
            barrier=self.properties.constant(barrier),
            rate_law=law,
            capillarity=interface.capillarity == "physical",
            mobility=self._mobility(),
        )

    def _mobility(self) -> Mobility:
        oriented = self.case.front_mobility
        if oriented.is_isotropic:
            return Isotropic()
        law = self.properties.on_constants(oriented.law.relative())
        return Anisotropic(law, self._crystal_frame())

    def _rate_law(self) -> tuple[RateLaw, float]:
        """The law and a barrier that keeps both phases stable.

        ``omega_ref`` of the linear law is ``|omega|`` at the surface, so that ``k`` is the speed at full drive
        there; its reverse branch may exceed 1, and the barrier grows with it.
        """
        interface, material, T = self.case.interface, self.case.material, self.case.temperature
        if interface.rate_law == "first order":
            return FirstOrder(), interface.barrier
        if interface.rate_law == "symmetric":
            return Symmetric(), interface.barrier
        surface = material.site_fraction(self.case.surface_potential, T)
        reference = abs(float(material.transformation_energy(surface, T)))
        reverse = material.amorphisation(T) / reference
        return Linear(self.properties.constant(reference)), interface.barrier * max(1.0, reverse)


def _share(axis: int, material: Material) -> float:
    return material.chemical_stretch.shares[axis]


def momentum_scale(case: Case) -> float:
    """Factor on the momentum balance that makes its residual a strain: ``RT C_max`` over the host's modulus."""
    modulus = float(case.material.elasticity.isotropic_part.youngs_modulus.host(0.0))
    return Scales.of(case).stress / modulus
