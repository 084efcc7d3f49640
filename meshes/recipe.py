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


def capsule(radius: float = 20.0, straight: float = 15.0) -> dict[str, list[int]]:
    """Quarter of the meridian of a rod with round ends; ``straight`` is half the length of the rod between them."""
    geo = gmsh.model.geo
    corners = [(0, 0), (radius, 0), (radius, straight), (0, straight + radius)]
    points = [geo.addPoint(x, y, 0) for x, y in corners]
    centre = geo.addPoint(0, straight, 0)
    equator, side = geo.addLine(points[0], points[1]), geo.addLine(points[1], points[2])
    cap, axis = geo.addCircleArc(points[2], centre, points[3]), geo.addLine(points[3], points[0])
    geo.addPlaneSurface([geo.addCurveLoop([equator, side, cap, axis])])
    return {"skin": [side, cap], "equator": [equator], "axis": [axis]}


def hexagon(apothem: float = 20.0, rounding: float = 5.0) -> dict[str, list[int]]:
    """Quarter of a hexagon with rounded corners, one of them on the x axis, a face normal to the y axis."""
    geo = gmsh.model.geo
    reach = (apothem - rounding) / cos(pi / 6)
    upper, lower = reach * np.array([0.5, sin(pi / 3)]), np.array([reach, 0.0])
    out, up, slant = rounding * np.array([[1, 0], [0, 1], [cos(pi / 6), sin(pi / 6)]])
    outline = [(0, apothem), upper + up, upper + slant, lower + slant, lower + out, (0, 0)]
    points = [geo.addPoint(*place, 0) for place in outline]
    centres = [geo.addPoint(*place, 0) for place in (upper, lower)]
    skin = [
        geo.addLine(points[0], points[1]),
        geo.addCircleArc(points[1], centres[0], points[2]),
        geo.addLine(points[2], points[3]),
        geo.addCircleArc(points[3], centres[1], points[4]),
    ]
    bottom, left = geo.addLine(points[4], points[5]), geo.addLine(points[5], points[0])
    geo.addPlaneSurface([geo.addCurveLoop([*skin, bottom, left])])
    return {"skin": skin, "bottom": [bottom], "left": [left]}


def drawn(shape: Callable[[], dict[str, list[int]]]) -> tuple[Any, Any, dict[str, Any]]:
    """Points, triangles and the lines of each named part of the boundary."""
    gmsh.initialize()
    try:
        gmsh.option.setNumber("General.Terminal", 0)
        gmsh.option.setNumber("Mesh.Algorithm", 6)
        gmsh.option.setNumber("Mesh.MeshSizeMin", CELL)
        gmsh.option.setNumber("Mesh.MeshSizeMax", CELL)
        parts = shape()
        gmsh.model.geo.synchronize()
        gmsh.model.mesh.generate(2)
        tags, coordinates, _ = gmsh.model.mesh.getNodes()
        number = np.zeros(int(max(tags)) + 1, dtype=int)
        number[tags] = np.arange(len(tags))

        def cells(dimension: int, entity: int) -> Any:
            nodes = gmsh.model.mesh.getElements(dimension, entity)[2][0]
            return number[nodes].reshape(-1, dimension + 1)

        lines = {name: np.concatenate([cells(1, curve) for curve in curves]) for name, curves in parts.items()}
        return coordinates.reshape(-1, 3).round(6), cells(2, -1), lines
    finally:
        gmsh.finalize()


def write_msh(path: Path, points: Any, triangles: Any, lines: dict[str, Any]) -> None:
    """Parts of the boundary as physical groups."""
    cells = [("triangle", triangles), *(("line", part) for part in lines.values())]
    groups = {name: np.array([tag, 1]) for tag, name in enumerate(lines, start=2)}
    tags = [np.full(len(block), tag) for tag, (_, block) in enumerate(cells, start=1)]
    mesh = meshio.Mesh(points, cells, field_data={"body": np.array([1, 2]), **groups})
    mesh.cell_data = {"gmsh:physical": tags, "gmsh:geometrical": tags}
    mesh.write(path, file_format="gmsh22", binary=False, float_fmt=".8g")


def write_inp(path: Path, points: Any, triangles: Any, lines: dict[str, Any]) -> None:
    """Parts of the boundary as sets of nodes."""
    sets = {name: np.unique(part) for name, part in lines.items()}
    meshio.Mesh(points, [("triangle", triangles)], point_sets=sets).write(path, float_fmt=".8g")


if __name__ == "__main__":
    write_msh(FOLDER / "capsule.msh", *drawn(capsule))
    write_inp(FOLDER / "hexagon.inp", *drawn(hexagon))
