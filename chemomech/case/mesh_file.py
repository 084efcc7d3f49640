"""The file of a mesh that a case asks for."""

from __future__ import annotations

from pathlib import Path

from ..materials.inert import Inert
from .document import Document
from .errors import CaseError, Problem
from .imported import Imported
from .plain_text import fault_of
from .schema import Case


def with_mesh_file(document: Document, folder: Path) -> Document:
    """The case `document` with the path of its mesh, which is relative to `folder`, made absolute. Raises CaseError."""
    geometry = document.data.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("shape") != "mesh" or not isinstance(geometry.get("file"), str):
        return document
    path = ("geometry", "file")
    absolute = str((folder / geometry["file"]).resolve())
    reason = fault_of(absolute)
    if reason is not None:
        raise CaseError([Problem(document.place(path), f"the path {reason}")])
    return document.merged(path, Document(absolute, {(): document.place(path)}))


def check_mesh(case: Case, document: Document) -> None:
    """Read the mesh the case asks for, if it does, and compare it with what the case says of it. Raises CaseError."""
    from ..mesh.choice import chosen_mesh
    from ..mesh.file import MeshUnusable

    geometry = case.geometry
    if not isinstance(geometry, Imported):
        return
    try:
        inert = [name for name, region in case.regions.items() if isinstance(region, Inert)]
        mesh = chosen_mesh(geometry, case.names_of_regions, inert, case.names_of_walls)
        geometry.with_cells_of(mesh.median_edge * geometry.size)
    except MeshUnusable as error:
        name = Path(geometry.file).name
        raise CaseError([Problem(document.place(error.key), f"{name}: {error}")]) from None
