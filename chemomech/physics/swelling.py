"""Chemical stretch ``F_c``: how the stress-free body grows with the carrier content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


@dataclass(frozen=True)
class CrystalSwelling:
    """``F_c = sum_i J_c^(w_i) a_i (x) a_i`` along the axes ``a_i`` of the crystal, ``sum_i w_i = 1``.

    At fixed ``F`` and ``F_p`` the energy ``J_c psi_e(A)`` with ``A = F F_c^-1`` then changes with the content by
    ``J_c' [psi_e - sum_i w_i a_i . M a_i]``: the Mandel stress ``M = A^T dpsi_e/dA`` does work on all three stretches,
    not its mean on the volume alone.
    """

    ratio: Callable[[Expr], Expr]
    shares: Sequence[Expr]
    """``w_i``."""
    frame: Expr
    """3x3; rows are the body's axes in the frame of the crystal, its columns the ``a_i``."""

    def volume_ratio(self, content: Expr) -> Expr:
        """``J_c(c)``."""
        return self.ratio(content)

    def distortion(self, content: Expr) -> Expr:
        """``sum_i J_c^(w_i - 1/3) a_i (x) a_i``, symmetric."""
        J_c, a = self.volume_ratio(content), self.frame
        lengths = [J_c ** (share - 1 / 3) for share in self.shares]
        return ufl.as_matrix(
            [[sum(a[i, k] * a[j, k] * lengths[k] for k in range(3)) for j in range(3)] for i in range(3)]
        )
