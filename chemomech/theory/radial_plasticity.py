"""Finite-strain J2 plasticity of a swelling film, wire or particle: a one-dimensional reference solution.

The body is cut into thin shells between nodes ``R_i`` (reference); the current radius ``r`` is linear within a shell
and the stress is taken at its middle. With ``d`` the dimension, the principal stretches and the virtual work are::

    lambda = (dr/dR, r/R, r/R or 1)      film: (dr/dR, 1, 1), wire: plane strain
    int [ P_r d(delta r)/dR + (d - 1) P_theta delta r/R ] R^(d-1) dR = 0,    P_i = J_c T_i/lambda_i

Principal directions never turn, so the logarithmic plastic strain adds up: ``eps_e = ln lambda - ln(J_c)/3 - eps_p``.
An increment is solved with Newton's method; the tangent comes from an imaginary step and is exact. Errors are of
second order in the thickness of a shell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import solve_banded

from chemomech.theory.principal_laws import PrincipalLaw, Properties, Values

Array = npt.NDArray[np.float64]

_IMAGINARY = 1e-30


class DidNotConverge(Exception):
    """An increment was too large for Newton's method."""


@dataclass(frozen=True)
class Stresses:
    """Principal Cauchy stresses at the middle of every shell, and where the shells are now."""

    radius: Array
    """Current radius of the middle."""
    cauchy: Array
    """``(sigma_r, sigma_theta, sigma_z)``, shape ``(shells, 3)``."""

    @property
    def radial(self) -> Array:
        """``sigma_r``."""
        return self.cauchy[:, 0]

    @property
    def hoop(self) -> Array:
        """``sigma_theta``; in plane for a film."""
        return self.cauchy[:, 1]

    @property
    def axial(self) -> Array:
        """``sigma_z``."""
        return self.cauchy[:, 2]

    @property
    def surface(self) -> Array:
        """``(sigma_r, sigma_theta, sigma_z)`` at the surface, extrapolated from the two outermost shells."""
        return np.asarray(1.5 * self.cauchy[-1] - 0.5 * self.cauchy[-2])


class RadialBody:
    """A body that is free at its surface and swells step by step.

    ``nodes`` increase from 0 (centre, or substrate of a film of ``dimension`` 1). Feed :meth:`advance` with the
    properties at :attr:`middles`, increment after increment.
    """

    def __init__(self, dimension: int, nodes: npt.ArrayLike, law: PrincipalLaw) -> None:
        if dimension not in (1, 2, 3):
            raise ValueError(f"dimension must be 1, 2 or 3, not {dimension}")
        self.dimension, self.law = dimension, law
        self.nodes: Array = np.array(nodes, dtype=np.float64)
        self.thickness: Array = np.diff(self.nodes)
        self.middles: Array = (self.nodes[1:] + self.nodes[:-1]) / 2
        self.radius: Array = self.nodes.copy()
        """Current radius of the nodes."""
        self._before: Array = self.nodes.copy()
        self._plastic = np.zeros((len(self.middles), 3))
        self.stresses = Stresses(self.middles, np.zeros((len(self.middles), 3)))

    @property
    def outer_radius(self) -> float:
        """Current radius of the surface (height of a film)."""
        return float(self.radius[-1])

    @property
    def plastic_strain(self) -> Array:
        """Equivalent ``sqrt(2/3) |eps_p|`` of the logarithmic plastic strain of every shell (not accumulated)."""
        return np.asarray(np.sqrt(2 / 3 * (self._plastic**2).sum(axis=-1)))

    def advance(self, of: Properties, tolerance: float = 1e-10, iterations: int = 40) -> Stresses:
        """Equilibrium after the properties changed to ``of``. Raises :class:`DidNotConverge` and changes nothing."""
        radius = self._solve(2 * self.radius - self._before, of, tolerance, iterations)
        if radius is None:
            radius = self._solve(self.radius.copy(), of, tolerance, iterations)
        if radius is None:
            raise DidNotConverge(f"no equilibrium after {iterations} iterations; use smaller increments")
        self._before, self.radius = self.radius, radius
        stretch, stress, elastic = self._state(radius[:-1], radius[1:], of)
        growth = np.log(of.volume_ratio)[:, None] / 3
        self._plastic = np.log(stretch) - growth - elastic
        volume_ratio = np.exp(3 * elastic.mean(axis=-1, keepdims=True))
        self.stresses = Stresses((radius[1:] + radius[:-1]) / 2, stress / volume_ratio)
        return self.stresses

    def imprint(self, shell: int, plastic_strain: npt.ArrayLike, radius: Array) -> None:
        """Give a shell another logarithmic plastic strain; Newton's method starts from ``radius`` of the nodes next."""
        self._plastic[shell] = plastic_strain
        self.radius = self._before = radius

    def _solve(self, radius: Array, of: Properties, tolerance: float, iterations: int) -> Array | None:
        scale = float(np.max(of.youngs_modulus)) * self.nodes[-1] ** (self.dimension - 1)
        for _ in range(iterations):
            if np.any(np.diff(radius) <= 0):
                return None
            residual, bands = self._linearised(radius, of)
            change = np.zeros_like(radius)
            change[1:] = solve_banded((1, 1), bands, -residual[1:])
            # a shell must not be turned inside out
            shrink = np.max(-np.diff(change) / np.diff(radius))
            damping = min(1.0, 0.5 / shrink) if shrink > 0 else 1.0
            radius = radius + damping * change
            if np.abs(change).max() <= tolerance * self.nodes[-1] and np.abs(residual[1:]).max() <= 1e-6 * scale:
                return radius
        return None

    def _linearised(self, radius: Array, of: Properties) -> tuple[Array, Array]:
        """Residual at the nodes and the bands of its derivative without the fixed first node."""
        left, right = radius[:-1], radius[1:]
        step = 1j * _IMAGINARY
        by_left, by_right = self._forces(left + step, right, of), self._forces(left, right + step, of)
        residual = np.zeros_like(radius)
        residual[:-1] += by_left[0].real
        residual[1:] += by_left[1].real
        bands: Array = np.zeros((3, len(left)))
        bands[1] = by_right[1].imag
        bands[1, :-1] += by_left[0].imag[1:]
        bands[0, 1:] = by_right[0].imag[1:]
        bands[2, :-1] = by_left[1].imag[1:]
        bands /= _IMAGINARY
        return residual, bands

    def _forces(self, left: Values, right: Values, of: Properties) -> tuple[Values, Values]:
        """Virtual work of each shell per virtual displacement of its inner and its outer node."""
        stretch, stress, _ = self._state(left, right, of)
        piola = of.volume_ratio[:, None] * stress / stretch
        R, d = self.middles, self.dimension
        through = piola[:, 0] * R ** (d - 1)
        around = (d - 1) / 2 * piola[:, 1] * R ** (d - 2) * self.thickness
        return around - through, around + through

    def _state(self, left: Values, right: Values, of: Properties) -> tuple[Values, Values, Values]:
        along = (right - left) / self.thickness
        around = (left + right) / (2 * self.middles) if self.dimension > 1 else np.ones_like(along)
        third = around if self.dimension == 3 else np.ones_like(along)
        stretch = np.stack([along, around, third], axis=-1)
        trial = np.log(stretch) - np.log(of.volume_ratio)[:, None] / 3 - self._plastic
        stress, elastic = self.law.respond(trial, of)
        return stretch, stress, elastic
