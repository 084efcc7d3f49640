"""Chemical stretch ``F_c``: how the stress-free body grows with the carrier content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ufl
from ufl.core.expr import Expr


class Swelling(Protocol):
    """Stress-free growth as a function of the carrier content ``c``."""

    def distortion(self, content: Expr) -> Expr:
        """Isochoric part ``J_c^(-1/3) F_c`` of the chemical stretch ``F_c(c)``, 3x3."""
        ...

    def volume_ratio(self, content: Expr) -> Expr:
        """``J_c(c) = det F_c``."""
        ...


@dataclass(frozen=True)
class IsotropicSwelling:
    """``F_c = J_c^(1/3) I`` with ``J_c(c)`` given, ``J_c(0) = 1``."""

    ratio: Callable[[Expr], Expr]

    def volume_ratio(self, content: Expr) -> Expr:
        """``J_c(c)``."""
        return self.ratio(content)

    def distortion(self, content: Expr) -> Expr:
        """``I``."""
        return ufl.Identity(3)
