"""Hoop stress by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class HoopStressField(CellField):
    """Cauchy stress around the centre, in the plane of a film."""

    word = "hoop stress"
    position = 70
    report_position = 40
    quantity = PROFILE["hoop_stress"]
