"""What a formula is made of."""

from __future__ import annotations

from ufl.core.expr import Expr

Scalar = Expr | float
"""Where a number may stand for an expression that is the same everywhere."""
