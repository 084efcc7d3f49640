"""Radial bodies: film, wire and particle on an interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.mesh.body import Body, Entities, Support
from chemomech.mesh.layers import layers


def radial_body(comm: MPI.Comm, cells: Sequence[int], ends: Sequence[float]) -> Body:
    """The interval from the centre (or substrate), which is held, to the surface; see :func:`layers`."""
    domain = layers(comm, cells, ends)

    def end(position: float) -> Entities:
        found: Entities = mesh.locate_entities_boundary(domain, 0, lambda x: np.isclose(x[0], position))
        return found

    return Body(domain, end(1.0), (Support(end(0.0), 0, None),), lambda points: 1 - points[:, 0])
