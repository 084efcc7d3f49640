"""Tensor algebra that UFL does not name."""

from __future__ import annotations

import ufl
from ufl.core.expr import Expr

SMALLEST_NORM_SQUARED = 1e-16
"""Keeps the norm of a vanishing deviator differentiable (stresses are of order one)."""


def deviator(tensor: Expr) -> Expr:
    """Deviatoric part ``A - tr(A)/3 I`` of a 3x3 tensor."""
    return tensor - ufl.tr(tensor) / 3 * ufl.Identity(3)


def norm(tensor: Expr) -> Expr:
    """Frobenius norm ``sqrt(A : A)``, differentiable at zero."""
    return ufl.sqrt(ufl.inner(tensor, tensor) + SMALLEST_NORM_SQUARED)


def unimodular(tensor: Expr) -> Expr:
    """``A / det(A)^(1/3)``: the same tensor with determinant one."""
    return tensor / ufl.det(tensor) ** (1 / 3)


def isochoric_from_deviator(deviatoric: Expr, guess: Expr) -> Expr:
    """The tensor ``d + a I`` of determinant one with the given deviator ``d``.

    Solves ``a^3 - (d:d/2) a + det d = 1`` by Newton's method from ``guess``. The
    polynomial is convex to the right of its largest root, so three steps reach rounding error for the elastic
    strains of a metal or an alloy, and one does nothing where ``guess`` is the root already.
    """
    half_square = ufl.inner(deviatoric, deviatoric) / 2
    determinant = ufl.det(deviatoric)
    a = guess
    for _ in range(3):
        a = a - (a**3 - half_square * a + determinant - 1) / (3 * a**2 - half_square)
    return deviatoric + a * ufl.Identity(3)
