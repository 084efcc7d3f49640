"""Values of a finite-element field at fixed places of the reference body, on all ranks."""

from __future__ import annotations

import basix
import numpy as np
import numpy.typing as npt
from dolfinx import geometry, mesh
from mpi4py import MPI

from chemomech.mesh.body import Values
from chemomech.solve.unknowns import Unknowns
from chemomech.system._dolfinx import corners_of_cells, points_of

NEAR = 1e-10
"""Distance at which a place beside a cell still counts as inside."""


class Probe:
    """A field of the unknowns at given points, shape ``(n, 3)``, of a mesh of straight simplices."""

    def __init__(self, unknowns: Unknowns, field: int, points: Values) -> None:
        domain = unknowns.domain
        self._comm = domain.comm
        cells = _cells(domain, points)
        self._here = np.flatnonzero(cells >= 0)
        count = np.bincount(self._here, minlength=len(points)).astype(float)
        self._ranks = np.asarray(self._comm.allreduce(count, op=MPI.SUM), dtype=float)
        self._dofs, degree = unknowns.dofs_of_cells(field, cells[self._here])
        family = basix.create_element(
            basix.ElementFamily.P, getattr(basix.CellType, domain.topology.cell_name()), degree
        )
        places = _reference(domain, cells[self._here], points[self._here])
        self._weights = np.asarray(family.tabulate(0, places), dtype=float)[0, :, :, 0]

    @property
    def found(self) -> npt.NDArray[np.bool_]:
        """Which points lie in the mesh."""
        return self._ranks > 0

    def __call__(self, values: Values) -> Values:
        """From the local values of all unknowns, ghosts included, to a row of components a point; nan outside."""
        local = np.zeros((len(self._ranks), self._dofs.shape[2]))
        local[self._here] = np.einsum("pn,pnc->pc", self._weights, values[self._dofs])
        total = np.asarray(self._comm.allreduce(local, op=MPI.SUM))
        return np.asarray(total / np.where(self.found, self._ranks, np.nan)[:, None])


def _cells(domain: mesh.Mesh, points: Values) -> npt.NDArray[np.int32]:
    """A cell of this rank around each point, -1 where there is none."""
    tree = geometry.bb_tree(domain, domain.topology.dim, padding=NEAR)
    candidates = geometry.compute_collisions_points(tree, points)
    inside = geometry.compute_colliding_cells(domain, candidates, points)
    first, after = inside.offsets[:-1], inside.offsets[1:]
    found = np.full(len(points), -1, dtype=np.int32)
    found[first < after] = inside.array[first[first < after]]
    return found


def _reference(domain: mesh.Mesh, cells: npt.NDArray[np.int32], points: Values) -> Values:
    """Coordinates of the points in the reference cell."""
    dimension = domain.topology.dim
    corners = points_of(domain)[corners_of_cells(domain)[cells]][:, :, :dimension]
    edges = (corners[:, 1:] - corners[:, :1]).transpose(0, 2, 1)
    offsets = points[:, :dimension] - corners[:, 0]
    return np.asarray(np.linalg.solve(edges, offsets[:, :, None])[:, :, 0])
