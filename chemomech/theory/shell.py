"""A swelling core in an elastic, perfectly plastic shell: Hill's solution, stage by stage.

The core would grow by the linear strain ``e`` (the misfit) and presses with ``p`` on the inner radius ``a`` of a shell
with outer radius ``b``. Up to ``p(a)`` the shell is elastic; then it flows out to the plastic radius ``r_p``, and once
``r_p = b`` the pressure is that of the fully plastic shell for any misfit. Small strains until then, after which
``a`` and ``b`` may be the current radii of any swelling. With ``k = sigma_Y/sqrt 3``:

=================  ===================================  =========================================================
pressure           sphere                               wire, plane strain
=================  ===================================  =========================================================
``p(r_p)``         ``2 sigma_Y ln(r_p/a)``              ``2 k ln(r_p/a) + k (1 - r_p^2/b^2)``
                   ``+ (2/3) sigma_Y (1 - r_p^3/b^3)``
fully plastic      ``2 sigma_Y ln(b/a)``                ``2 k ln(b/a)``
=================  ===================================  =========================================================

The sphere is exact for any Poisson's ratio, and its core never flows because its stress is hydrostatic. In a wire
``sigma_z = (sigma_r + sigma_theta)/2`` holds in the elastic part of the shell only if ``nu = 1/2``: the elastic-plastic
stage above is exact for an incompressible shell (von Mises), while first yield is known for any ``nu``; the fully
plastic pressure is exact for any ``nu`` as soon as the elastic strain rates are negligible.
R. Hill, *The Mathematical Theory of Plasticity* (1950), sections V.2 and V.3.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import log, sqrt

from scipy.optimize import brentq


@dataclass(frozen=True)
class Core:
    """The elastic core."""

    youngs_modulus: float
    poissons_ratio: float


@dataclass(frozen=True)
class Shell(ABC):
    """A shell between the radii ``a < b`` under internal pressure. Raises ``ValueError`` for other radii."""

    inner: float
    outer: float
    youngs_modulus: float
    poissons_ratio: float
    yield_strength: float

    def __post_init__(self) -> None:
        """Refuse shells without thickness."""
        if not 0 < self.inner < self.outer:
            raise ValueError(f"the radii of a shell must be 0 < a < b, not {self.inner} and {self.outer}")

    @property
    @abstractmethod
    def fully_plastic_pressure(self) -> float:
        """Pressure at which all of the shell flows."""

    @abstractmethod
    def pressure(self, plastic_radius: float) -> float:
        """``p(r_p)`` for ``a <= r_p <= b``."""

    @abstractmethod
    def opening(self, plastic_radius: float) -> float:
        """Hoop strain ``u(a)/a`` of the inner surface for ``a <= r_p <= b``."""

    @abstractmethod
    def misfit(self, plastic_radius: float, core: Core) -> float:
        """Linear misfit ``e`` of a core that is elastic, for ``a <= r_p <= b``."""

    def plastic_radius(self, misfit: float, core: Core) -> float:
        """Inverse of :meth:`misfit`; ``a`` below first yield, ``b`` beyond the elastic-plastic stage."""
        if misfit <= self.misfit(self.inner, core):
            return self.inner
        if misfit >= self.misfit(self.outer, core):
            return self.outer
        return float(brentq(lambda r: self.misfit(r, core) - misfit, self.inner, self.outer, xtol=1e-14))

    def core_pressure(self, misfit: float, core: Core) -> float:
        """Pressure for any misfit: linear, then :meth:`pressure`, then fully plastic."""
        first = self.misfit(self.inner, core)
        if misfit < first:
            return self.pressure(self.inner) * misfit / first
        return self.pressure(self.plastic_radius(misfit, core))

    def _checked(self, plastic_radius: float) -> float:
        if not self.inner <= plastic_radius <= self.outer:
            raise ValueError(f"the plastic radius must lie between {self.inner} and {self.outer}, not {plastic_radius}")
        return plastic_radius


@dataclass(frozen=True)
class SphericalShell(Shell):
    """Hollow sphere."""

    @property
    def fully_plastic_pressure(self) -> float:
        """``2 sigma_Y ln(b/a)``."""
        return 2 * self.yield_strength * log(self.outer / self.inner)

    def pressure(self, plastic_radius: float) -> float:
        """``2 sigma_Y ln(r_p/a) + (2/3) sigma_Y (1 - r_p^3/b^3)``."""
        r_p = self._checked(plastic_radius)
        return self.yield_strength * (2 * log(r_p / self.inner) + 2 / 3 * (1 - (r_p / self.outer) ** 3))

    def opening(self, plastic_radius: float) -> float:
        """``(sigma_Y/E) { (1 - nu) r_p^3/a^3 - (2/3)(1 - 2 nu) [ 1 + 3 ln(r_p/a) - r_p^3/b^3 ] }``."""
        r_p, nu = self._checked(plastic_radius), self.poissons_ratio
        shear = (1 - nu) * (r_p / self.inner) ** 3
        compression = 2 / 3 * (1 - 2 * nu) * (1 + 3 * log(r_p / self.inner) - (r_p / self.outer) ** 3)
        return self.yield_strength / self.youngs_modulus * (shear - compression)

    def misfit(self, plastic_radius: float, core: Core) -> float:
        """``u(a)/a + (1 - 2 nu) p/E`` with the constants of the core."""
        compression = (1 - 2 * core.poissons_ratio) / core.youngs_modulus
        return self.opening(plastic_radius) + compression * self.pressure(plastic_radius)


@dataclass(frozen=True)
class CylindricalShell(Shell):
    """Hollow cylinder in plane strain, yield condition of von Mises; incompressible but for first yield."""

    @property
    def _shear_strength(self) -> float:
        return self.yield_strength / sqrt(3)

    @property
    def fully_plastic_pressure(self) -> float:
        """``(2/sqrt 3) sigma_Y ln(b/a)``."""
        return 2 * self._shear_strength * log(self.outer / self.inner)

    @property
    def first_yield_pressure(self) -> float:
        """``sigma_Y (1 - q)/sqrt(3 + (1 - 2 nu)^2 q^2)``, ``q = a^2/b^2``, for any Poisson's ratio.

        From Lame's solution at ``r = a`` with ``sigma_z = nu (sigma_r + sigma_theta)``.
        """
        q = (self.inner / self.outer) ** 2
        return self.yield_strength * (1 - q) / sqrt(3 + ((1 - 2 * self.poissons_ratio) * q) ** 2)

    def pressure(self, plastic_radius: float) -> float:
        """``2 k ln(r_p/a) + k (1 - r_p^2/b^2)``."""
        r_p = self._checked(plastic_radius)
        return self._shear_strength * (2 * log(r_p / self.inner) + 1 - (r_p / self.outer) ** 2)

    def opening(self, plastic_radius: float) -> float:
        """``(3/2)(k/E) r_p^2/a^2``."""
        r_p = self._checked(plastic_radius)
        return 1.5 * self._shear_strength / self.youngs_modulus * (r_p / self.inner) ** 2

    def misfit(self, plastic_radius: float, core: Core) -> float:
        """``u(a)/[a (1 + nu)] + (1 - 2 nu) p/E`` with the constants of the core, held at its length."""
        compression = (1 - 2 * core.poissons_ratio) / core.youngs_modulus
        return self.opening(plastic_radius) / (1 + core.poissons_ratio) + compression * self.pressure(plastic_radius)
