"""Elastic strain energy and moduli."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

Law = Callable[[Expr], Expr]
"""A material property as a function of the carrier content ``c``."""


@dataclass(frozen=True)
class PhaseProperty:
    """A property that goes from its host to its product value, ``(1 - h) p_host(c) + h p_product(c)``."""

    host: Law
    product: Law

    def __call__(self, content: Expr, product_fraction: Expr) -> Expr:
        """Value at carrier content ``c`` and product fraction ``h``."""
        return (1 - product_fraction) * self.host(content) + product_fraction * self.product(content)


@dataclass(frozen=True)
class NeoHookean:
    """Compressible neo-Hookean solid with split volumetric and isochoric energy.

    ``psi_e = K/2 [ (J_e^2 - 1)/2 - ln J_e ] + G/2 (tr bbar_e - 3)``, with ``K = E / 3(1 - 2 nu)`` and
    ``G = E / 2(1 + nu)``; J. C. Simo and T. J. R. Hughes, *Computational Inelasticity*, section 9.2.
    """

    youngs_modulus: PhaseProperty
    poissons_ratio: PhaseProperty

    def bulk_modulus(self, content: Expr, product_fraction: Expr) -> Expr:
        """``K = E / 3(1 - 2 nu)``."""
        nu = self.poissons_ratio(content, product_fraction)
        return self.youngs_modulus(content, product_fraction) / (3 * (1 - 2 * nu))

    def shear_modulus(self, content: Expr, product_fraction: Expr) -> Expr:
        """``G = E / 2(1 + nu)``."""
        nu = self.poissons_ratio(content, product_fraction)
        return self.youngs_modulus(content, product_fraction) / (2 * (1 + nu))

    def strain_energy(self, volume_ratio: Expr, isochoric_trace: Expr, content: Expr, product_fraction: Expr) -> Expr:
        """``psi_e(J_e, tr bbar_e; c, h)`` per intermediate volume."""
        K = self.bulk_modulus(content, product_fraction)
        G = self.shear_modulus(content, product_fraction)
        return K / 2 * ((volume_ratio**2 - 1) / 2 - ufl.ln(volume_ratio)) + G / 2 * (isochoric_trace - 3)
