"""The body of a mesh from a file, spread over the ranks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.mesh.body import Body, Entities, Support, Values
from chemomech.mesh.chosen_mesh import chosen_mesh, held
from chemomech.mesh.shapes.mesh_file_shape import Imported
from chemomech.mesh_files.distance import distance_to
from chemomech.mesh_files.mesh_file import FileMesh, Indices, rows_in
from chemomech.system._dolfinx import distributed_mesh
from chemomech.system.ranks import failing_together


def imported(comm: MPI.Comm, geometry: Imported, regions: Sequence[str], walls: Sequence[str]) -> Body:
    """Rank 0 reads the file; cells are spread, the few named facets and the ``regions`` are known to all.

    Depth is the distance from the facets of the reacting surface. Raises
    :class:`chemomech.mesh_files.mesh_file.MeshUnusable` on all ranks.
    """
    read: FileMesh | None = None
    with failing_together(comm):
        if comm.rank == 0:
            read = chosen_mesh(geometry, regions, walls=walls)
    dimension = geometry.resolved_body.mesh_dimension
    domain = distributed_mesh(comm, *_share(read, dimension))
    entities = _Finder(domain)
    facets, corners, holds = comm.bcast(_parts(read, geometry), root=0)
    supports = tuple(Support(entities(members), members.shape[1] - 1, component) for members, component in holds)
    parts = {name: entities(members) for name, members in facets.items()}

    def depth(points: Values) -> Values:
        return distance_to(corners, points)

    layer = comm.allreduce(float(_edge(domain).max(initial=0.0)), op=MPI.MAX)
    cells = _cells(comm, domain, read, regions)
    return Body(domain, parts[geometry.surface], supports, depth, layer, geometry.copies, parts=parts, regions=cells)


def _share(read: FileMesh | None, dimension: int) -> tuple[Indices, Values]:
    """Cells and points as this rank gives them to the mesh: all or none."""
    if read is None:
        return np.empty((0, dimension + 1), dtype=np.int64), np.empty((0, dimension))
    return read.cells, read.points[:, :dimension].copy()


def _parts(read: FileMesh | None, geometry: Imported) -> Any:
    if read is None:
        return None
    return read.facets, read.points[read.facets[geometry.surface]], list(held(read, geometry))


def _cells(comm: MPI.Comm, domain: mesh.Mesh, read: FileMesh | None, names: Sequence[str]) -> dict[str, Entities]:
    """Cells of the named regions on this rank, by the numbers they have in the file."""
    numbers = domain.topology.original_cell_index
    of_file = comm.bcast(None if read is None else {name: read.regions[name] for name in names}, root=0)
    return {name: np.flatnonzero(np.isin(numbers, cells)).astype(np.int32) for name, cells in of_file.items()}


def _edge(domain: mesh.Mesh) -> Values:
    count = domain.topology.index_map(domain.topology.dim).size_local
    return np.asarray(domain.h(domain.topology.dim, np.arange(count, dtype=np.int32)))


class _Finder:
    """Entities of this rank, ghosts included, by the numbers their vertices have in the file."""

    def __init__(self, domain: mesh.Mesh) -> None:
        self._domain, self._tables = domain, dict[int, Indices]()

    def __call__(self, members: Indices) -> Entities:
        dimension = members.shape[1] - 1
        found = rows_in(self._table(dimension), np.sort(members, axis=1))
        return np.flatnonzero(found).astype(np.int32)

    def _table(self, dimension: int) -> Indices:
        if dimension not in self._tables:
            domain, topology = self._domain, self._domain.topology
            topology.create_entities(dimension)
            topology.create_connectivity(dimension, topology.dim)
            index_map = topology.index_map(dimension)
            entities = np.arange(index_map.size_local + index_map.num_ghosts, dtype=np.int32)
            nodes = mesh.entities_to_geometry(domain, dimension, entities)
            self._tables[dimension] = np.sort(domain.geometry.input_global_indices[nodes], axis=1)
        return self._tables[dimension]
