"""Chemical free energy of the product.

With the site fraction ``c_a`` and its logit ``y = ln(c_a / (1 - c_a))``, per carrier site and in units of RT::

    f_a'(c_a)              diffusion potential; y for ideal mixing
    f_a - c_a f_a'         grand potential of the product; ln(1 - c_a) for ideal mixing
    omega = dg_am + f_a - c_a f_a'     drive of the transformation

``omega`` vanishes where product and pristine host are in equilibrium; for ideal mixing at
``c_eq = 1 - exp(-dg_am)``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

OfLogit = Callable[[Expr], Expr]
FIRST_STEP, HALVINGS = 32.0, 15
"""Of a search for a logit: the last step is 0.002."""


@dataclass(frozen=True)
class Mixing:
    """Free energy of the carriers in the product, by two functions of the logit with ``d(f - c f') = -c d(f')``."""

    potential: OfLogit
    """``f_a'``."""
    grand_potential_of_product: OfLogit
    """``f_a - c_a f_a'``."""
    amorphisation_energy: Expr
    """``dg_am``: energy of turning pristine host into empty product, RT per carrier site."""

    @staticmethod
    def site_fraction(logit: Expr) -> Expr:
        """``c_a = 1 / (1 + exp(-y))``."""
        return 1 / (1 + ufl.exp(-logit))

    def grand_potential(self, logit: Expr) -> Expr:
        """``omega = dg_am + f_a - c_a f_a'``."""
        return self.amorphisation_energy + self.grand_potential_of_product(logit)

    def free_energy(self, logit: Expr) -> Expr:
        """``f_a(c_a)``."""
        return self.grand_potential_of_product(logit) + self.site_fraction(logit) * self.potential(logit)

    def logit_at(self, potential: Expr, guess: Expr) -> Expr:
        """The logit at which stress-free product has the given potential.

        By bisection from a guess, which may be wrong by 60, then by Newton's method: where a voltage has plateaus and
        steps, Newton's method alone goes to and fro between them.
        """
        y = guess
        for k in range(HALVINGS):
            step = FIRST_STEP / 2**k
            y = y + ufl.conditional(ufl.lt(self.potential(y), potential), step, -step)
        for _ in range(3):
            at = ufl.variable(y)
            value = self.potential(at)
            y = y - (value - potential) / ufl.diff(value, at)
        return y
