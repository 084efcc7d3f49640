"""Diffusion of the carrier, pulled back to the reference configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.elasticity import PhaseProperty


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


@dataclass(frozen=True)
class Transport:
    """Flux ``M grad mu`` with ``M = D (h + eps) c_a (1 - c_a) C^-1``.

    Without stress and with ideal mixing this is Fick's law with diffusivity ``D`` in the deformed body. The weight
    ``h`` of the product in the front makes the thin-interface correction of the front's speed vanish.
    """

    diffusivity: Diffusivity
    host_solubility: Expr

    def capacity(self, product_fraction: Expr) -> Expr:
        """Sites per reference volume open to the carrier, ``h + eps``."""
        return product_fraction + self.host_solubility

    def mobility(self, site_fraction: Expr, content: Expr, product_fraction: Expr, mean_stress: Expr) -> Expr:
        """Scalar part ``D (h + eps) c_a (1 - c_a)``."""
        D = self.diffusivity(content, product_fraction, mean_stress)
        return D * self.capacity(product_fraction) * site_fraction * (1 - site_fraction)

    @staticmethod
    def spatial_gradient(reference_gradient: Expr, deformation_gradient: Expr) -> Expr:
        """``F^-T grad mu``: ``grad mu . C^-1 grad eta`` is the product of two of these."""
        return ufl.inv(deformation_gradient).T * reference_gradient
