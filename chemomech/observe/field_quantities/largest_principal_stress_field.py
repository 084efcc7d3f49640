"""Largest principal stress by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import CellField, Values
from chemomech.observe.quantity import Quantity
from chemomech.observe.stress_tensor import principal_stresses

if TYPE_CHECKING:
    from chemomech.observe.sample import Sample


class LargestPrincipalStressField(CellField):
    """Largest principal value of a cell's average Cauchy stress."""

    word = "largest principal stress"
    position = 130
    report_position = 60
    quantity = Quantity(
        "largest_principal_stress", "Largest principal stress", r"\sigma_1", "GPa", "of the Cauchy stress"
    )

    def values(self, sample: Sample) -> Values:
        """One number a cell."""
        return principal_stresses(sample)[:, -1]
