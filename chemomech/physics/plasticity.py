"""J2 elasto-plasticity at finite strain: the return map as UFL expressions inside the residual.

State is the inverse plastic right Cauchy-Green tensor ``C_p^-1`` (determinant one) and the accumulated plastic
strain. J. C. Simo, Comput. Methods Appl. Mech. Engrg. 99 (1992) 61; Simo and Hughes, *Computational Inelasticity*,
section 9.3. Here the returned ``bbar_e`` keeps determinant one, so plastic flow is isochoric to rounding error.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.flow_rule import Flow
from chemomech.physics.functions import UFL
from chemomech.physics.strength import YieldStrength
from chemomech.physics.tensors import deviator, isochoric_from_deviator, norm, unimodular


@dataclass(frozen=True)
class TrialState:
    """A step as if it were elastic: what the return map starts from. UFL expressions in the units of the problem."""

    distortion: Expr
    """``A ~ F F_c^-1``, of any volume."""
    inverse_plastic_metric: Expr
    """``C_p^-1`` at the beginning of the step."""
    accumulated_strain: Expr
    """``eps_p`` at the beginning of the step."""
    shear_modulus: Expr
    content: Expr
    order_parameter: Expr
    time_step: Expr


@dataclass(frozen=True)
class PlasticStep:
    """Result of a return map, as UFL expressions."""

    inverse_plastic_metric: Expr
    accumulated_strain: Expr
    logarithmic_strain: Expr
    """Equivalent logarithmic plastic strain of the step, ``sqrt(2/3) n : (ln b_trial - ln b)/2`` with ``n = s/|s|``.

    It is what the stress does work on. The accumulated strain of the return map, ``sqrt(2/3) dgamma``, differs from it
    by a fraction as large as the elastic strain, in steps however short.
    """
    dissipated_energy: Expr
    """Work of plastic flow in the step, ``sqrt(3/2) |s|`` times that strain, per intermediate volume."""


class Plasticity(Protocol):
    """What is left of a deformation once the body has flowed."""

    def return_map(self, trial: TrialState) -> PlasticStep:
        """Plastic state at the end of the step."""
        ...


@dataclass(frozen=True)
class J2Plasticity:
    """Isotropic J2 plasticity with linear hardening, ``|s| <= sqrt(2/3) (sigma_Y + H eps_p)``."""

    yield_strength: YieldStrength
    hardening_modulus: Expr
    flow_rule: Flow

    def return_map(self, trial: TrialState) -> PlasticStep:
        """Return the trial state ``A = F F_c^-1`` to the yield surface.

        ``bbar = (det A)^(-2/3) A C_p^-1 A^T``, ``s = G dev bbar``; where ``|s|`` exceeds the strength,
        ``s <- s (1 - 2 Gbar dgamma/|s|)`` with ``Gbar = G tr(bbar)/3`` and ``eps_p += sqrt(2/3) dgamma``.
        """
        A, shear_modulus = trial.distortion, trial.shear_modulus
        isochoric = ufl.det(A) ** (-1 / 3) * A
        b_trial = isochoric * unimodular(trial.inverse_plastic_metric) * isochoric.T
        third = ufl.tr(b_trial) / 3
        deviatoric = deviator(b_trial)
        stress = shear_modulus * norm(deviatoric)
        strength = self.yield_strength(trial.content, trial.order_parameter)
        H = self.hardening_modulus
        overstress = stress - sqrt(2 / 3) * (strength + H * trial.accumulated_strain)
        yields = ufl.gt(overstress, 0)
        stiffness = 2 * shear_modulus * third + 2 / 3 * H
        positive = ufl.conditional(yields, overstress, 1.0)
        flow = self.flow_rule.multiplier(positive, stiffness, strength, trial.time_step, UFL)
        multiplier = ufl.conditional(yields, flow, 0.0)
        remaining = 1 - 2 * shear_modulus * third * multiplier / stress
        returned = remaining * deviatoric
        guess = ufl.min_value(third, 1 + ufl.inner(returned, returned) / 4)
        b = isochoric_from_deviator(returned, guess)
        inverse = ufl.inv(isochoric)
        strain = ufl.conditional(yields, _logarithmic_strain(b_trial, b, deviatoric / norm(deviatoric)), 0.0)
        return PlasticStep(
            inverse_plastic_metric=inverse * b * inverse.T,
            accumulated_strain=trial.accumulated_strain + sqrt(2 / 3) * multiplier,
            logarithmic_strain=strain,
            dissipated_energy=sqrt(3 / 2) * remaining * stress * strain,
        )


def _logarithmic_strain(before: Expr, after: Expr, direction: Expr) -> Expr:
    """``sqrt(2/3) n : (ln b_1 - ln b_2)/2`` of coaxial tensors; ``ln x = 2 (x - 1)/(x + 1)``, of third order."""
    return sqrt(2 / 3) * ufl.inner(direction, (before - after) * ufl.inv(before + after))
