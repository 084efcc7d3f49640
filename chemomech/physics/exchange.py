"""Exchange of the carrier across the reacting surface at a finite rate.

The potential outside, ``mu_ext``, belongs to the voltage of the electrode; all potentials in RT, so that
``mu_ext - mu = -z F eta / RT`` with the overpotential ``eta`` (negative where carrier is inserted). Carrier that enters
is positive, per current area.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

NEWTON_STEPS = 6
"""Of the equation for the charge transfer behind a film; they converge from one side."""


class Kinetics(Protocol):
    """How fast the carrier passes the surface."""

    def flux(self, difference: Expr, logit: Expr) -> Expr:
        """``j(mu_ext - mu)`` per current area; ``logit`` of the site fraction at the surface."""
        ...


@dataclass(frozen=True)
class LinearKinetics:
    """``j = k (mu_ext - mu)``: small overpotentials of any law of charge transfer, or a film that conducts.

    With the exchange current density ``i_0`` the current is ``i = i_0 (mu_ext - mu)``: the linear Butler-Volmer
    equation, ``k = i_0 / z F``.
    """

    rate_constant: Expr

    def flux(self, difference: Expr, logit: Expr) -> Expr:
        """``k (mu_ext - mu)``."""
        return self.rate_constant * difference


@dataclass(frozen=True)
class ButlerVolmer:
    """``j = j_0 [exp(alpha D) - exp(-(1 - alpha) D)]``, ``D = mu_ext - mu`` less the loss in a film, ``r j``.

    ``j_0`` may depend on the site fraction; ``alpha`` is the transfer coefficient of the insertion. Without a film this
    is explicit. With one ``D`` solves ``D + r j(D) = mu_ext - mu``: Newton's method from
    ``sign(D) min(|mu_ext - mu|, ln(1 + |mu_ext - mu| / r j_0) / a)``, which bounds its root from outside (``a`` is
    ``alpha`` or ``1 - alpha``, by the sign).
    """

    exchange: Callable[[Expr], Expr]
    """``j_0`` over the logit of the site fraction."""
    transfer_coefficient: float
    film_resistance: Expr | None = None
    """``r``: difference of potential per flux."""

    def flux(self, difference: Expr, logit: Expr) -> Expr:
        """``j``."""
        exchange = self.exchange(logit)
        return exchange * self._law(self._across_transfer(difference, exchange))

    def _law(self, across: Expr) -> Expr:
        alpha = self.transfer_coefficient
        return ufl.exp(alpha * across) - ufl.exp((alpha - 1) * across)

    def _across_transfer(self, difference: Expr, exchange: Expr) -> Expr:
        """``D``."""
        if self.film_resistance is None:
            return difference
        alpha, loss = self.transfer_coefficient, self.film_resistance * exchange
        inserts = ufl.ge(difference, 0)
        size = ufl.conditional(inserts, difference, -difference)
        exponent = ufl.conditional(inserts, alpha, 1 - alpha)
        bound = ufl.min_value(size, ufl.ln(1 + size / loss) / exponent)
        across = ufl.conditional(inserts, bound, -bound)
        for _ in range(NEWTON_STEPS):
            slope = 1 + loss * (alpha * ufl.exp(alpha * across) + (1 - alpha) * ufl.exp((alpha - 1) * across))
            across = across - (across + loss * self._law(across) - difference) / slope
        return across


@dataclass(frozen=True)
class OfVacancies:
    """``j_0(c) = j_0 (2 c)^(1 - alpha) (2 (1 - c))^alpha`` with ``j_0`` at half filling: carrier meets empty sites.

    J. Newman and K. E. Thomas-Alyea, *Electrochemical Systems*, 3rd ed., section 22.5.
    """

    at_half: Expr
    transfer_coefficient: float

    def __call__(self, logit: Expr) -> Expr:
        """At the logit ``y`` of the site fraction; ``ln c = -ln(1 + exp(-y))``."""
        alpha = self.transfer_coefficient
        empty, full = ufl.ln(1 + ufl.exp(logit)), ufl.ln(1 + ufl.exp(-logit))
        return 2 * self.at_half * ufl.exp(-(1 - alpha) * full - alpha * empty)


def area_ratio(deformation_gradient: Expr, normal: Expr) -> Expr:
    """Current over reference area of a surface with the reference normal ``n``: ``J |F^-T n|``."""
    area = ufl.det(deformation_gradient) * ufl.dot(ufl.inv(deformation_gradient).T, normal)
    return ufl.sqrt(ufl.inner(area, area))
