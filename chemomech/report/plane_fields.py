"""The last fields of a run that was resolved over a plane, as its ParaView files tell them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from chemomech.deformed.series import Series

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class PlaneFields:
    """Triangles of the whole body: mirror images are put back."""

    reference: Array
    """Reference coordinates [nm], shape ``(n, 2)``."""
    displacement: Array
    """Displacement [nm], shape ``(n, 2)``."""
    triangles: npt.NDArray[np.int64]
    nodal: dict[str, Array]
    by_cell: dict[str, Array]
    """Values by the headers of the quantities."""

    @classmethod
    def last(cls, series: Series, mirrors: tuple[int, ...]) -> Self:
        """The last snapshot with its images at the planes normal to the axes ``mirrors``.

        Raises :class:`chemomech.deformed.undrawable.CannotRender`.
        """
        grid = series.read(-1)
        fields = cls(
            reference=np.asarray(grid.points[:, :2], dtype=np.float64),
            displacement=np.asarray(grid.point_data["Displacement [nm]"][:, :2], dtype=np.float64),
            triangles=np.asarray(next(iter(grid.cells_dict.values()))[:, :3], dtype=np.int64),
            nodal={name: np.asarray(grid.point_data[name]) for name in grid.point_data},
            by_cell={name: np.asarray(grid.cell_data[name]) for name in grid.cell_data},
        )
        for axis in mirrors:
            fields = fields.mirrored(axis)
        return fields

    @property
    def current(self) -> Array:
        """Current coordinates [nm]."""
        return self.reference + self.displacement

    def mirrored(self, axis: int) -> Self:
        """With its mirror image at the plane through the origin that an axis is normal to."""
        sign = np.ones(2)
        sign[axis] = -1
        count = len(self.reference)
        return type(self)(
            np.concatenate([self.reference, sign * self.reference]),
            np.concatenate([self.displacement, sign * self.displacement]),
            np.concatenate([self.triangles, self.triangles + count]),
            {name: np.concatenate([values, values]) for name, values in self.nodal.items()},
            {name: np.concatenate([values, values]) for name, values in self.by_cell.items()},
        )

    def outline(self) -> list[Array]:
        """Edges of the undeformed body's boundary [nm], each of shape ``(2, 2)``; planes of symmetry are inside."""
        edges = np.sort(np.concatenate([self.triangles[:, pair] for pair in ([0, 1], [1, 2], [2, 0])]), axis=1)
        unique, counts = np.unique(edges, axis=0, return_counts=True)
        boundary = self.reference[unique[counts == 1]]
        on_plane = np.isclose(boundary, 0, atol=1e-6 * np.ptp(self.reference)).all(axis=1).any(axis=1)
        return list(boundary[~on_plane])
