"""The body of a case."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.case.mesh_size import WantedMesh
from chemomech.materials.inert import Inert
from chemomech.mesh.body import Body
from chemomech.mesh.contact import with_contact, with_wall
from chemomech.mesh.regions import concentric


def body_of(case: Case, comm: MPI.Comm) -> Body:
    """The body of a case in units of its size. Raises :class:`chemomech.mesh_files.mesh_file.MeshUnusable`."""
    geometry, body = case.geometry, _meshed(case, comm)
    reacts = geometry.reacting_part()
    if reacts is not None and geometry.dry is not None:
        body = with_contact(body, reacts, geometry.dry)
    elif geometry.dry is not None:
        body = replace(body, dry=body.parts[geometry.dry])
    if case.surface_path is not None and case.surface_path.part is not None:
        body = with_wall(body, case.surface_path.part)
    if geometry.regions:
        body = replace(body, regions=concentric(body.domain, geometry.regions, geometry.relative_ends))
    inert = [body.regions[name] for name, region in case.regions.items() if isinstance(region, Inert)]
    return replace(body, inert=np.concatenate(inert)) if inert else body


def _meshed(case: Case, comm: MPI.Comm) -> Body:
    resolution = case.resolution
    wanted = WantedMesh(
        cell_size=resolution.cell_size.in_units_of(case.geometry.size),
        cells_of_regions=resolution.cells_of_regions,
        mirrored=resolution.is_mirrored,
        regions=case.layout.names,
        walls=case.names_of_walls,
    )
    body: Body = case.geometry.mesh(comm, wanted)
    return body
