"""Draws the meshes of this folder with gmsh: python3 meshes/recipe.py. Lengths in nanometres."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import gmsh
import meshio
import numpy as np

FOLDER = Path(__file__).parent
CELL = 1.0


Parts = dict[str, list[int]]
"""Curves and surfaces of gmsh by the names they get in the file."""


def capsule(radius: float = 20.0, straight: float = 15.0) -> tuple[Parts, Parts]:
    """Quarter of the meridian of a rod with round ends; ``straight`` is half the length of the rod between them."""
    geo = gmsh.model.geo
    corners = [(0, 0), (radius, 0), (radius, straight), (0, straight + radius)]
    points = [geo.addPoint(x, y, 0) for x, y in corners]
    centre = geo.addPoint(0, straight, 0)
    equator, side = geo.addLine(points[0], points[1]), geo.addLine(points[1], points[2])
    cap, axis = geo.addCircleArc(points[2], centre, points[3]), geo.addLine(points[3], points[0])
    body = geo.addPlaneSurface([geo.addCurveLoop([equator, side, cap, axis])])
    return {"skin": [side, cap], "equator": [equator], "axis": [axis]}, {"body": [body]}


def hexagon(apothem: float = 20.0, rounding: float = 5.0) -> tuple[Parts, Parts]:
    """Quarter of a hexagon with rounded corners, one of them on the x axis, a face normal to the y axis."""
    skin, last, first = _outline(apothem, rounding)
    geo = gmsh.model.geo
    centre = geo.addPoint(0, 0, 0)
    bottom, left = geo.addLine(last, centre), geo.addLine(centre, first)
    body = geo.addPlaneSurface([geo.addCurveLoop([*skin, bottom, left])])
    return {"skin": skin, "bottom": [bottom], "left": [left]}, {"body": [body]}


def cored(core: float = 9.0, apothem: float = 20.0, rounding: float = 5.0) -> tuple[Parts, Parts]:
    """The same around a round core."""
    skin, last, first = _outline(apothem, rounding)
    geo = gmsh.model.geo
    centre, right, up = (geo.addPoint(*place, 0) for place in ((0, 0), (core, 0), (0, core)))
    inner = geo.addCircleArc(right, centre, up)
    bottom = [geo.addLine(last, right), geo.addLine(right, centre)]
    left = [geo.addLine(centre, up), geo.addLine(up, first)]
    shell = geo.addPlaneSurface([geo.addCurveLoop([*skin, bottom[0], inner, left[1]])])
    middle = geo.addPlaneSurface([geo.addCurveLoop([left[0], -inner, bottom[1]])])
    return {"skin": skin, "bottom": bottom, "left": left}, {"core": [middle], "shell": [shell]}


def _outline(apothem: float, rounding: float) -> tuple[list[int], int, int]:
    """Curves of the surface, the point on the x axis where they end and the one on the y axis where they begin."""
    geo = gmsh.model.geo
    reach = (apothem - rounding) / cos(pi / 6)
    upper, lower = reach * np.array([0.5, sin(pi / 3)]), np.array([reach, 0.0])
    out, up, slant = rounding * np.array([[1, 0], [0, 1], [cos(pi / 6), sin(pi / 6)]])
    outline = [(0, apothem), upper + up, upper + slant, lower + slant, lower + out]
    points = [geo.addPoint(*place, 0) for place in outline]
    centres = [geo.addPoint(*place, 0) for place in (upper, lower)]
    skin = [
        geo.addLine(points[0], points[1]),
        geo.addCircleArc(points[1], centres[0], points[2]),
        geo.addLine(points[2], points[3]),
        geo.addCircleArc(points[3], centres[1], points[4]),
    ]
    return skin, points[4], points[0]


def drawn(shape: Callable[[], tuple[Parts, Parts]]) -> tuple[Any, dict[str, Any], dict[str, Any]]:
    """Points, the triangles of each region and the lines of each named part of the boundary."""
    gmsh.initialize()
    try:
        gmsh.option.setNumber("General.Terminal", 0)
        gmsh.option.setNumber("Mesh.Algorithm", 6)
        gmsh.option.setNumber("Mesh.MeshSizeMin", CELL)
        gmsh.option.setNumber("Mesh.MeshSizeMax", CELL)
        boundary, regions = shape()
        gmsh.model.geo.synchronize()
        gmsh.model.mesh.generate(2)
        tags, coordinates, _ = gmsh.model.mesh.getNodes()
        number = np.zeros(int(max(tags)) + 1, dtype=int)
        number[tags] = np.arange(len(tags))

        def cells(dimension: int, entity: int) -> Any:
            nodes = gmsh.model.mesh.getElements(dimension, entity)[2][0]
            return number[nodes].reshape(-1, dimension + 1)

        lines, triangles = (
            {name: np.concatenate([cells(dimension, entity) for entity in of]) for name, of in parts.items()}
            for dimension, parts in ((1, boundary), (2, regions))
        )
        return coordinates.reshape(-1, 3).round(6), triangles, lines
    finally:
        gmsh.finalize()


def write_msh(path: Path, points: Any, triangles: dict[str, Any], lines: dict[str, Any]) -> None:
    """Regions and parts of the boundary as physical groups."""
    cells = [("triangle", region) for region in triangles.values()] + [("line", part) for part in lines.values()]
    dimensions = [2] * len(triangles) + [1] * len(lines)
    groups = enumerate(zip([*triangles, *lines], dimensions, strict=True), start=1)
    tags = [np.full(len(block), tag) for tag, (_, block) in enumerate(cells, start=1)]
    mesh = meshio.Mesh(points, cells, field_data={name: np.array([tag, of]) for tag, (name, of) in groups})
    mesh.cell_data = {"gmsh:physical": tags, "gmsh:geometrical": tags}
    mesh.write(path, file_format="gmsh22", binary=False, float_fmt=".8g")


def write_inp(path: Path, points: Any, triangles: dict[str, Any], lines: dict[str, Any]) -> None:
    """Parts of the boundary as sets of nodes; the body is one region."""
    (body,) = triangles.values()
    sets = {name: np.unique(part) for name, part in lines.items()}
    meshio.Mesh(points, [("triangle", body)], point_sets=sets).write(path, float_fmt=".8g")


if __name__ == "__main__":
    write_msh(FOLDER / "capsule.msh", *drawn(capsule))
    write_inp(FOLDER / "hexagon.inp", *drawn(hexagon))
    write_msh(FOLDER / "cored.msh", *drawn(cored))
