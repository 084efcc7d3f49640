"""The file of a mesh that a case asks for."""

from __future__ import annotations

from pathlib import Path

from chemomech.case.case import Case
from chemomech.case.imported import Imported
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Problem
from chemomech.input.plain_text import fault_of
from chemomech.materials.inert import Inert


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
    from chemomech.case.chosen_mesh import chosen_mesh
    from chemomech.mesh_files.mesh_file import MeshUnusable

    geometry = case.geometry
    if not isinstance(geometry, Imported):
        return
    try:
        inert = [name for name, region in case.regions.items() if isinstance(region, Inert)]
        mesh = chosen_mesh(geometry, case.layout.names, inert, case.names_of_walls)
        geometry.with_cells_of(mesh.median_edge * geometry.size)
    except MeshUnusable as error:
        name = Path(geometry.file).name
        raise CaseError([Problem(document.place(error.key), f"{name}: {error}")]) from None
