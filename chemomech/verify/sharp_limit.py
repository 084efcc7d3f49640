"""The sharp-interface problem that a case becomes without stress and without a width; lengths in nm, times in s."""

from __future__ import annotations

from dataclasses import dataclass

from chemomech.case.case import Case
from chemomech.input.constants import NANOMETRE
from chemomech.theory.planar import Stefan, reaction_speed
from chemomech.theory.sharp_front import FrontHistory, SharpFront


@dataclass(frozen=True)
class SharpLimit:
    """Numbers of a case whose surface is at its final potential from the start."""

    dimension: int
    size: float
    """``R`` [nm]."""
    rate_constant: float
    """``k`` [nm/s]."""
    diffusivity: float
    """``D`` [nm^2/s] of the full product."""
    surface: float
    """``c_s`` [-]."""
    equilibrium: float
    """``c_eq`` [-]."""

    @classmethod
    def of(cls, case: Case) -> SharpLimit:
        """The numbers of a case."""
        material, temperature = case.material, case.temperature
        diffusivity = float(material.transport.diffusivity.product(1.0)) * material.diffusivity_factor(temperature)
        return cls(
            dimension=case.geometry.dimension,
            size=case.geometry.size / NANOMETRE,
            rate_constant=case.rate_constant / NANOMETRE,
            diffusivity=diffusivity / NANOMETRE**2,
            surface=material.site_fraction(case.surface_potential, temperature),
            equilibrium=material.equilibrium_fraction(temperature),
        )

    @property
    def speed(self) -> float:
        """``k (c_s - c_eq)/(1 - c_eq)`` [nm/s]."""
        return reaction_speed(self.rate_constant, self.surface, self.equilibrium)

    @property
    def stefan(self) -> Stefan:
        """The same film with an infinitely fast reaction."""
        return Stefan(self.surface, self.equilibrium, self.diffusivity)

    def front(self, initial_depth: float, until_depth: float) -> FrontHistory:
        """The sharp front, from a layer ``initial_depth`` [nm] in equilibrium with the surface."""
        start = SharpFront(
            dimension=self.dimension,
            size=self.size,
            rate_constant=self.rate_constant,
            diffusivity=self.diffusivity,
            equilibrium=self.equilibrium,
            surface=lambda time: self.surface,
            initial_depth=initial_depth,
            initial_fraction=self.surface,
        )
        slowest = self.size / self.speed + self.size**2 / self.stefan.parabolic_constant
        return start.advance(2 * slowest, until_depth)
