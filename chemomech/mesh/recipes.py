"""The body of a case: which mesh stands for which geometry."""

from __future__ import annotations

from collections.abc import Callable

from mpi4py import MPI

from chemomech.case.geometry import Film
from chemomech.case.schema import Case
from chemomech.mesh.body import Body
from chemomech.mesh.radial import radial_body
from chemomech.mesh.round import ball, disc, meridian

ROUND: dict[str, Callable[[MPI.Comm, float, bool], Body]] = {
    "cross-section": disc,
    "meridian": meridian,
    "volume": ball,
}
"""Round bodies by what they are resolved over."""


def body_of(case: Case, comm: MPI.Comm) -> Body:
    """The body of a case in units of its size."""
    geometry = case.geometry
    if isinstance(geometry, Film) or geometry.resolved == "radius":
        return radial_body(comm, case.cells_of_regions, [end / geometry.size for end in geometry.ends])
    cell = case.interface.width / case.numerics.cells_per_width / geometry.size
    return ROUND[geometry.resolved](comm, cell, case.is_mirrored)
