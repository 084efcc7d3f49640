"""Elastic strain energy and moduli."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.elastic_anisotropy import Strain

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
class AnisotropicHost(NeoHookean):
    """The same with a host whose crystal is stiffer in some directions than in others.

    To the energy is added ``(1 - h) W(e)`` with the isochoric strains along its axes ``a_i``,
    ``e_ij = (det A)^(-2/3) [a_i . C_p^-1 A^T A a_j - delta_ij tr(b_e)/3]/2``. Plastic flow goes by the isotropic part:
    a host that should show its constants must stay elastic.
    """

    excess_energy: Callable[[Strain], Expr]
    """``W``, see :class:`chemomech.physics.elastic_anisotropy.ElasticAnisotropy`."""
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

        def strain(i: int, j: int) -> Expr:
            if i == j:
                return (ufl.dot(axes[i], ufl.dot(elastic, axes[i])) - mean) / 2
            return ufl.dot(axes[i], ufl.dot(ufl.sym(elastic), axes[j])) / 2

        return isotropic + (1 - product_fraction) * self.excess_energy(strain)
