"""A numbering of unknowns and quadrature points that does not depend on the ranks.

The input of a mesh numbers its cells; each rank knows these numbers of its cells, and the corners of a cell keep their
order. The unknowns are numbered in the order in which the cells, in the order of the input, first name them.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from dolfinx import fem
from mpi4py import MPI

from chemomech.system._dolfinx import corners_of_cells
from chemomech.system.saving import Array


class Numbering:
    """Brings values of all ranks to the first one in this order, and back."""

    def __init__(self, space: fem.FunctionSpace, points: int) -> None:
        domain, dofmap = space.mesh, space.dofmap
        self.points = points
        """Quadrature points of a cell."""
        self._comm: MPI.Comm = domain.comm
        self._space = space
        self.cells = int(domain.topology.index_map(domain.topology.dim).size_local)
        """Cells of this rank."""
        self.owned = int(dofmap.index_map.size_local * dofmap.index_map_bs)
        """Unknowns of this rank."""
        numbers = _stacked(self._comm, np.asarray(domain.topology.original_cell_index)[: self.cells])
        self._order = None if numbers is None else np.argsort(numbers, kind="stable")
        block = dofmap.bs
        local = np.asarray(dofmap.list)[: self.cells].astype(np.int32)
        blocks = dofmap.index_map.local_to_global(local.ravel()).reshape(local.shape)
        dofs = (blocks[:, :, None] * block + np.arange(block)).reshape(self.cells, local.shape[1] * block)
        table = _stacked(self._comm, dofs)
        self._unknowns = None if table is None else _first_named(table[self._order])
        corners = _stacked(self._comm, domain.geometry.x[corners_of_cells(domain)[: self.cells]])
        digest = None if corners is None else hashlib.sha256(corners[self._order].tobytes()).hexdigest()
        self.mesh: str = self._comm.bcast(digest, root=0)
        """Hash of the places of all cells' corners."""

    def gather_nodal(self, values: Array) -> Array | None:
        """From local values of the unknowns to all of them, on the first rank."""
        whole = _stacked(self._comm, values[: self.owned])
        return None if whole is None else np.asarray(whole[self._unknowns])

    def scatter_nodal(self, values: Array | None) -> Array:
        """The way back; ghosts included."""
        whole = None
        if self._unknowns is not None and values is not None:
            whole = np.empty_like(values)
            whole[self._unknowns] = values
        function = fem.Function(self._space)
        function.x.array[: self.owned] = _shared(self._comm, whole, self.owned)
        function.x.scatter_forward()
        return np.asarray(function.x.array.copy())

    def gather_cells(self, values: Array) -> Array | None:
        """From rows of the cells of this rank to those of all cells, on the first rank."""
        whole = _stacked(self._comm, values.reshape(self.cells, -1))
        return None if whole is None else np.asarray(whole[self._order])

    def scatter_cells(self, values: Array | None) -> Array:
        """The way back."""
        whole = None
        if self._order is not None and values is not None:
            whole = np.empty_like(values)
            whole[self._order] = values
        return _shared(self._comm, whole, self.cells)

    def count_nodal(self) -> int:
        """Unknowns of all ranks."""
        return int(self._comm.allreduce(self.owned))

    def count_cells(self) -> int:
        """Cells of all ranks."""
        return int(self._comm.allreduce(self.cells))


def _first_named(table: Any) -> Any:
    flat = table.ravel()
    _, first = np.unique(flat, return_index=True)
    return flat[np.sort(first)]


def _stacked(comm: MPI.Comm, rows: Any) -> Any:
    """Rows of all ranks, one rank after the other, on the first rank."""
    parts = comm.gather(rows, root=0)
    return None if parts is None else np.concatenate(parts)


def _shared(comm: MPI.Comm, whole: Array | None, count: int) -> Array:
    """The way back: ``count`` rows for this rank."""
    counts = comm.gather(count, root=0)
    parts = None
    if counts is not None and whole is not None:
        parts = np.split(whole, np.cumsum(counts)[:-1])
    return np.asarray(comm.scatter(parts, root=0))
