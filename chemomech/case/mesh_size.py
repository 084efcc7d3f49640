"""Sizes of the cells of a mesh, and how many there will be, before it is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

UNKNOWNS_PER_CELL = {2: 5.9, 3: 5.4}
"""Quadratic displacement and three linear fields on many triangles (2) or tetrahedra (3)."""
COARSEST = 4.0
"""Largest over smallest cell."""
GROWTH = 0.25
"""By how much the cells grow over their distance from the refined layer."""
LAYERS = 200


@dataclass(frozen=True)
class CellSize:
    """Wanted edges of cells: ``finest`` down to a depth, from there growing to :data:`COARSEST` times that."""

    finest: float
    refined_depth: float | None = None
    """``None``: everywhere."""

    def in_units_of(self, length: float) -> CellSize:
        """The same, measured in a length."""
        depth = None if self.refined_depth is None else self.refined_depth / length
        return CellSize(self.finest / length, depth)

    @property
    def coarsest(self) -> float:
        """Largest edge."""
        return self.finest if self.refined_depth is None else COARSEST * self.finest

    @property
    def coarse_depth(self) -> float:
        """Depth from which on cells have their largest edge."""
        return (self.refined_depth or 0.0) + (self.coarsest - self.finest) / GROWTH

    def __call__(self, depth: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Edge at a depth."""
        if self.refined_depth is None:
            return np.full_like(depth, self.finest)
        return np.interp(depth, [self.refined_depth, self.coarse_depth], [self.finest, self.coarsest])


@dataclass(frozen=True)
class WantedMesh:
    """What a case asks of the mesh of its body, in units of the body's size."""

    cell_size: CellSize
    """Of a mesh that is drawn."""
    cells_of_regions: tuple[int, ...]
    """Of a body over its radius: number of cells of each region, from the inside out."""
    mirrored: bool
    """Whether a part between planes of symmetry is meshed."""
    regions: tuple[str, ...] = ()
    """Of a mesh from a file: names of groups of cells there that the case gives materials of their own."""
    walls: tuple[str, ...] = ()
    """Of a mesh from a file: names of parts of the surface with a path for the carrier."""


def drawn_cells(content: float, size: CellSize, dimension: int, depth: float, converging: int) -> int:
    """Number of triangles or tetrahedra in an area [m^2] or volume [m^3].

    Triangles are nearly regular; tetrahedra cannot fill space so, and come out 1.7 times as large. Below ``depth`` x
    the share ``(1 - x)^converging`` of the content is left.
    """
    ends = np.linspace(0, 1, LAYERS + 1)
    shares = -np.diff((1 - ends) ** converging)
    edges = size(depth * (ends[1:] + ends[:-1]) / 2)
    cells = math.sqrt(3) / 4 * edges**2 if dimension == 2 else edges**3 / 5
    return math.ceil(content * float(np.sum(shares / cells)) * (1 - 1e-12))
