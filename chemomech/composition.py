"""From a case to the model: picks the ingredients by name and scales their numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ufl
from dolfinx import fem, mesh
from pydantic import BaseModel
from scipy.constants import R as GAS_CONSTANT
from ufl.core.expr import Expr

from chemomech.case.geometry import Wire
from chemomech.case.schema import Case
from chemomech.materials.mechanics import LinearViscosity as ViscosityData
from chemomech.materials.mechanics import OfPhases
from chemomech.materials.mechanics import PowerLaw as PowerLawData
from chemomech.physics.chemistry import Mixing
from chemomech.physics.elasticity import Law, NeoHookean, PhaseProperty
from chemomech.physics.geometry import Radial
from chemomech.physics.model import Model
from chemomech.physics.plasticity import FlowRule, J2Plasticity, LinearViscosity, PowerLaw, RateIndependent
from chemomech.physics.reaction import FirstOrder, Front, Linear, RateLaw, Symmetric
from chemomech.physics.strength import FrontStrength, FullStrength, ReactionAssistedFlow, YieldStrength
from chemomech.physics.swelling import IsotropicSwelling
from chemomech.physics.transport import ConcentrationDependent, Diffusivity, StressAssisted, Transport
from chemomech.scales import Scales

FRONT_STRENGTHS: dict[str, Callable[[], FrontStrength]] = {
    "full strength": FullStrength,
    "reaction-assisted flow": ReactionAssistedFlow,
}


class _UflFunctions:
    """Elementary functions for material laws that are evaluated on UFL expressions."""

    def exp(self, x: Any, /) -> Any:
        return ufl.exp(x)

    def maximum(self, x: Any, y: Any, /) -> Any:
        return ufl.max_value(x, y)


class Composer:
    """Builds the model of a case on a mesh.

    Numbers become ``fem.Constant``, so that the compiled kernels serve every case with the same ingredients.
    """

    def __init__(self, case: Case, domain: mesh.Mesh) -> None:
        self.case, self.domain, self.scales = case, domain, Scales.of(case)

    def model(self) -> Model:
        """The sum of the ingredients."""
        case, material = self.case, self.case.material
        return Model(
            geometry=self._geometry(),
            swelling=IsotropicSwelling(self._law(material.swelling)),
            elasticity=NeoHookean(
                youngs_modulus=self._phases(material.elasticity.youngs_modulus, 1 / self.scales.stress),
                poissons_ratio=self._phases(material.elasticity.poissons_ratio),
            ),
            plasticity=self._plasticity(),
            mixing=Mixing(
                excess_energy=lambda c: material.excess_energy(c, case.temperature, _UflFunctions()),
                amorphisation_energy=self._constant(material.amorphisation(case.temperature)),
            ),
            transport=Transport(self._diffusivity(), self._constant(material.chemistry.host_solubility.value)),
            front=self._front(),
        )

    def _constant(self, value: float) -> Expr:
        return fem.Constant(self.domain, float(value))

    def _law(self, law: Any, factor: float = 1.0) -> Law:
        """A material law on UFL expressions, its plain numbers as constants, times a unit conversion."""
        scale = self._constant(factor)
        numbers = {k: v for k, v in _entries(law).items() if isinstance(v, float)}
        on_constants = law.model_copy(update={k: self._constant(v) for k, v in numbers.items()})
        return lambda c: scale * on_constants(c, _UflFunctions())

    def _phases(self, phases: OfPhases[Any], factor: float = 1.0) -> PhaseProperty:
        return PhaseProperty(host=self._law(phases.host, factor), product=self._law(phases.product, factor))

    def _geometry(self) -> Radial:
        geometry = self.case.geometry
        return Radial(
            radius=ufl.SpatialCoordinate(self.domain)[0],
            dimension=geometry.dimension,
            axial_stretch_is_unknown=isinstance(geometry, Wire) and geometry.constraint == "generalised plane strain",
        )

    def _plasticity(self) -> J2Plasticity:
        data, stress = self.case.material.plasticity, self.scales.stress
        strength = YieldStrength(
            host=self._law(data.yield_strength.host, 1 / stress),
            product=self._law(data.yield_strength.product, 1 / stress),
            front=FRONT_STRENGTHS[self.case.interface.front_strength](),
        )
        return J2Plasticity(strength, self._constant(data.hardening_modulus.value / stress), self._flow_rule())

    def _flow_rule(self) -> FlowRule:
        """Perzyna's uniaxial viscosity is 3/2 of the one that multiplies ``dgamma``: ``q = sqrt(3/2) |s|``."""
        flow, scales = self.case.material.plasticity.flow, self.scales
        if isinstance(flow, ViscosityData):
            return LinearViscosity(self._constant(2 / 3 * flow.viscosity / (scales.stress * scales.time)))
        if isinstance(flow, PowerLawData):
            return PowerLaw(self._constant(flow.reference_rate * scales.time), flow.exponent)
        return RateIndependent()

    def _diffusivity(self) -> Diffusivity:
        data, temperature = self.case.material.transport, self.case.temperature
        factor = self.case.material.diffusivity_factor(temperature) * self.scales.time / self.scales.length**2
        value = self._phases(data.diffusivity, factor)
        volume = data.activation_volume.value
        if volume == 0:
            return ConcentrationDependent(value)
        return StressAssisted(value, self._constant(volume * self.scales.stress / (GAS_CONSTANT * temperature)))

    def _front(self) -> Front:
        interface, scales = self.case.interface, self.scales
        law, barrier = self._rate_law()
        return Front(
            rate_constant=self._constant(self.case.rate_constant * scales.time / scales.length),
            width=self._constant(interface.width / scales.length),
            barrier=self._constant(barrier),
            rate_law=law,
            capillarity=self._constant(1.0 if interface.capillarity == "physical" else 0.0),
        )

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
        surface = material.site_fraction(material.surface_potential(self.case.surface.voltage, T), T)
        reference = abs(float(material.transformation_energy(surface, T)))
        reverse = material.amorphisation(T) / reference
        return Linear(self._constant(reference)), interface.barrier * max(1.0, reverse)


def _entries(law: BaseModel) -> dict[str, Any]:
    return {name: getattr(law, name) for name in type(law).model_fields}


def momentum_scale(case: Case) -> float:
    """Factor on the momentum balance that makes its residual a strain: ``RT C_max`` over the host's modulus."""
    modulus = float(case.material.elasticity.youngs_modulus.host(0.0))
    return Scales.of(case).stress / modulus
