"""Axial stress by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class AxialStressField(CellField):
    """Cauchy stress along a wire's axis."""

    word = "axial stress"
    position = 80
    quantity = PROFILE["axial_stress"]
