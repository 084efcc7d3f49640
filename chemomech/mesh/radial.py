"""Radial bodies: film, wire and particle on an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.mesh.body import Body, Entities, Support
from chemomech.mesh.layers import layers


def radial_body(comm: MPI.Comm, cells: Sequence[int], ends: Sequence[float]) -> Body:
    """The interval from the centre (or substrate), which is held, to the surface; see :func:`layers`.

    The host ends at 1; a last region beyond it is a coating.
    """
    domain = layers(comm, cells, ends)
    surface, centre = end_of(domain, ends[-1]), end_of(domain, 0.0)
    parts = {"surface": surface, "centre": centre}
    body = Body(domain, surface, (Support(centre, 0, None),), lambda points: 1 - points[:, 0], parts=parts)
    if ends[-1] == 1.0:
        return body
    interface = mesh.locate_entities(domain, 0, lambda x: np.isclose(x[0], 1.0))
    return replace(body, under_coating=interface, coating=ends[-1] - 1.0)


def end_of(domain: mesh.Mesh, position: float) -> Entities:
    """The end of an interval at a position."""
    found: Entities = mesh.locate_entities_boundary(domain, 0, lambda x: np.isclose(x[0], position))
    return found
