"""Yield strength through the front: what the diffuse zone between host and product can carry.

The strength of a crystal must not be interpolated through the front: bonds that are being broken do not carry it.
So the crystal's strength is lost at small ``phi``, as soon as the bonds are broken, and the strength of the
material within the front is a choice with a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.elasticity import Law

BROKEN_BONDS = 0.1
"""Order parameter at which nothing of the crystal's own strength is left."""


class FrontStrength(Protocol):
    """Factor on the yield strength within the front."""

    def factor(self, order_parameter: Expr) -> Expr:
        """1 away from the front, the remaining fraction within it."""
        ...


@dataclass(frozen=True)
class FullStrength:
    """The material within the front is as strong as the product."""

    def factor(self, order_parameter: Expr) -> Expr:
        """1."""
        return ufl.as_ufl(1.0)


@dataclass(frozen=True)
class ReactionAssistedFlow:
    """Breaking bonds flow easily: the strength drops to ``remaining`` in the middle of the front.

    ``factor = 1 - (1 - remaining) b``, ``b = 1 - (1 - 4 phi (1 - phi))^4``: flat within the front, 1 outside.
    Reaction-assisted plasticity: K. Zhao et al., Nano Letters 11 (2011) 2962.

    The default, also because the arrested fraction converges best with it: at first order in the width, against orders
    0.5 to 0.8 at full strength (verification ``self-limiting``).
    """

    remaining: float = 0.05

    def factor(self, order_parameter: Expr) -> Expr:
        """Remaining fraction of the strength."""
        outside = (1 - 4 * order_parameter * (1 - order_parameter)) ** 4
        return 1 - (1 - self.remaining) * (1 - outside)


@dataclass(frozen=True)
class YieldStrength:
    """``sigma_Y(c, phi) = [ (1 - w) sigma_host(c) + w sigma_product(c) ] factor(phi)``.

    ``w = x^2 (3 - 2 x)``, ``x = min(phi / 0.1, 1)``: the crystal's strength is gone at ``phi = 0.1``.
    """

    host: Law
    product: Law
    front: FrontStrength

    def __call__(self, content: Expr, order_parameter: Expr) -> Expr:
        """Yield strength at carrier content ``c`` and order parameter ``phi``."""
        x = ufl.max_value(ufl.min_value(order_parameter / BROKEN_BONDS, 1), 0)
        broken = x**2 * (3 - 2 * x)
        strength = (1 - broken) * self.host(content) + broken * self.product(content)
        return strength * self.front.factor(order_parameter)
