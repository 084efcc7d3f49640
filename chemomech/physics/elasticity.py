"""Elastic strain energy and moduli."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

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


class Elasticity(Protocol):
    """Elastic energy, and the shear modulus that plastic flow goes by."""

    def shear_modulus(self, content: Expr, product_fraction: Expr) -> Expr:
        """``G``."""
        ...

    def strain_energy(
        self, trial: Expr, inverse_plastic_metric: Expr, volume_ratio: Expr, content: Expr, product_fraction: Expr
    ) -> Expr:
        """``psi_e`` per intermediate volume, from ``A ~ F F_c^-1`` of any volume, ``C_p^-1`` and ``J_e``."""
        ...


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

    def strain_energy(
        self, trial: Expr, inverse_plastic_metric: Expr, volume_ratio: Expr, content: Expr, product_fraction: Expr
    ) -> Expr:
        """``psi_e(J_e, tr bbar_e; c, h)`` per intermediate volume, ``b_e = A C_p^-1 A^T``."""
        K = self.bulk_modulus(content, product_fraction)
        G = self.shear_modulus(content, product_fraction)
        trace = ufl.det(trial) ** (-2 / 3) * ufl.tr(trial * inverse_plastic_metric * trial.T)
        return K / 2 * ((volume_ratio**2 - 1) / 2 - ufl.ln(volume_ratio)) + G / 2 * (trace - 3)


@dataclass(frozen=True)
class CubicHost(NeoHookean):
    """The same with a host that is a cubic crystal, of ``K = (C11 + 2 C12)/3`` and ``G = C44``.

    To the energy is added ``(1 - h) (C11 - C12 - 2 C44)/2 sum_i e_i^2`` with the isochoric strains along its axes
    ``a_i``, ``e_i = (det A)^(-2/3) [a_i . C_p^-1 A^T A a_i - tr(b_e)/3]/2``. Small strains of the host follow Hooke's
    law with the three constants, whatever they are; with ``C11 - C12 = 2 C44`` nothing is added. Plastic flow goes by
    the isotropic part: a host that should show its constants must stay elastic.
    """

    excess: Expr
    """``C11 - C12 - 2 C44``."""
    frame: Expr
    """3x3; rows are the body's axes in the frame of the crystal, its columns the ``a_i``."""

    def strain_energy(
        self, trial: Expr, inverse_plastic_metric: Expr, volume_ratio: Expr, content: Expr, product_fraction: Expr
    ) -> Expr:
        """``psi_e`` per intermediate volume."""
        isotropic = super().strain_energy(trial, inverse_plastic_metric, volume_ratio, content, product_fraction)
        elastic = ufl.det(trial) ** (-2 / 3) * inverse_plastic_metric * trial.T * trial
        axes = [ufl.as_vector([self.frame[i, k] for i in range(3)]) for k in range(3)]
        mean = ufl.tr(elastic) / 3
        strains = [(ufl.dot(a, ufl.dot(elastic, a)) - mean) / 2 for a in axes]
        return isotropic + (1 - product_fraction) * self.excess / 2 * sum(strain**2 for strain in strains)
