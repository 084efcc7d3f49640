"""A product that swells alike in all directions."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from chemomech.physics.chemical_stretch import ChemicalStretch


class IsotropicStretch(ChemicalStretch):
    """``F_c = J_c^(1/3) I``."""

    law: Literal["isotropic"] = Field(description="the same along all directions")
    fits_the_host: ClassVar[bool] = True

    @property
    def shares(self) -> tuple[float, float, float]:
        """``w_i`` along a, b and c: a third each."""
        return 1 / 3, 1 / 3, 1 / 3
