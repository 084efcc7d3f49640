"""The whole body from the part that was meshed: mirrored, turned about its axis, cut open.

Directions in the picture are those of the body: z is the axis of a body of revolution.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from chemomech.case.case import Case
from chemomech.deformed.grid import SAME_PLACE, Array, Grid, joined

AXES = "xyz"
STEPS = 24
"""Steps a quarter of a turn is made of."""


@dataclass(frozen=True)
class Body:
    """Triangles in the reference configuration: what one sees from outside and where the body is cut open."""

    cut: Grid
    skin: Grid | None
    """``None`` of a body that is shown as a plane."""

    @property
    def is_flat(self) -> bool:
        """Whether it lies in the plane z = 0."""
        return self.skin is None

    @property
    def parts(self) -> list[Grid]:
        """What there is of skin and cut."""
        return [self.cut] if self.skin is None else [self.skin, self.cut]


def body_of(case: Case, grid: Grid) -> Body:
    """The whole body at a snapshot; of a radial run the film as a strip, the wire as a disc, the particle as a ball."""
    resolved, dimension = case.geometry.resolved_body, case.geometry.dimension
    if resolved.is_one_dimensional:
        swept = _strip(grid) if dimension == 1 else _sector(grid)
        return revolved(swept.mirrored((1,))) if dimension == 3 else Body(swept.mirrored((0, 1)[:dimension]), None)
    if resolved.mesh_dimension == 3:
        return _opened(grid, case.mirror_axes)
    whole = grid.mirrored(case.mirror_axes)
    return revolved(whole) if resolved.is_revolved else Body(whole, None)


def revolved(meridian: Grid) -> Body:
    """Three quarters of a turn of a meridian (r, z) about z; one looks at it through the quarter x > 0, y > 0."""
    edges = meridian.boundary()
    on_axis = meridian.points[edges, 0].max(axis=1) <= SAME_PLACE * meridian.points[:, 0].max()
    edges, count = edges[~on_axis], len(meridian.points)
    angles = np.linspace(np.pi / 2, 2 * np.pi, 3 * STEPS + 1)
    turned = joined([_turned(meridian, angle) for angle in angles])
    strips = []
    for step in range(len(angles) - 1):
        (a, b), (c, d) = edges.T + step * count, edges.T + (step + 1) * count
        strips += [np.column_stack([a, b, c]), np.column_stack([b, d, c])]
    skin = Grid(turned.points, turned.displacement, np.concatenate(strips), turned.fields).merged()
    return Body(joined([_turned(meridian, angle) for angle in angles[[0, -1]]]).merged(), skin)


def _turned(meridian: Grid, angle: float) -> Grid:
    """A meridian (r, z, 0) in space, at an angle about z."""
    turn = np.array([[np.cos(angle), 0, -np.sin(angle)], [np.sin(angle), 0, np.cos(angle)], [0, 1, 0]])
    return Grid(meridian.points @ turn.T, meridian.displacement @ turn.T, meridian.cells, meridian.fields)


def _opened(grid: Grid, axes: tuple[int, ...]) -> Body:
    """A solid without its octant x, y, z > 0."""
    if axes != (0, 1, 2):
        return opened_at_centre(grid.mirrored(axes))
    facets = grid.boundary()
    in_plane = (np.abs(grid.points[facets]) <= SAME_PLACE * np.abs(grid.points).max()).all(axis=1).any(axis=1)
    outer, planes = (
        Grid(grid.points, grid.displacement, f, grid.fields) for f in (facets[~in_plane], facets[in_plane])
    )
    octants = [signs for signs in product((1, -1), repeat=3) if min(signs) < 0]
    return Body(planes.merged(), joined([outer.image(signs) for signs in octants]).merged())


def opened_at_centre(grid: Grid) -> Body:
    """A solid without the octant beyond its centre; its cells need not end at the planes that cut it."""
    import pyvista

    solid = pyvista.UnstructuredGrid({pyvista.CellType.TETRA: grid.cells}, grid.points)
    solid.point_data.update({**grid.fields, "u": grid.displacement})
    rest = surface(Grid(grid.points, grid.displacement, grid.boundary(), grid.fields))
    centre = (grid.points.min(axis=0) + grid.points.max(axis=0)) / 2
    pieces, planes = [], []
    for axis in AXES:
        pieces.append(rest.clip(axis, origin=centre))
        rest = rest.clip(axis, origin=centre, invert=False)
    for axis in AXES:
        plane = solid.slice(axis, origin=centre)
        for other in AXES.replace(axis, ""):
            plane = plane.clip(other, origin=centre, invert=False)
        planes.append(plane)
    skin, cut = (joined([_triangles(piece) for piece in found]).merged() for found in (pieces, planes))
    return Body(cut, skin)


def surface(grid: Grid) -> Any:
    """Triangles for pyvista with all fields; the displacement is named ``u``."""
    import pyvista

    made = pyvista.PolyData(grid.points, np.column_stack([np.full(len(grid.cells), 3), grid.cells]))
    made.point_data.update({**grid.fields, "u": grid.displacement})
    return made


def _triangles(piece: Any) -> Grid:
    """A surface from pyvista."""
    found = piece.triangulate()
    triangles = np.asarray(found.faces, dtype=np.int64).reshape(-1, 4)[:, 1:]
    data = {key: np.asarray(found.point_data[key]) for key in found.point_data}
    displacement = data.pop("u")
    fields = {key: values for key, values in data.items() if not key.startswith("vtk")}
    return Grid(np.asarray(found.points, dtype=np.float64), displacement, triangles, fields)


def _sector(radial: Grid) -> Grid:
    """Quarter of a disc that a radius sweeps in the plane."""
    angles = np.linspace(0, np.pi / 2, STEPS + 1)
    rows = [
        Grid(radial.points @ turn.T, radial.displacement @ turn.T, radial.cells, radial.fields)
        for turn in (_rotation(angle) for angle in angles)
    ]
    return _woven(rows)


def _rotation(angle: float) -> Array:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _strip(radial: Grid) -> Grid:
    """Piece of a film, its height along y, as wide as it is thick when mirrored at x = 0."""
    upright = np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, 1]])
    half = 0.5 * radial.points[:, 0].max()
    sides: list[Array] = [np.zeros(3), np.array([half, 0, 0])]
    return _woven(
        [Grid(radial.points @ upright + s, radial.displacement @ upright, radial.cells, radial.fields) for s in sides]
    )


def _woven(rows: list[Grid]) -> Grid:
    """Triangles between neighbouring copies of a line."""
    line, count = rows[0].cells, len(rows[0].points)
    triangles: list[npt.NDArray[np.int64]] = []
    for row in range(len(rows) - 1):
        (a, b), (c, d) = line.T + row * count, line.T + (row + 1) * count
        triangles += [np.column_stack([a, b, c]), np.column_stack([b, d, c])]
    points = joined(rows)
    return Grid(points.points, points.displacement, np.concatenate(triangles), points.fields).merged()
