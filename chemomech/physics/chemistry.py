"""Chemical free energy of the product: ideal mixing of carriers on sites plus an excess term.

With the site fraction ``c_a`` and its logit ``y = ln(c_a / (1 - c_a))``, per carrier site and in units of RT::

    f_a(c_a)  = c_a ln c_a + (1 - c_a) ln(1 - c_a) + e(c_a)
    f_a'(c_a) = y + e'(c_a)                                  diffusion potential
    omega     = dg_am + f_a - c_a f_a'                       grand-potential drive of the transformation

``omega`` vanishes where product and pristine host are in equilibrium; for ideal mixing at
``c_eq = 1 - exp(-dg_am)``.
"""

from __future__ import annotations

from dataclasses import dataclass

import ufl
from ufl.core.expr import Expr

from chemomech.physics.elasticity import Law


@dataclass(frozen=True)
class Mixing:
    """Free energy of the carriers in the product."""

    excess_energy: Law
    """``e(c_a)`` per site, units RT."""
    amorphisation_energy: Expr
    """``dg_am``: energy of turning pristine host into empty product, RT per carrier site."""

    @staticmethod
    def site_fraction(logit: Expr) -> Expr:
        """``c_a = 1 / (1 + exp(-y))``."""
        return 1 / (1 + ufl.exp(-logit))

    def _excess(self, logit: Expr) -> tuple[Expr, Expr]:
        x = ufl.variable(self.site_fraction(logit))
        energy = self.excess_energy(x)
        return energy, ufl.diff(energy, x)

    def potential(self, logit: Expr) -> Expr:
        """``f_a' = y + e'(c_a)``."""
        return logit + self._excess(logit)[1]

    def grand_potential(self, logit: Expr) -> Expr:
        """``omega = dg_am - ln(1 + exp(y)) + e - c_a e'``."""
        energy, slope = self._excess(logit)
        return self.amorphisation_energy - ufl.ln(1 + ufl.exp(logit)) + energy - self.site_fraction(logit) * slope

    def free_energy(self, logit: Expr) -> Expr:
        """``f_a(c_a) = c_a y - ln(1 + exp(y)) + e(c_a)``."""
        return self.site_fraction(logit) * logit - ufl.ln(1 + ufl.exp(logit)) + self._excess(logit)[0]

    def logit_at(self, potential: Expr, guess: Expr) -> Expr:
        """The logit at which stress-free product has the given potential.

        Newton's method on ``f_a'(y) = mu`` from a guess, in steps of at most 3; one is exact for ideal mixing from
        a good guess, and eight reach far where the excess is strong.
        """
        y = guess
        for _ in range(8):
            at = ufl.variable(y)
            value = self.potential(at)
            step = (value - potential) / ufl.diff(value, at)
            y = y - ufl.max_value(ufl.min_value(step, 3), -3)
        return y
