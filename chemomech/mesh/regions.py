"""Regions of a body: their cells, and the functions that are 1 in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from dolfinx import fem, mesh

from chemomech.mesh.body import Entities


def concentric(domain: mesh.Mesh, names: Sequence[str], ends: Sequence[float]) -> dict[str, Entities]:
    """Cells on this rank, ghosts included, of regions around the origin, from the inside out.

    ``ends`` are the radii at which the regions end; a cell belongs to the region its midpoint lies in.
    """
    dimension = domain.topology.dim
    radius = np.linalg.norm(mesh.compute_midpoints(domain, dimension, all_cells(domain)), axis=1)
    bounds = pairwise((-np.inf, *ends[:-1], np.inf))
    return {
        name: np.flatnonzero((start < radius) & (radius < end)).astype(np.int32)
        for name, (start, end) in zip(names, bounds, strict=True)
    }


def elsewhere(domain: mesh.Mesh, regions: Sequence[Entities]) -> Entities:
    """Cells on this rank, ghosts included, that belong to none of the regions."""
    return np.asarray(np.setdiff1d(all_cells(domain), np.concatenate([*regions, []])), dtype=np.int32)


def indicators(domain: mesh.Mesh, regions: Sequence[Entities]) -> list[fem.Function]:
    """For each region the function that is 1 in its cells and 0 in all others."""
    space = fem.functionspace(domain, ("DG", 0))
    functions = []
    for cells in regions:
        function = fem.Function(space)
        function.x.array[space.dofmap.list[cells].ravel()] = 1.0
        functions.append(function)
    return functions


def all_cells(domain: mesh.Mesh) -> Entities:
    """Cells on this rank, ghosts included."""
    index_map = domain.topology.index_map(domain.topology.dim)
    return np.arange(index_map.size_local + index_map.num_ghosts, dtype=np.int32)
