"""Stress tensors of the cells, from the components that a geometry has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from chemomech.observe.sample import Sample

COMPONENT = "cauchy_stress_"
"""Begin of the names of its components in a sample."""
PLACES = ((0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2))
"""Where the components of a symmetric tensor stand; a geometry has the first 3, 4 or 6 of them."""


def cauchy_stress(sample: Sample) -> npt.NDArray[np.float64]:
    """Volume averages of the Cauchy stress over the cells of a sample, dimensionless, shape ``(n, 3, 3)``."""
    cells = sample.by_cell(*(name for name in sample.values if name.startswith(COMPONENT)))
    found = np.zeros((len(cells["weight"]), 3, 3))
    for number, (row, column) in enumerate(PLACES):
        if (key := f"{COMPONENT}{number}") in cells.values:
            found[:, row, column] = found[:, column, row] = cells[key]
    return found


def principal_stresses(sample: Sample) -> npt.NDArray[np.float64]:
    """Principal values of :func:`cauchy_stress` in ascending order, shape ``(n, 3)``."""
    return np.asarray(np.linalg.eigvalsh(cauchy_stress(sample)), dtype=np.float64)
