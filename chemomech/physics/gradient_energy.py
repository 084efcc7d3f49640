"""Energy of an inhomogeneous carrier content.

    Psi = ... + kappa/2 |grad c|^2      mu = f_a' + mu_mech - kappa lap c

With a mixing energy that is not convex the content separates into two phases, and the interface between them has a
finite width and energy; its exact profile is in :mod:`chemomech.theory.diffuse_interface`. J. W. Cahn and J. E.
Hilliard, Journal of Chemical Physics 28 (1958) 258. The gradient is that of the reference configuration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr


class GradientEnergy(Protocol):
    """Energy of a gradient of the content ``c``, in units of ``RT C_max``."""

    def density(self, gradient: Expr) -> Expr:
        """Energy per reference volume."""
        ...

    def weak_potential(self, gradient: Expr, test_gradient: Expr) -> Expr:
        """Its variational derivative, tested and integrated by parts; the content has no flux of its own outside."""
        ...


@dataclass(frozen=True)
class Homogeneous:
    """None: the potential depends on the local content only."""

    def density(self, gradient: Expr) -> Expr:
        """0."""
        return ufl.as_ufl(0.0)

    def weak_potential(self, gradient: Expr, test_gradient: Expr) -> Expr:
        """0."""
        return ufl.as_ufl(0.0)


@dataclass(frozen=True)
class CahnHilliard:
    """``kappa/2 |grad c|^2``."""

    coefficient: Expr

    def density(self, gradient: Expr) -> Expr:
        """``kappa/2 |grad c|^2``."""
        return self.coefficient / 2 * ufl.inner(gradient, gradient)

    def weak_potential(self, gradient: Expr, test_gradient: Expr) -> Expr:
        """``kappa grad c . grad eta``."""
        return self.coefficient * ufl.inner(gradient, test_gradient)
