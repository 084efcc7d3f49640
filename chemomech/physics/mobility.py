"""Mobility of the front as a function of its normal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import ufl
from ufl.core.expr import Expr

from chemomech.physics.cartesian import SMALLEST_SLOPE


class Mobility(Protocol):
    """Relative speed ``m`` of a front."""

    def __call__(self, gradient: Expr) -> Expr:
        """``m(n)`` for ``n = grad phi/|grad phi|``, from the gradient in the body's axes."""
        ...


@dataclass(frozen=True)
class Isotropic:
    """``m = 1``: no normal enters the kernel."""

    def __call__(self, gradient: Expr) -> Expr:
        """1."""
        return ufl.as_ufl(1.0)


@dataclass(frozen=True)
class Anisotropic:
    """``m`` of the squares of the direction cosines along the crystal's axes."""

    law: Callable[[Any], Expr]
    """From the three squares, whose sum is 1, to ``m > 0``."""
    frame: Expr
    """3x3; rows are the body's axes in the frame of the crystal."""

    def __call__(self, gradient: Expr) -> Expr:
        """``m``; where there is no front and so no normal, its value along the diagonal <111>."""
        along_crystal = ufl.transpose(self.frame) * gradient
        total = ufl.inner(gradient, gradient) + SMALLEST_SLOPE
        return self.law([(along_crystal[i] ** 2 + SMALLEST_SLOPE / 3) / total for i in range(3)])
