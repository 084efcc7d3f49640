"""What a case makes of a mesh from a file: its unit, the reacting surface, what is held. No dolfinx here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from chemomech.input.constants import NANOMETRE
from chemomech.input.errors import suggestion
from chemomech.mesh_files.distance import distance_to
from chemomech.mesh_files.mesh_file import FileMesh, Indices, MeshUnusable, Values, boundary_of, read_mesh, rows_in
from chemomech.physics.resolved_body import ResolvedBody

if TYPE_CHECKING:
    from chemomech.mesh.shapes.mesh_file_shape import Imported

AXIS_TOLERANCE = 1e-6


def chosen_mesh(
    geometry: Imported, regions: Sequence[str] = (), inert: Sequence[str] = (), walls: Sequence[str] = ()
) -> FileMesh:
    """The mesh of the geometry's file, in units of its size. Raises :class:`MeshUnusable`.

    What a wrong case can ask of a mesh is refused: names (``walls``: of paths for the carrier) it does not have,
    ``regions`` that overlap, those that are ``inert`` at the reacting surface, a size that is not its own, a body that
    may move rigidly, a meridian on both sides of its axis.
    """
    body = geometry.resolved_body
    dimension = body.mesh_dimension
    read = read_mesh(Path(geometry.file), dimension)
    scaled: Values = read.points * (geometry.unit / geometry.size)
    if dimension == 2:
        scaled[:, 2] = 0
    mesh = replace(read, points=scaled)
    _check_names(mesh, geometry, walls)
    _check_regions(mesh, regions)
    _check_inert(mesh, geometry, inert)
    if body.is_revolved and mesh.points[:, 0].min() < -AXIS_TOLERANCE:
        raise MeshUnusable(
            "has points at r < 0; a meridian lies on one side of its axis, x = 0 in the file", "geometry", "kind"
        )
    deepest = float(distance_to(mesh.points[mesh.facets[geometry.surface]], mesh.points).max())
    if not 0.8 < deepest < 1.25:
        found = deepest * geometry.size / NANOMETRE
        raise MeshUnusable(
            f"the deepest point of the mesh lies {found:.4g} nm below {geometry.surface!r}, not "
            f"{geometry.size / NANOMETRE:.4g} nm; check unit and size",
            "geometry",
            "size",
        )
    if _free_motions(mesh, geometry):
        message = "the body can move rigidly; hold more components of more parts of its boundary"
        raise MeshUnusable(message, "geometry", "fixed")
    return mesh


def axis_of(mesh: FileMesh) -> Indices:
    """Facets of a meridian that lie on its axis."""
    boundary = boundary_of(mesh.cells)
    return np.asarray(boundary[np.all(mesh.points[boundary, 0] < AXIS_TOLERANCE, axis=1)])


def held(mesh: FileMesh, geometry: Imported) -> Iterator[tuple[Indices, int]]:
    """Facets or vertices and the component of the displacement that is 0 there; on an axis the radial one is."""
    body = geometry.resolved_body
    for name, components in geometry.fixed.items():
        for component in components:
            members = mesh.facets.get(name)
            index = body.axes.index(component)
            yield (mesh.vertices[name][:, None] if members is None else members), index
    if body.is_revolved and len(axis := axis_of(mesh)):
        yield axis, 0


def _check_names(mesh: FileMesh, geometry: Imported, walls: Sequence[str]) -> None:
    facets = sorted(mesh.facets)
    wanted: list[tuple[str, list[str], tuple[str, ...]]] = [(geometry.surface, facets, ("geometry", "surface"))]
    wanted += [(name, mesh.names, ("geometry", "fixed", name)) for name in geometry.fixed]
    wanted += [(name, facets, ("surface_path", "part")) for name in walls]
    for name, known, key in wanted:
        if name not in known:
            raise MeshUnusable(f"no part of the boundary is named {name!r}{_instead(name, known)}", *key)


def _check_regions(mesh: FileMesh, names: Sequence[str]) -> None:
    owner = np.full(len(mesh.cells), -1)
    for i, name in enumerate(names):
        if name not in mesh.regions:
            found = _instead(name, sorted(mesh.regions))
            raise MeshUnusable(f"no group of cells is named {name!r}{found}", "regions", name)
        cells = mesh.regions[name]
        twice = owner[cells][owner[cells] >= 0]
        if len(twice):
            other = names[int(twice[0])]
            raise MeshUnusable(f"{len(twice)} cells are in {name!r} and in {other!r}", "regions", name)
        owner[cells] = i


def _check_inert(mesh: FileMesh, geometry: Imported, names: Sequence[str]) -> None:
    surface = np.sort(mesh.facets[geometry.surface], axis=1)
    for name in names:
        if rows_in(surface, boundary_of(mesh.cells[mesh.regions[name]])).any():
            raise MeshUnusable(
                f"the reacting surface {geometry.surface!r} lies on {name!r}, which is inert; a coating is known to "
                "films, wires and particles over their radius only",
                "regions",
                name,
            )


def _instead(name: str, known: Sequence[str]) -> str:
    return suggestion(name, known).replace("allowed:", "the file has:") if known else ": the file names none"


def _free_motions(mesh: FileMesh, geometry: Imported) -> int:
    """How many rigid motions what is held leaves."""
    body = geometry.resolved_body
    rows = [
        np.column_stack([mode[:, component] for mode in _rigid(mesh.points[np.unique(members)], body)])
        for members, component in held(mesh, geometry)
    ]
    motions = len(body.translations) + len(body.rotations)
    return motions - (int(np.linalg.matrix_rank(np.concatenate(rows), tol=1e-6)) if rows else 0)


def _rigid(points: Values, body: ResolvedBody) -> list[Values]:
    """Displacements of the rigid motions at points: translations, then rotations."""
    axes = np.eye(3)
    along = [np.tile(axes[axis], (len(points), 1)) for axis in body.translations]
    return along + [np.cross(axes[axis], points) for axis in body.rotations]
