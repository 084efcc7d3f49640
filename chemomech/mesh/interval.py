"""The mesh of a radial body: an interval from the centre (or substrate) to the surface."""

from __future__ import annotations

from dolfinx import mesh
from mpi4py import MPI


def interval(comm: MPI.Comm, cells: int) -> mesh.Mesh:
    """Uniform mesh of ``[0, 1]`` (the body's size is the unit of length), partitioned over ``comm``."""
    return mesh.create_interval(comm, cells, [0.0, 1.0], ghost_mode=mesh.GhostMode.shared_facet)
