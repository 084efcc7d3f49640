"""Part of the surface: where carrier enters a body, and walls along which it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from dolfinx import mesh
from mpi4py import MPI

from chemomech.case.drawn_shapes import HollowSphere, Pillar
from chemomech.case.radial_shapes import Geometry, Particle, Wire
from chemomech.mesh.body import Body, Entities, Values
from chemomech.mesh_files.distance import distance_to
from chemomech.system._dolfinx import points_of

Choice = Callable[[Values], npt.NDArray[np.bool_]]
"""Which of some points, shape ``(n, 3)``, lie in a part of the surface."""
EDGE = 1e-6


def contact_of(geometry: Geometry) -> Choice | None:
    """Which points of the surface of a drawn body react, in units of its size; ``None`` if all of them do.

    A share ``s`` of a round surface is what lies within the angle ``pi s`` of the y axis in a cross-section, and the
    cap ``z > (1 - 2 s) r`` of a sphere.
    """
    match geometry:
        case Wire(contact=float(share)):
            least = np.cos(np.pi * share)
            return lambda x: x[:, 1] > least * np.linalg.norm(x, axis=1)
        case Particle(contact=float(share)) | HollowSphere(contact=float(share)):
            axis, least = 2 if geometry.resolved == "volume" else 1, 1 - 2 * share
            return lambda x: x[:, axis] > least * np.linalg.norm(x, axis=1)
        case Pillar(contact="side"):
            return lambda x: x[:, 0] > geometry.radius / geometry.size - EDGE
        case Pillar(contact="top"):
            return lambda x: x[:, 1] > geometry.height / geometry.size - EDGE
    return None


def with_contact(body: Body, reacts: Choice, dry: str) -> Body:
    """A body whose surface reacts where ``reacts`` says so of the middles of facets; the rest is the part ``dry``."""
    domain, facets = body.domain, body.surface
    middles = mesh.compute_midpoints(domain, domain.topology.dim - 1, facets)
    chosen = reacts(middles) if len(facets) else np.zeros(0, dtype=bool)
    parts = {**body.parts, "surface": facets[chosen], dry: facets[~chosen]}
    return _measured_from(replace(body, surface=facets[chosen], parts=parts))


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
