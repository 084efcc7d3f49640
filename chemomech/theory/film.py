"""A film on a rigid substrate that takes up and gives off carrier: the exact finite-strain answer.

``F = diag(lambda, 1, 1)``, chemical stretch ``J_c^(1/3) I``, neo-Hookean elasticity with the deviatoric stress ``s``
and the yield condition per intermediate volume (*Simo and Hughes, Computational Inelasticity*, section 9.2)::

    tau/J_c = K/2 (J_e^2 - 1) I + s,   s = G dev bbar_e,   sqrt(3/2) |s| <= sigma_Y,   sigma = tau/(J_c J_e)

The stress normal to the film vanishes. An equibiaxial state ``sigma`` in plane is a uniaxial one, ``-sigma`` along the
normal, plus the pressure ``-sigma``; plastic flow does not see the pressure, so the film is a uniaxial test. All of it
follows from the elastic stretch in plane ``lambda_e`` (1 at the start)::

    d ln lambda_e = -(1/3) d ln J_c - (1/2) m d eps_p sign S,   m = (2 q^(2/3) + q^(-4/3))/(q^(2/3) + 2 q^(-4/3))

with the signed equivalent stress ``S = G (q^(2/3) - q^(-4/3))``, ``q`` the ratio of the elastic stretches in plane
and along the normal, and ``sigma = S/J_e``, ``J_e = lambda_e^3/q = sqrt(1 + 4 S/3K)``. The factor ``m`` is that
of the flow rule ``d(dev bbar_e) = -2 (tr bbar_e/3) dgamma s/|s|``, ``eps_p = sqrt(2/3) gamma``. For small elastic
strains ``m = 1`` and ``sigma = S = E/(1 - nu) ln lambda_e``, so the slope is ``d sigma/d ln J_c = -E/3(1 - nu)``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import copysign, exp, log, sqrt

import numpy as np
import numpy.typing as npt
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Film:
    """Elastic, perfectly plastic film with constant moduli. Stresses in one unit."""

    youngs_modulus: float
    poissons_ratio: float
    yield_strength: float

    @property
    def biaxial_modulus(self) -> float:
        """``E/(1 - nu)``."""
        return self.youngs_modulus / (1 - self.poissons_ratio)

    @property
    def slope(self) -> float:
        """``d sigma/d ln J_c = -E/3(1 - nu)`` of the unstressed film."""
        return -self.biaxial_modulus / 3

    def cauchy(self, equivalent: float) -> float:
        """In-plane Cauchy stress ``sigma = S/J_e``, ``J_e = sqrt(1 + 4 S/3K)``, of the signed equivalent stress."""
        return equivalent / self._volume_ratio(equivalent)

    def equivalent_of_cauchy(self, stress: float) -> float:
        """``S`` from the in-plane Cauchy stress: the inverse of :meth:`cauchy`, ``S^2 = sigma^2 (1 + 4 S/3K)``."""
        half = 2 * stress**2 / (3 * self._bulk_modulus)
        return half + copysign(sqrt(half**2 + stress**2), stress)

    def energy(self, equivalent: float) -> float:
        """``psi_e = K/2 [(J_e^2 - 1)/2 - ln J_e] + G/2 (tr bbar_e - 3)`` per volume of the stress-free state."""
        J_e, q = self._volume_ratio(equivalent), exp(self._log_ratio(equivalent))
        shear_modulus = self.youngs_modulus / (2 * (1 + self.poissons_ratio))
        volumetric = self._bulk_modulus / 2 * ((J_e**2 - 1) / 2 - log(J_e))
        return volumetric + shear_modulus / 2 * (2 * q ** (2 / 3) + q ** (-4 / 3) - 3)

    def pressure_work(self, equivalent: float) -> float:
        """``J_e sigma_m = K/2 (J_e^2 - 1) = (2/3) S``, mean stress per volume of the stress-free state."""
        return 2 / 3 * equivalent

    def equivalent(self, elastic_strain: float) -> float:
        """``S`` from ``ln lambda_e``: the normal stress vanishes, ``K/2 (J_e^2 - 1) = (2/3) S``."""
        reach = 3 * abs(elastic_strain) + 1e-12

        def excess(log_ratio: float) -> float:
            J_e = exp(3 * elastic_strain - log_ratio)
            return self._bulk_modulus / 2 * (J_e**2 - 1) - 2 / 3 * self._shear_response(log_ratio)

        return self._shear_response(float(brentq(excess, -reach, reach, xtol=1e-16, rtol=1e-15)))

    def elastic_strain(self, equivalent: float) -> float:
        """``ln lambda_e`` from ``S``: the inverse of :meth:`equivalent`."""
        return (log(self._volume_ratio(equivalent)) + self._log_ratio(equivalent)) / 3

    def flow_factor(self, equivalent: float) -> float:
        """``m``: how much faster than a plastic strain along the logarithmic strain the elastic strain decreases."""
        q = exp(self._log_ratio(equivalent))
        in_plane, normal = q ** (2 / 3), q ** (-4 / 3)
        return (2 * in_plane + normal) / (in_plane + 2 * normal)

    def cycle(self, volume_ratio: npt.ArrayLike) -> Array:
        """In-plane Cauchy stress at each of a sequence of ``J_c`` that begins unstressed at ``J_c = 1``.

        Rate independent: ``ln lambda_e`` follows ``-(1/3) ln J_c`` between its values at compressive and at tensile
        yield and stays there beyond (Prandtl's stop operator); exact when the sequence holds the turning points.
        """
        lowest, highest = self.elastic_strain(-self.yield_strength), self.elastic_strain(self.yield_strength)
        strain, before, stresses = 0.0, 0.0, []
        for now in np.log(np.asarray(volume_ratio, dtype=np.float64)):
            strain = min(max(strain - (now - before) / 3, lowest), highest)
            before = now
            stresses.append(self.cauchy(self.equivalent(strain)))
        return np.array(stresses)

    @property
    def _bulk_modulus(self) -> float:
        return self.youngs_modulus / (3 * (1 - 2 * self.poissons_ratio))

    def _volume_ratio(self, equivalent: float) -> float:
        return sqrt(1 + 4 * equivalent / (3 * self._bulk_modulus))

    def _log_ratio(self, equivalent: float) -> float:
        """``ln q`` from ``S``."""
        response = self._shear_response
        return float(brentq(lambda x: response(x) - equivalent, -30.0, 30.0, xtol=1e-16, rtol=1e-15))

    def _shear_response(self, log_ratio: float) -> float:
        """``G (q^(2/3) - q^(-4/3))``, positive for in-plane tension."""
        shear_modulus = self.youngs_modulus / (2 * (1 + self.poissons_ratio))
        return shear_modulus * (exp(2 / 3 * log_ratio) - exp(-4 / 3 * log_ratio))


Flow = Callable[[float], float]
"""Plastic strain rate ``eps_p'(sigma_eq)``, zero up to the yield strength."""


@dataclass(frozen=True)
class LinearViscosity:
    """Perzyna's law ``eps_p' = (sigma_eq - sigma_Y)/eta``."""

    yield_strength: float
    viscosity: float

    def __call__(self, equivalent: float) -> float:
        """Plastic strain rate."""
        return max(equivalent - self.yield_strength, 0.0) / self.viscosity

    def steady_stress(self, swelling_rate: float) -> float:
        """``sigma_Y + (2/3) eta d ln J_c/dt``: the equivalent stress at which flow keeps pace (``m = 1``)."""
        return self.yield_strength + 2 / 3 * self.viscosity * swelling_rate

    def relaxation_time(self, film: Film) -> float:
        """``2 eta (1 - nu)/E``: at rest the overstress decays like ``exp(-t/t_r)`` (small strains)."""
        return 2 * self.viscosity / film.biaxial_modulus


@dataclass(frozen=True)
class PowerLaw:
    """``eps_p' = eps_0 (sigma_eq/sigma_Y - 1)^m``."""

    yield_strength: float
    reference_rate: float
    exponent: float

    def __call__(self, equivalent: float) -> float:
        """Plastic strain rate."""
        return self.reference_rate * max(equivalent / self.yield_strength - 1, 0.0) ** self.exponent

    def steady_stress(self, swelling_rate: float) -> float:
        """``sigma_Y { 1 + [ (2/3) (d ln J_c/dt)/eps_0 ]^(1/m) }``."""
        return self.yield_strength * (1 + (2 / 3 * swelling_rate / self.reference_rate) ** (1 / self.exponent))


def viscous_stress(film: Film, flow: Flow, times: npt.ArrayLike, log_swelling: Callable[[float], float]) -> Array:
    """In-plane Cauchy stress at increasing ``times`` for a history ``ln J_c(t)``, flow with a rate.

    Integrates the plastic part of ``ln lambda_e`` with ``d eps_p/dt = flow(|S|)`` from the first time on, at which all
    of the content so far comes in at once; ``ln J_c`` may have kinks at ``times`` only.
    """
    t = np.asarray(times, dtype=np.float64)

    def strain(time: float, flowed: float) -> float:
        return flowed - log_swelling(time) / 3

    def rate(time: float, state: Array) -> list[float]:
        S = film.equivalent(strain(time, float(state[0])))
        return [-0.5 * film.flow_factor(S) * flow(abs(S)) * float(np.sign(S))]

    flowed, stresses = 0.0, [film.cauchy(film.equivalent(strain(float(t[0]), 0.0)))]
    for begin, end in pairwise(t):
        solved = solve_ivp(rate, (begin, end), [flowed], method="BDF", rtol=1e-9, atol=1e-12)
        flowed = float(solved.y[0, -1])
        stresses.append(film.cauchy(film.equivalent(strain(end, flowed))))
    return np.array(stresses)
