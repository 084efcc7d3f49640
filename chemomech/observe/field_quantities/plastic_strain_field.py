"""Plastic strain by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class PlasticStrainField(CellField):
    """Accumulated plastic strain."""

    word = "plastic strain"
    position = 110
    report_position = 70
    quantity = PROFILE["plastic_strain"]
