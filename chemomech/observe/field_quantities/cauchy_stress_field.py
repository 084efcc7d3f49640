"""Cauchy stress by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.observe.field_quantity import CellField, Values
from chemomech.observe.quantity import Quantity
from chemomech.observe.stress_tensor import cauchy_stress

if TYPE_CHECKING:
    from chemomech.observe.sample import Sample


class CauchyStressField(CellField):
    """Cauchy stress, a tensor along the axes of the mesh."""

    word = "Cauchy stress"
    position = 150
    quantity = Quantity(
        "cauchy_stress", "Cauchy stress", r"\sigma", "GPa", "tensor along the axes of the mesh, tension positive"
    )
    shape = (3, 3)

    def values(self, sample: Sample) -> Values:
        """One tensor a cell."""
        return cauchy_stress(sample)
