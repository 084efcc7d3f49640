"""Diffusion of the carrier, pulled back to the reference configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.elasticity import PhaseProperty
from chemomech.physics.expression import Scalar
from chemomech.physics.reaction import product_fraction


class Diffusivity(Protocol):
    """Diffusivity of the carrier."""

    def __call__(self, content: Expr, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """``D(c, h, sigma_m)``; the mean Cauchy stress is positive in tension."""
        ...


@dataclass(frozen=True)
class ConcentrationDependent:
    """``D(c, h)``; the temperature dependence is in its values."""

    value: PhaseProperty

    def __call__(self, content: Expr, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """``D(c, h)``."""
        return self.value(content, product_fraction)


@dataclass(frozen=True)
class StressAssisted:
    """``D(c, h) exp(sigma_m dV / RT)``: compression closes the paths of the carrier.

    ``activation_volume`` is ``dV C_max``, so that its product with a stress in units of ``RT C_max`` is in RT.
    """

    value: PhaseProperty
    activation_volume: Expr

    def __call__(self, content: Expr, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """``D(c, h) exp(sigma_m dV / RT)``."""
        return self.value(content, product_fraction) * ufl.exp(mean_stress * self.activation_volume)


Conduction = Callable[[Expr, Expr], Expr]
"""Weight ``m(phi, q)`` of the product's diffusivity within the front, from ``m(0) = 0`` to ``m(1) = 1``.

``q`` is the volume ratio within the front over that of the product with the same site fraction.
"""

CONDUCTIONS: dict[str, Conduction] = {
    "swollen product fraction": lambda phi, q: product_fraction(phi) * q**2,
    "product fraction": lambda phi, q: product_fraction(phi),
    "order parameter": lambda phi, q: phi,
    "square of order parameter": lambda phi, q: phi**2,
    "uniform": lambda phi, q: ufl.as_ufl(1.0),
}


@dataclass(frozen=True)
class Transport:
    """Flux ``M grad mu`` with ``M = D (m + eps) c_a (1 - c_a) C^-1``.

    Without stress and with ideal mixing this is Fick's law with diffusivity ``D`` in the deformed body. A front that
    swells along its normal by ``J`` has ``C^-1 = 1/J^2``, and what stores ``h`` must conduct ``m/J^2 = h/J_1^2`` with
    ``J_1`` of the product behind it, so that the width does not change its speed: ``m = h q^2``.
    """

    diffusivity: Diffusivity
    host_solubility: Expr
    conduction: Conduction = CONDUCTIONS["swollen product fraction"]

    def capacity(self, product_fraction: Scalar) -> Expr:
        """Sites per reference volume open to the carrier, ``h + eps``."""
        return product_fraction + self.host_solubility

    def mobility(
        self,
        site_fraction: Expr,
        content: Expr,
        order_parameter: Expr,
        mean_stress: Expr,
        relative_swelling: Expr,
    ) -> Expr:
        """Scalar part ``D (m + eps) c_a (1 - c_a)``."""
        D = self.diffusivity(content, product_fraction(order_parameter), mean_stress)
        weight = self.conduction(order_parameter, relative_swelling)
        return D * self.capacity(weight) * site_fraction * (1 - site_fraction)

    @staticmethod
    def spatial_gradient(reference_gradient: Expr, deformation_gradient: Expr) -> Expr:
        """``F^-T grad mu``: ``grad mu . C^-1 grad eta`` is the product of two of these."""
        return ufl.inv(deformation_gradient).T * reference_gradient
