"""Exchange of the carrier across the reacting surface at a finite rate."""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr


def area_ratio(deformation_gradient: Expr, normal: Expr) -> Expr:
    """Current over reference area of a surface with the reference normal ``n``: ``J |F^-T n|``."""
    area = ufl.det(deformation_gradient) * ufl.dot(ufl.inv(deformation_gradient).T, normal)
    return ufl.sqrt(ufl.inner(area, area))


@dataclass(frozen=True)
class LinearKinetics:
    """``j = k (mu_ext - mu)`` per current area: small overpotentials of any law of charge transfer.

    With the exchange current density ``i_0`` the current is ``i = i_0 (mu_ext - mu)``, potentials in RT: the linear
    Butler-Volmer equation, ``k = i_0 / z F``.
    """

    rate_constant: Expr

    def inflow(self, outside: Expr, potential: Expr, area_ratio: Expr) -> Expr:
        """Carrier that enters per reference area and time."""
        return self.rate_constant * (outside - potential) * area_ratio
