"""The Cauchy stress as a tensor, and its principal values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from chemomech.observe.field_quantity import CellField, Values
from chemomech.observe.quantity import Quantity
from chemomech.observe.stress_tensor import cauchy_stress

if TYPE_CHECKING:
    from chemomech.observe.sample import Sample


class LargestPrincipalStressField(CellField):
    """Largest principal value of a cell's average Cauchy stress."""

    word = "largest principal stress"
    position = 130
    quantity = Quantity(
        "largest_principal_stress", "Largest principal stress", r"\sigma_1", "GPa", "of the Cauchy stress"
    )

    def values(self, sample: Sample) -> Values:
        """One number a cell."""
        return _principal(sample)[:, -1]


class SmallestPrincipalStressField(CellField):
    """Smallest principal value of a cell's average Cauchy stress."""

    word = "smallest principal stress"
    position = 140
    quantity = Quantity(
        "smallest_principal_stress", "Smallest principal stress", r"\sigma_3", "GPa", "of the Cauchy stress"
    )

    def values(self, sample: Sample) -> Values:
        """One number a cell."""
        return _principal(sample)[:, 0]


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


def _principal(sample: Sample) -> Values:
    return np.asarray(np.linalg.eigvalsh(cauchy_stress(sample)), dtype=np.float64)
