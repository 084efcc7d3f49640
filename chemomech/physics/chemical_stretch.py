"""Chemical stretch F_c: how the volume ratio J_c is shared out between the directions of the crystal.

With the full product's stretches ``lambda_a, lambda_b, lambda_c`` along orthogonal axes::

    F_c = sum_i J_c^(w_i) a_i (x) a_i,   w_i = ln lambda_i / ln(lambda_a lambda_b lambda_c)

so that ``det F_c = J_c`` at every content, whatever the law of the volume, and all axes go in step. An isotropic
product has ``w_i = 1/3``.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from chemomech.physics.laws import SourcedLaw
from chemomech.register.kind import Kind
from chemomech.register.kinds import CHEMICAL_STRETCH


class ChemicalStretch(SourcedLaw):
    """Part of each direction of the crystal in the growth of the volume."""

    kind: ClassVar[Kind] = CHEMICAL_STRETCH
    fits_the_host: ClassVar[bool] = False
    """Whether a thin layer of product strains its host by the volume only: it swells alike in all directions."""

    @property
    @abstractmethod
    def shares(self) -> tuple[float, float, float]:
        """``w_i`` [-] along a, b and c; their sum is 1."""

    def fault(self, volume_ratio: float) -> str | None:
        """Why the stretches do not fit the volume ratio [-] of the full product; None if they do."""
        return None
