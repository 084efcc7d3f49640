"""The mesh of a radial body of several regions, each with cells of its own size."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.mesh.interval import interval


def layers(comm: MPI.Comm, cells: Sequence[int], ends: Sequence[float]) -> mesh.Mesh:
    """Mesh of ``[0, ends[-1]]`` with ``cells[i]`` equal cells in region ``i``; ``ends`` are where the regions end.

    Regions lie from the inside out, ``0 < ends[0] < ... < ends[-1]``. With one region, which ends at 1, it is
    :func:`interval`.
    """
    count = sum(cells)
    domain = interval(comm, count)
    if len(cells) > 1:
        x = domain.geometry.x
        starts = np.concatenate([[0], np.cumsum(cells)])
        x[:, 0] = np.interp(np.rint(x[:, 0] * count), starts, [0.0, *ends])
    return domain
