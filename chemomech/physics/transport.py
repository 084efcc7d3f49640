"""Diffusion of the carrier, pulled back to the reference configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.conduction import Conduction
from chemomech.physics.diffusivity import LocalState
from chemomech.physics.expression import Scalar
from chemomech.physics.order_parameter import product_fraction

OfState = Callable[[LocalState], Expr]
"""Diffusivity of a phase in a local state."""


class Diffusivity(Protocol):
    """Diffusivity of the carrier."""

    def __call__(self, state: LocalState, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """``D(state, h, sigma_m)``; the mean Cauchy stress is positive in tension."""
        ...


@dataclass(frozen=True)
class PhaseDiffusivity:
    """``D = (1 - h) D_host + h D_product``, each a law of the local state; the temperature is in the values."""

    host: OfState
    product: OfState

    def __call__(self, state: LocalState, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """``D``, whatever the stress."""
        return (1 - product_fraction) * self.host(state) + product_fraction * self.product(state)


@dataclass(frozen=True)
class StressAssisted:
    """``D exp(sigma_m dV / RT)``: compression closes the paths of the carrier.

    ``activation_volume`` is ``dV C_max``, so that its product with a stress in units of ``RT C_max`` is in RT.
    """

    value: PhaseDiffusivity
    activation_volume: Expr

    def __call__(self, state: LocalState, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """``D exp(sigma_m dV / RT)``."""
        return self.value(state, product_fraction, mean_stress) * ufl.exp(mean_stress * self.activation_volume)


@dataclass(frozen=True)
class Transport:
    """Flux ``M grad mu`` with ``M = D (m + eps) c_a (1 - c_a) C^-1``.

    Without stress and with ideal mixing this is Fick's law with diffusivity ``D`` in the deformed body. The weight
    ``m`` within the front: :mod:`chemomech.physics.conduction`.
    """

    diffusivity: Diffusivity
    host_solubility: Expr
    conduction: Conduction

    def capacity(self, product_fraction: Scalar) -> Expr:
        """Sites per reference volume open to the carrier, ``h + eps``."""
        return product_fraction + self.host_solubility

    def mobility(
        self,
        site_fraction: Expr,
        state: LocalState,
        order_parameter: Expr,
        mean_stress: Expr,
        relative_swelling: Expr,
    ) -> Expr:
        """Scalar part ``D (m + eps) c_a (1 - c_a)``."""
        D = self.diffusivity(state, product_fraction(order_parameter), mean_stress)
        weight = self.conduction.weight(order_parameter, relative_swelling)
        return D * self.capacity(weight) * site_fraction * (1 - site_fraction)

    @staticmethod
    def spatial_gradient(reference_gradient: Expr, deformation_gradient: Expr) -> Expr:
        """``F^-T grad mu``: ``grad mu . C^-1 grad eta`` is the product of two of these."""
        return ufl.inv(deformation_gradient).T * reference_gradient
