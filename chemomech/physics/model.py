"""The coupled model: the sum of its ingredients, written once for every geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add

import ufl
from ufl.core.expr import Expr

from chemomech.physics.chemistry import Mixing
from chemomech.physics.damage import Breakage
from chemomech.physics.damages.no_damage import NoDamage
from chemomech.physics.diffusivity import LocalState
from chemomech.physics.elasticity import Elasticity
from chemomech.physics.functions import UFL
from chemomech.physics.gradient_energy import GradientEnergy
from chemomech.physics.host import Host, WholeBody
from chemomech.physics.kinematics import Geometry
from chemomech.physics.order_parameter import product_fraction
from chemomech.physics.plasticity import Plasticity, PlasticStep, TrialState
from chemomech.physics.reaction import Front
from chemomech.physics.swelling import Swelling
from chemomech.physics.transport import Transport


@dataclass(frozen=True)
class Fields:
    """The unknowns, or their test functions, at one time."""

    displacement: Expr
    order_parameter: Expr
    potential: Expr
    logit: Expr
    axial_stretch: Expr | None = None
    electrode_potential: Expr | None = None
    """Of the carrier outside the surface, where the current is given; it has no equation in the body."""


@dataclass(frozen=True)
class Internal:
    """Plastic state at the beginning of the step."""

    inverse_plastic_metric: Expr
    accumulated_strain: Expr


@dataclass(frozen=True)
class TimeStep:
    """A step of a linear multistep method, ``dx/dt = sum_i weights[i] x_(n+1-i)``, and its length."""

    weights: Sequence[Expr]
    length: Expr

    def derivative(self, values: Sequence[Expr]) -> Expr:
        """Rate of a quantity from its values now and at the previous steps."""
        return reduce(add, (weight * value for weight, value in zip(self.weights, values, strict=True)))


@dataclass(frozen=True)
class Response:
    """Everything that follows pointwise from the fields, as UFL expressions."""

    deformation_gradient: Expr
    content: Expr
    product_fraction: Expr
    site_fraction: Expr
    first_piola_stress: Expr
    elastic_energy: Expr
    mechanical_potential: Expr
    """``mu_mech = d(J_c psi_e)/dc`` at fixed ``F`` and ``F_p``, in RT."""
    mechanical_drive: Expr
    """``d(J_c psi_e)/dh`` at fixed ``c``: host and product differ in stiffness."""
    grand_potential: Expr
    """``omega``, chemical and mechanical."""
    plastic: PlasticStep

    @property
    def volume_ratio(self) -> Expr:
        """``J = det F``."""
        return ufl.det(self.deformation_gradient)

    @property
    def cauchy_stress(self) -> Expr:
        """``sigma = P F^T / J``."""
        return self.first_piola_stress * self.deformation_gradient.T / self.volume_ratio

    @property
    def mean_stress(self) -> Expr:
        """``tr sigma / 3``, positive in tension."""
        return ufl.tr(self.cauchy_stress) / 3


@dataclass(frozen=True)
class Model:
    """Balance laws of momentum and carrier, the potential's definition and the reaction's rate.

    Energy per reference volume, in units of ``RT C_max``::

        Psi = h dg_am + (h + eps) f_a(c_a) + kappa/2 |grad c|^2 + W [g + l^2 |grad phi|^2]/2
            + J_c psi_e(F F_c^-1 F_p^-1; c, h)

    Stress, mechanical potential and mechanical drive are its derivatives with respect to ``F``, ``c`` and ``h``
    at fixed plastic state.
    """

    geometry: Geometry
    swelling: Swelling
    elasticity: Elasticity
    plasticity: Plasticity
    mixing: Mixing
    transport: Transport
    front: Front
    gradient_energy: GradientEnergy
    host: Host = field(default_factory=WholeBody, kw_only=True)
    damage: Breakage = field(default_factory=NoDamage.of_numbers, kw_only=True)

    @property
    def uncoupled(self) -> tuple[str, ...]:
        """Names of the fields whose equations have nothing to do with those of the others."""
        return ()

    def of_host(self, fields: Fields) -> Fields:
        """Fields, or their tests, whose order parameter and logit are 0 in inert regions."""
        return replace(fields, order_parameter=self.host(fields.order_parameter), logit=self.host(fields.logit))

    def content(self, fields: Fields) -> Expr:
        """Carrier content ``c = (h + eps) c_a`` per host site, relative to the full product."""
        fields = self.of_host(fields)
        capacity = self.transport.capacity(product_fraction(fields.order_parameter))
        return capacity * self.mixing.site_fraction(fields.logit)

    def response(self, fields: Fields, internal: Internal, time_step: Expr) -> Response:
        """Pointwise response; the return map runs on the plastic state at the beginning of the step."""
        fields = self.of_host(fields)
        F = self.geometry.deformation_gradient(fields.displacement, fields.axial_stretch)
        h = product_fraction(fields.order_parameter)
        c = self.content(fields)
        trial = TrialState(
            distortion=F * ufl.inv(self.swelling.distortion(c)),
            inverse_plastic_metric=internal.inverse_plastic_metric,
            accumulated_strain=internal.accumulated_strain,
            shear_modulus=self.elasticity.shear_modulus(c, h),
            content=c,
            order_parameter=fields.order_parameter,
            time_step=time_step,
        )
        plastic = self.plasticity.return_map(trial)
        F_, c_, h_ = ufl.variable(F), ufl.variable(c), ufl.variable(h)
        energy = self.elastic_energy(F_, c_, h_, plastic.inverse_plastic_metric)
        mechanical_drive = ufl.diff(energy, h_)
        return Response(
            deformation_gradient=F,
            content=c,
            product_fraction=h,
            site_fraction=self.mixing.site_fraction(fields.logit),
            first_piola_stress=ufl.diff(energy, F_),
            elastic_energy=energy,
            mechanical_potential=ufl.diff(energy, c_),
            mechanical_drive=mechanical_drive,
            grand_potential=self.mixing.grand_potential(fields.logit) + mechanical_drive,
            plastic=plastic,
        )

    def elastic_energy(self, F: Expr, c: Expr, h: Expr, inverse_plastic_metric: Expr) -> Expr:
        """``J_c psi_e`` per reference volume, with ``A = F (J_c^(-1/3) F_c)^-1`` and ``J_e = det F / J_c``."""
        A = F * ufl.inv(self.swelling.distortion(c))
        J_c = self.swelling.volume_ratio(c)
        J_e = ufl.det(F) / J_c
        return J_c * self.damage.strain_energy(self.elasticity.strain_energy(A, inverse_plastic_metric, J_e, c, h), J_e)

    def drive_without_stress(self, potential: Expr, guess: Expr) -> Expr:
        """Drive of the front in stress-free product of a given potential, from a guess of its logit."""
        return self.front.drive(self.mixing.grand_potential(self.mixing.logit_at(potential, guess)))

    def carrier_flux(self, fields: Fields, response: Response) -> tuple[Expr, Expr]:
        """Mobility ``M`` and spatial gradient ``F^-T grad mu``."""
        fields = self.of_host(fields)
        product = self.transport.capacity(1) * response.site_fraction
        relative_swelling = self.swelling.volume_ratio(response.content) / self.swelling.volume_ratio(product)
        state = LocalState(response.content, response.plastic.accumulated_strain)
        mobility = self.transport.mobility(
            response.site_fraction, state, fields.order_parameter, response.mean_stress, relative_swelling
        )
        gradient = self.transport.spatial_gradient(
            self.geometry.gradient(fields.potential), response.deformation_gradient
        )
        return mobility, gradient

    def residual(
        self,
        fields: Fields,
        tests: Fields,
        previous: Sequence[Fields],
        internal: Internal,
        step: TimeStep,
        momentum_scale: Expr,
        dx: ufl.Measure,
    ) -> ufl.Form:
        """Weak form of the whole coupled step.

        The rows of carrier and reaction are divided by the leading weight of the time derivative: their residuals
        are errors of ``c`` and ``phi``. Those of momentum are multiplied by ``momentum_scale``.
        """
        fields, tests, *previous = (self.of_host(each) for each in (fields, tests, *previous))
        state = self.response(fields, internal, step.length)
        return (
            (
                momentum_scale * self._momentum(state, tests)
                + self._carrier(fields, tests, previous, state, step) / step.weights[0]
                + self._potential(fields, tests, state)
                + self._reaction(fields, tests, previous, state, step) / step.weights[0]
            )
            * self.geometry.volume_element()
            * dx
        )

    def _momentum(self, state: Response, tests: Fields) -> Expr:
        """``P : delta F``."""
        virtual = self.geometry.virtual_deformation(tests.displacement, tests.axial_stretch)
        return ufl.inner(state.first_piola_stress, virtual)

    def _carrier(
        self, fields: Fields, tests: Fields, previous: Sequence[Fields], state: Response, step: TimeStep
    ) -> Expr:
        """``dc/dt eta + M grad mu . C^-1 grad eta``."""
        mobility, gradient = self.carrier_flux(fields, state)
        test_gradient = self.transport.spatial_gradient(
            self.geometry.gradient(tests.potential), state.deformation_gradient
        )
        contents = (state.content, *(self.content(old) for old in previous))
        return step.derivative(contents) * tests.potential + mobility * ufl.inner(gradient, test_gradient)

    def _potential(self, fields: Fields, tests: Fields, state: Response) -> Expr:
        """``(f_a' + mu_mech - mu) eta + kappa grad c . grad eta``."""
        local = self.mixing.potential(fields.logit) + state.mechanical_potential - fields.potential
        gradients = self.geometry.gradient(state.content), self.geometry.gradient(tests.logit)
        return local * tests.logit + self.gradient_energy.weak_potential(*gradients)

    def _reaction(
        self, fields: Fields, tests: Fields, previous: Sequence[Fields], state: Response, step: TimeStep
    ) -> Expr:
        """``(1/m) dphi/dt eta`` less the rate of a front with ``m = 1``."""
        phi = fields.order_parameter
        gradient, eta = self.geometry.gradient(phi), tests.order_parameter
        test_gradient = self.geometry.gradient(eta)
        rate = self.front.weak_rate(
            phi,
            gradient,
            eta,
            test_gradient,
            self.front.drive(state.grand_potential),
            self.geometry.curvature_term(phi, gradient, eta, test_gradient, self.front.width),
        )
        phis = (phi, *(old.order_parameter for old in previous))
        mobility = self.front.mobility(self.front.width * gradient)
        if self.front.pressure_dependence.depends:
            mobility = mobility * self.front.pressure_dependence.factor(self.front.product_pressure, UFL)
        return step.derivative(phis) / mobility * eta - rate
