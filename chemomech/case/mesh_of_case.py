"""The file of a mesh that a case asks for."""

from __future__ import annotations

from chemomech.case.case import Case
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Problem
from chemomech.materials.inert import Inert


def check_mesh(case: Case, document: Document) -> None:
    """Read the mesh the case asks for, if it does, and compare it with what the case says of it. Raises CaseError."""
    from chemomech.mesh_files.mesh_file import MeshUnusable

    inert = [name for name, region in case.regions.items() if isinstance(region, Inert)]
    try:
        case.geometry.check_files(case.layout.names, inert, case.names_of_walls)
    except MeshUnusable as error:
        raise CaseError([Problem(document.place(error.key), str(error))]) from None
