"""Radial stress by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class RadialStressField(CellField):
    """Cauchy stress along the line from the centre."""

    word = "radial stress"
    position = 60
    quantity = PROFILE["radial_stress"]
