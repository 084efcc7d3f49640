"""Yield strength through the front: what the diffuse zone between host and product can carry.

The strength of a crystal must not be interpolated through the front: bonds that are being broken do not carry it.
So the crystal's strength is lost at small ``phi``, as soon as the bonds are broken, and the strength of the
material within the front is a choice with a name.
"""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.elasticity import Law
from chemomech.physics.front_strength import FrontStrength

BROKEN_BONDS = 0.1
"""Order parameter at which nothing of the crystal's own strength is left."""


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
