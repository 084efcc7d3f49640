"""The meshed part of a body: simplices with values at their corners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import Self, TypeVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
SAME_PLACE = 1e-6
"""Points that are closer, relative to the size of the body, are one."""


@dataclass(frozen=True)
class Grid:
    """Lines, triangles or tetrahedra in the reference configuration."""

    points: Array
    """Reference coordinates [nm], shape ``(n, 3)``."""
    displacement: Array
    """Displacement [nm], shape ``(n, 3)``."""
    cells: Indices
    """Corners of the cells, shape ``(m, d + 1)``."""
    fields: Mapping[str, Array]
    """Values at the points by the keys of the quantities."""

    def merged(self) -> Self:
        """With one point where there were several, as at the border of two ranks, and no points between cells.

        Cells that are flat then go.
        """
        spacing = SAME_PLACE * float(np.ptp(self.points, axis=0).max())
        places = np.round(self.points / spacing).astype(np.int64)
        _, kept, number = np.unique(places, axis=0, return_index=True, return_inverse=True)
        cells = number.reshape(-1)[self.cells]
        ordered = np.sort(cells, axis=1)
        cells = cells[(ordered[:, 1:] != ordered[:, :-1]).all(axis=1)]
        used, corners = np.unique(cells, return_inverse=True)
        kept = kept[used]
        points = np.where(np.abs(self.points) < spacing, 0.0, self.points)[kept]
        values = {key: field[kept] for key, field in self.fields.items()}
        return type(self)(points, self.displacement[kept], corners.reshape(cells.shape), values)

    def image(self, signs: npt.ArrayLike) -> Self:
        """Mirror image: coordinates multiplied by ``signs``, shape ``(3,)``, of 1 and -1."""
        signs = np.asarray(signs, dtype=np.float64)
        return type(self)(signs * self.points, signs * self.displacement, self.cells, self.fields)

    def mirrored(self, axes: tuple[int, ...]) -> Self:
        """With its mirror images at the planes through the origin that ``axes`` are normal to."""
        whole = self
        for axis in axes:
            whole = joined([whole, whole.image(1 - 2 * np.eye(3)[axis])]).merged()
        return whole

    def boundary(self) -> Indices:
        """Facets that belong to one cell only, shape ``(k, d)``."""
        corners = combinations(range(self.cells.shape[1]), self.cells.shape[1] - 1)
        facets = np.concatenate([self.cells[:, list(chosen)] for chosen in corners])
        _, first, counts = np.unique(np.sort(facets, axis=1), axis=0, return_index=True, return_counts=True)
        return np.asarray(facets[first[counts == 1]])


G = TypeVar("G", bound=Grid)


def joined(parts: list[G]) -> G:
    """Several grids as one; their points stay apart."""
    starts = np.cumsum([0, *(len(part.points) for part in parts)])
    return type(parts[0])(
        np.concatenate([part.points for part in parts]),
        np.concatenate([part.displacement for part in parts]),
        np.concatenate([part.cells + start for part, start in zip(parts, starts, strict=False)]),
        {key: np.concatenate([part.fields[key] for part in parts]) for key in parts[0].fields},
    )


def nodal(values: Array, points: Array, cells: Indices) -> Array:
    """Values of cells, shape ``(m, ...)``, averaged to the points with the volumes of the cells as weights.

    That is the projection to linear functions with a lumped mass matrix: a picture without steps and overshoots.
    """
    edges = points[cells[:, 1:]] - points[cells[:, :1]]
    gram = np.linalg.det(edges @ edges.transpose(0, 2, 1))
    volumes = np.sqrt(np.maximum(gram, 0.0)) / factorial(edges.shape[1])
    weighted = values * volumes.reshape(-1, *[1] * (values.ndim - 1))
    total, weight = np.zeros((len(points), *values.shape[1:])), np.zeros(len(points))
    for corner in cells.T:
        np.add.at(total, corner, weighted)
        np.add.at(weight, corner, volumes)
    return total / np.maximum(weight, 1e-300).reshape(-1, *[1] * (values.ndim - 1))
