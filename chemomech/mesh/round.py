"""Round bodies of radius 1 in two and three dimensions: disc, meridian of a ball, ball."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.body import Body, Values
from chemomech.mesh.gmsh_model import meshed
from chemomech.mesh.planes import mirrors as mirror_planes
from chemomech.mesh.planes import named_boundary, pin_at_equator, pins, positive_part, supports, with_pin_vertices


def disc(comm: MPI.Comm, cell_size: CellSize, mirrored: bool, core: float | None = None) -> Body:
    """Cross-section of a wire: a quarter between mirror planes, or all of it; cells end at the ``core``'s radius."""
    return _body(comm, cell_size, (0, 1) if mirrored else (), 2, 4 if mirrored else 1, core)


def meridian(comm: MPI.Comm, cell_size: CellSize, mirrored: bool, core: float | None = None) -> Body:
    """Half plane ``(r, z)`` of a ball that is turned about the z axis; ``mirrored`` at its equator or whole."""
    return _body(comm, cell_size, (0, 1) if mirrored else (0,), 2, 2 if mirrored else 1, core)


def ball(comm: MPI.Comm, cell_size: CellSize, mirrored: bool, core: float | None = None) -> Body:
    """Octant between three mirror planes, or all of a ball."""
    return _body(comm, cell_size, (0, 1, 2) if mirrored else (), 3, 8 if mirrored else 1, core)


def _body(
    comm: MPI.Comm, cell_size: CellSize, mirrors: Sequence[int], dimension: int, copies: int, core: float | None
) -> Body:
    domain, parts = meshed(comm, lambda gmsh: _draw(gmsh, mirrors, dimension, core), dimension, cell_size)
    held = supports(mirror_planes(mirrors), parts, dimension)
    if not mirrors:
        held += pins(domain, [1.0] * dimension)
    elif len(mirrors) < dimension:
        held.append(pin_at_equator(domain, 1.0))
    return Body(domain, parts["surface"], tuple(held), _depth, cell_size.finest, copies, parts=parts)


def _depth(points: Values) -> Values:
    return np.asarray(1 - np.linalg.norm(points, axis=1))


def _draw(gmsh: Any, mirrors: Sequence[int], dimension: int, core: float | None) -> dict[str, list[int]]:
    """The part of the unit ball on the positive side of each mirror plane, with a vertex on every half axis."""
    occ = gmsh.model.occ

    def part(radius: float) -> Any:
        disk = (2, occ.addDisk(0, 0, 0, radius, radius)) if dimension == 2 else (3, occ.addSphere(0, 0, 0, radius))
        return positive_part(gmsh, [disk], mirrors, 1.0) if mirrors else [disk]

    whole = part(1.0)
    if core is not None:
        whole, _ = occ.fragment(whole, part(core))
    if not mirrors:
        with_pin_vertices(gmsh, whole, [1.0] * dimension)
    occ.synchronize()
    return named_boundary(gmsh, mirror_planes(mirrors), dimension)
