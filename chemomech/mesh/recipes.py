"""The body of a case: which mesh stands for which geometry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.case.drawn_shapes import Cube, Ellipsoid, HollowSphere, Pillar, WireFromItsEnd, WireSegment
from chemomech.case.imported import Imported
from chemomech.case.mesh_size import CellSize
from chemomech.case.radial_shapes import Film, Particle, Wire
from chemomech.materials.inert import Inert
from chemomech.mesh.body import Body
from chemomech.mesh.contact import contact_of, with_contact, with_wall
from chemomech.mesh.cube import cube
from chemomech.mesh.cylinder import pillar, wire_from_its_end, wire_segment
from chemomech.mesh.ellipsoid import ellipsoid
from chemomech.mesh.hollow import hollow_radius, hollow_sphere
from chemomech.mesh.imported_body import imported
from chemomech.mesh.radial import radial_body
from chemomech.mesh.regions import concentric
from chemomech.mesh.round import ball, disc, meridian

ROUND: dict[str, Callable[[MPI.Comm, CellSize, bool, float | None], Body]] = {
    "cross-section": disc,
    "meridian": meridian,
    "volume": ball,
}
"""Round bodies by what they are resolved over."""


def body_of(case: Case, comm: MPI.Comm) -> Body:
    """The body of a case in units of its size. Raises :class:`chemomech.mesh_files.mesh_file.MeshUnusable`."""
    geometry, body = case.geometry, _meshed(case, comm)
    reacts = contact_of(geometry)
    if reacts is not None and geometry.dry is not None:
        body = with_contact(body, reacts, geometry.dry)
    if case.surface_path is not None and case.surface_path.part is not None:
        body = with_wall(body, case.surface_path.part)
    if geometry.regions:
        ends = [end / geometry.size for end in geometry.ends]
        body = replace(body, regions=concentric(body.domain, geometry.regions, ends))
    inert = [body.regions[name] for name, region in case.regions.items() if isinstance(region, Inert)]
    return replace(body, inert=np.concatenate(inert)) if inert else body


def _meshed(case: Case, comm: MPI.Comm) -> Body:
    geometry = case.geometry
    if isinstance(geometry, HollowSphere) and geometry.resolved == "radius":
        return hollow_radius(comm, case.resolution.cells, geometry.inner_radius / geometry.size)
    if isinstance(geometry, Film) or geometry.resolved == "radius":
        return radial_body(comm, case.resolution.cells_of_regions, [end / geometry.size for end in geometry.ends])
    cell = case.resolution.cell_size.in_units_of(geometry.size)
    if isinstance(geometry, Wire | Particle):
        core = None if geometry.core is None else geometry.core / geometry.size
        return ROUND[geometry.resolved](comm, cell, case.is_mirrored, core)
    if isinstance(geometry, Imported):
        return imported(comm, geometry, case.layout.names, case.names_of_walls)
    return _drawn(comm, cell, geometry, case.is_mirrored)


def _drawn(
    comm: MPI.Comm,
    cell: CellSize,
    geometry: Ellipsoid | Pillar | WireFromItsEnd | Cube | WireSegment | HollowSphere,
    mirrored: bool,
) -> Body:
    size = geometry.size
    match geometry:
        case Ellipsoid():
            semi_axes = geometry.semi_axis_across / size, geometry.semi_axis_along / size
            return ellipsoid(comm, cell, semi_axes, mirrored)
        case Pillar():
            clamped = geometry.constraint == "rigid substrate"
            return pillar(comm, cell, geometry.radius / size, geometry.height / size, clamped)
        case WireFromItsEnd():
            return wire_from_its_end(comm, cell, geometry.radius / size, geometry.length / size)
        case Cube():
            return cube(comm, cell, geometry.rounding / size, mirrored)
        case WireSegment():
            held = geometry.constraint == "plane strain"
            return wire_segment(comm, cell, geometry.length / size, held, mirrored)
        case HollowSphere():
            dimension = 3 if geometry.resolved == "volume" else 2
            return hollow_sphere(comm, cell, geometry.inner_radius / size, dimension, mirrored)
