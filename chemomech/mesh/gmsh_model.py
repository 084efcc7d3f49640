"""From a recipe that draws a shape with gmsh to a mesh that is spread over the ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech._dolfinx import mesh_of_gmsh
from chemomech.mesh.body import Entities
from chemomech.ranks import failing_together

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


def meshed(comm: MPI.Comm, draw: Draw, dimension: int, cell_size: float) -> tuple[mesh.Mesh, dict[str, Entities]]:
    """Mesh of a drawn shape with cells of one size, and the facets of each named part of its boundary."""
    with _session() as gmsh:
        names: list[str] = []
        with failing_together(comm):
            if comm.rank == 0:
                names = _generate(gmsh, draw, dimension, cell_size)
        names = comm.bcast(names, root=0)
        domain, _, tags = mesh_of_gmsh(gmsh.model, comm, dimension)
    return domain, {name: np.asarray(tags.find(i), dtype=np.int32) for i, name in enumerate(names, start=1)}


def _generate(gmsh: Any, draw: Draw, dimension: int, cell_size: float) -> list[str]:
    boundary = draw(gmsh)
    gmsh.model.geo.synchronize()
    gmsh.model.occ.synchronize()
    gmsh.model.addPhysicalGroup(dimension, [tag for _, tag in gmsh.model.getEntities(dimension)], INTERIOR)
    for i, tags in enumerate(boundary.values(), start=1):
        gmsh.model.addPhysicalGroup(dimension - 1, tags, i)
    for option, value in (
        ("MeshSizeMin", cell_size),
        ("MeshSizeMax", cell_size),
        ("MeshSizeFromPoints", 0),
        ("Algorithm", 6),  # frontal Delaunay: nearly equilateral triangles
    ):
        gmsh.option.setNumber(f"Mesh.{option}", value)
    gmsh.model.mesh.generate(dimension)
    return list(boundary)
