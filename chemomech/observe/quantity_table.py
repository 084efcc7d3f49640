"""Every observed number and field by its key. Headers, labels and documents come from here.

What a column of the history or a field for ParaView is called stands in its own file, beside what computes it.
"""

from __future__ import annotations

from collections.abc import Mapping

from chemomech.observe.field_quantity import field_quantities
from chemomech.observe.history_quantity import history_quantities
from chemomech.observe.live_table import LiveTable
from chemomech.observe.quantity import Quantity

HISTORY: Mapping[str, Quantity] = LiveTable(
    lambda: (column for member in history_quantities() for column in member.columns)
)
"""Columns of ``history.csv``."""

FIELD: Mapping[str, Quantity] = LiveTable(lambda: (member.quantity for member in field_quantities()))
"""Fields for ParaView and what pictures can show."""
