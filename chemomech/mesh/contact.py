"""Part of the surface: where carrier enters a body, and walls along which it runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from dolfinx import mesh
from mpi4py import MPI

from chemomech.case.shape import PartOfSurface
from chemomech.mesh.body import Body, Entities, Values
from chemomech.mesh_files.distance import distance_to
from chemomech.system._dolfinx import points_of


def with_contact(body: Body, reacts: PartOfSurface, dry: str) -> Body:
    """A body whose surface reacts where ``reacts`` says so of the middles of facets; the rest is the part ``dry``."""
    domain, facets = body.domain, body.surface
    middles = mesh.compute_midpoints(domain, domain.topology.dim - 1, facets)
    chosen = reacts(middles) if len(facets) else np.zeros(0, dtype=bool)
    parts = {**body.parts, "surface": facets[chosen], dry: facets[~chosen]}
    return _measured_from(replace(body, surface=facets[chosen], dry=facets[~chosen], parts=parts))


def with_wall(body: Body, part: str) -> Body:
    """A body with a path for the carrier along a named part of its surface."""
    return _measured_from(replace(body, wall=body.parts[part]))


def _measured_from(body: Body) -> Body:
    """With depths below the facets that are product from the start, wherever they are."""
    corners = _corners(body.domain, body.nucleated)

    def depth(points: Values) -> Values:
        return distance_to(corners, points)

    local = float(depth(points_of(body.domain)).max(initial=0.0))
    return replace(body, depth=depth, deepest=body.domain.comm.allreduce(local, op=MPI.MAX))


def _corners(domain: mesh.Mesh, facets: Entities) -> Values:
    """Corners of facets of all ranks, shape ``(n, dimension, 3)``."""
    dimension = domain.topology.dim - 1
    domain.topology.create_connectivity(dimension, domain.topology.dim)
    local: Values = np.zeros((0, dimension + 1, 3))
    if len(facets):
        local = points_of(domain)[mesh.entities_to_geometry(domain, dimension, facets)]
    return np.asarray(np.unique(np.concatenate(domain.comm.allgather(local)), axis=0))
