"""Smallest principal stress by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import CellField, Values
from chemomech.observe.quantity import Quantity
from chemomech.observe.stress_tensor import principal_stresses

if TYPE_CHECKING:
    from chemomech.observe.sample import Sample


class SmallestPrincipalStressField(CellField):
    """Smallest principal value of a cell's average Cauchy stress."""

    word = "smallest principal stress"
    position = 140
    quantity = Quantity(
        "smallest_principal_stress", "Smallest principal stress", r"\sigma_3", "GPa", "of the Cauchy stress"
    )

    def values(self, sample: Sample) -> Values:
        """One number a cell."""
        return principal_stresses(sample)[:, 0]
