"""Mean stress by cell."""

from __future__ import annotations

from chemomech.observe.field_quantity import CellField
from chemomech.observe.profile_table import PROFILE


class MeanStressField(CellField):
    """A third of the trace of the Cauchy stress."""

    word = "mean stress"
    position = 90
    report_position = 30
    quantity = PROFILE["mean_stress"]
