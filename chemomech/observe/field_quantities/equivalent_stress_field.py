"""Equivalent stress by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class EquivalentStressField(CellField):
    """Equivalent stress of von Mises."""

    word = "equivalent stress"
    position = 100
    report_position = 50
    quantity = PROFILE["equivalent_stress"]
