"""Mobility of the front as a function of its normal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr

FAINTEST_SLOPE = 1e-3
"""``l |grad phi| = phi (1 - phi)`` below which a front's tail counts as no front: further out it has no direction."""


class Mobility(Protocol):
    """Relative speed ``m`` of a front."""

    def __call__(self, gradient: Expr) -> Expr:
        """``m(n)`` for ``n = grad phi/|grad phi|``, from ``l grad phi`` in the body's axes."""
        ...


@dataclass(frozen=True)
class Isotropic:
    """``m = 1``: no normal enters the kernel."""

    def __call__(self, gradient: Expr) -> Expr:
        """1."""
        return ufl.as_ufl(1.0)


@dataclass(frozen=True)
class Anisotropic:
    """``m`` of the squares of the direction cosines along the crystal's axes.

    Far from the front the gradient is so small that rounding turns it, and Newton's method would chase its direction
    there. So the squares are ``(n_i^2 s^2 + s_0^2/3) / (s^2 + s_0^2)`` with ``s = l |grad phi|``: a front does not feel
    its tails below ``phi = s_0``, which have ``6 s_0^2`` of the ``int |grad phi|^2`` that its speed depends on.
    """

    law: Callable[[Sequence[Expr]], Expr]
    """From the three squares, whose sum is 1, to ``m > 0``."""
    frame: Expr
    """3x3; rows are the body's axes in the frame of the crystal."""

    def __call__(self, gradient: Expr) -> Expr:
        """``m``; where there is no front and so no normal, its value along the diagonal <111>."""
        along_crystal, least = ufl.transpose(self.frame) * gradient, FAINTEST_SLOPE**2
        total = ufl.inner(gradient, gradient) + least
        return self.law([(along_crystal[i] ** 2 + least / 3) / total for i in range(3)])
