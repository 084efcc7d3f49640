"""Exchange of the carrier across the reacting surface at a finite rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.functions import UFL
from chemomech.physics.surface_kinetics_law import SurfaceKinetics


class Kinetics(Protocol):
    """How fast the carrier passes the surface."""

    def flux(self, difference: Expr, logit: Expr) -> Expr:
        """``j(mu_ext - mu)`` per current area; ``logit`` of the site fraction at the surface."""
        ...


@dataclass(frozen=True)
class ChargeTransfer:
    """A law of charge transfer, behind a film or without one."""

    law: SurfaceKinetics
    """Its numbers in the units of the problem."""
    film_resistance: Expr | None = None
    """Loss of potential per flux."""

    def flux(self, difference: Expr, logit: Expr) -> Expr:
        """``j``."""
        return self.law.flux(difference, logit, self.film_resistance, UFL)


@dataclass(frozen=True)
class Film:
    """A film whose conduction alone is slow: ``j = (mu_ext - mu) / r``."""

    conductance: Expr
    """``1/r``: flux per difference of potential."""

    def flux(self, difference: Expr, logit: Expr) -> Expr:
        """``(mu_ext - mu) / r``."""
        return self.conductance * difference


def area_ratio(deformation_gradient: Expr, normal: Expr) -> Expr:
    """Current over reference area of a surface with the reference normal ``n``: ``J |F^-T n|``."""
    area = ufl.det(deformation_gradient) * ufl.dot(ufl.inv(deformation_gradient).T, normal)
    return ufl.sqrt(ufl.inner(area, area))
