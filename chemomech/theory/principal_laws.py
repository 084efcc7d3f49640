"""Isotropic finite-strain elasticity with a radial return, in principal values and vectorised over points.

Arrays of strains and stresses have the shape ``(..., 3)``: logarithmic principal elastic strains ``eps_e`` and
principal stresses per intermediate volume ``T = tau/J_c``, on which the yield condition is written.
Complex numbers pass through, so that derivatives can be taken with an imaginary step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

Values = Any
"""Real arrays, or complex ones with an infinitesimal imaginary part."""


@dataclass(frozen=True)
class Properties:
    """Material at every point: volume ratio ``J_c``, Young's modulus, Poisson's ratio, yield strength."""

    volume_ratio: Values
    youngs_modulus: Values
    poissons_ratio: Values
    yield_strength: Values

    @property
    def bulk_modulus(self) -> Values:
        """``K = E/3(1 - 2 nu)``."""
        return self.youngs_modulus / (3 * (1 - 2 * self.poissons_ratio))

    @property
    def shear_modulus(self) -> Values:
        """``G = E/2(1 + nu)``."""
        return self.youngs_modulus / (2 * (1 + self.poissons_ratio))


class PrincipalLaw(Protocol):
    """Stress and remaining elastic strain of a trial elastic strain."""

    def respond(self, trial: Values, of: Properties) -> tuple[Values, Values]:
        """``(T, eps_e)`` after the return to the yield surface."""
        ...


@dataclass(frozen=True)
class Hencky:
    """``T = K tr(eps_e) I + 2 G dev(eps_e)``, the Mandel stress; ``sqrt(3/2) |dev T| <= sigma_Y``.

    The exact exponential return of the associated flow rule. J. C. Simo, Comput. Methods Appl. Mech. Engrg. 99 (1992)
    61.
    """

    def respond(self, trial: Values, of: Properties) -> tuple[Values, Values]:
        """See :class:`PrincipalLaw`."""
        mean, deviator = _split(trial)
        twice_shear = 2 * of.shear_modulus[..., None]
        remaining = deviator * _factor(twice_shear * deviator, of.yield_strength)
        stress = 3 * of.bulk_modulus[..., None] * mean + twice_shear * remaining
        return stress, mean + remaining


@dataclass(frozen=True)
class NeoHookean:
    """``T = K/2 (J_e^2 - 1) I + s``, ``s = G dev bbar_e``; ``sqrt(3/2) |s| <= sigma_Y``.

    The return scales ``dev bbar_e`` and keeps ``det bbar_e = 1``. J. C. Simo and T. J. R. Hughes, *Computational
    Inelasticity*, section 9.3.
    """

    def respond(self, trial: Values, of: Properties) -> tuple[Values, Values]:
        """See :class:`PrincipalLaw`."""
        mean, isochoric = _split(trial)
        _, deviator = _split(np.exp(2 * isochoric))
        shear = of.shear_modulus[..., None]
        remaining = deviator * _factor(shear * deviator, of.yield_strength)
        pressure = of.bulk_modulus[..., None] / 2 * (np.exp(6 * mean) - 1)
        return pressure + shear * remaining, mean + np.log(_unimodular(remaining)) / 2


def _split(values: Values) -> tuple[Values, Values]:
    mean = values.sum(axis=-1, keepdims=True) / 3
    return mean, values - mean


def _factor(deviator: Values, yield_strength: Values) -> Values:
    """What scales a deviatoric stress back to the yield surface; 1 inside."""
    equivalent = np.sqrt(1.5 * (deviator**2).sum(axis=-1))
    yields = equivalent.real > yield_strength
    return np.where(yields, yield_strength / np.where(yields, equivalent, 1.0), 1.0)[..., None]


def _unimodular(deviator: Values) -> Values:
    """``d + a I`` with determinant one: the largest root of ``a^3 + c_1 a + det d = 1``."""
    first = -(deviator**2).sum(axis=-1) / 2
    determinant = deviator.prod(axis=-1)
    a = 1 - first
    for _ in range(8):
        a = a - (a**3 + first * a + determinant - 1) / (3 * a**2 + first)
    return deviator + a[..., None]
