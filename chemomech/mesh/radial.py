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
    surface, centre = end_of(domain, 1.0), end_of(domain, 0.0)
    parts = {"surface": surface, "centre": centre}
    return Body(domain, surface, (Support(centre, 0, None),), lambda points: 1 - points[:, 0], parts=parts)


def end_of(domain: mesh.Mesh, position: float) -> Entities:
    """The end of an interval at a position."""
    found: Entities = mesh.locate_entities_boundary(domain, 0, lambda x: np.isclose(x[0], position))
    return found
