"""From a recipe that draws a shape with gmsh to a mesh that is spread over the ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.body import Entities
from chemomech.system._dolfinx import mesh_of_gmsh
from chemomech.system.ranks import failing_together

Draw = Callable[[Any], dict[str, list[int]]]
"""Draws a shape of size 1 into a gmsh module and names its boundary: curves (2D) or surfaces (3D) by name."""

INTERIOR = 1


@contextmanager
def _session() -> Iterator[Any]:
    import gmsh

    gmsh.initialize(interruptible=False)
    try:
        gmsh.option.setNumber("General.Terminal", 0)
        yield gmsh
    finally:
        gmsh.finalize()


def meshed(comm: MPI.Comm, draw: Draw, dimension: int, cell_size: CellSize) -> tuple[mesh.Mesh, dict[str, Entities]]:
    """Mesh of a drawn shape, and the facets of each named part of its boundary, the ``surface`` among them."""
    with _session() as gmsh:
        names: list[str] = []
        with failing_together(comm):
            if comm.rank == 0:
                names = _generate(gmsh, draw, dimension, cell_size)
        names = comm.bcast(names, root=0)
        domain, _, tags = mesh_of_gmsh(gmsh.model, comm, dimension)
    return domain, {name: np.asarray(tags.find(i), dtype=np.int32) for i, name in enumerate(names, start=1)}


def _generate(gmsh: Any, draw: Draw, dimension: int, cell_size: CellSize) -> list[str]:
    boundary = draw(gmsh)
    gmsh.model.geo.synchronize()
    gmsh.model.occ.synchronize()
    gmsh.model.addPhysicalGroup(dimension, [tag for _, tag in gmsh.model.getEntities(dimension)], INTERIOR)
    for i, tags in enumerate(boundary.values(), start=1):
        gmsh.model.addPhysicalGroup(dimension - 1, tags, i)
    for option, value in (
        ("MeshSizeMin", cell_size.finest),
        ("MeshSizeMax", cell_size.coarsest),
        ("MeshSizeFromPoints", 0),
        ("Algorithm", 6),  # frontal Delaunay: nearly equilateral triangles
    ):
        gmsh.option.setNumber(f"Mesh.{option}", value)
    if cell_size.refined_depth is not None:
        _refine(gmsh, dimension, boundary["surface"], cell_size)
    gmsh.model.mesh.generate(dimension)
    return list(boundary)


def _refine(gmsh: Any, dimension: int, surface: list[int], cell_size: CellSize) -> None:
    """Cells by their distance from the reacting surface, which gmsh knows by points closer to each other than cells."""
    field = gmsh.model.mesh.field
    corners = np.array(gmsh.model.getBoundingBox(-1, -1)).reshape(2, 3)
    distance, size = field.add("Distance"), field.add("Threshold")
    field.setNumbers(distance, "CurvesList" if dimension == 2 else "SurfacesList", surface)
    field.setNumber(distance, "Sampling", 2 * np.ceil(np.linalg.norm(corners[1] - corners[0]) / cell_size.finest))
    for option, value in (
        ("InField", distance),
        ("SizeMin", cell_size.finest),
        ("SizeMax", cell_size.coarsest),
        ("DistMin", cell_size.refined_depth),
        ("DistMax", cell_size.coarse_depth),
    ):
        field.setNumber(size, option, value)
    field.setAsBackgroundMesh(size)
    gmsh.option.setNumber("Mesh.MeshSizeExtendFromBoundary", 0)
