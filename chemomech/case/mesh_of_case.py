"""Files that the geometry of a case names."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from chemomech.case.case import Case
from chemomech.case.shape import Shape
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Problem
from chemomech.input.plain_text import fault_of
from chemomech.materials.inert import Inert
from chemomech.register.kinds import SHAPE


def paths_in(geometry: Any) -> dict[str, str]:
    """Paths in the block ``geometry`` as a file has it, by their keys; none where it is no block of a shape."""
    word = geometry.get("shape") if isinstance(geometry, dict) else None
    shape = SHAPE.members.get(word) if isinstance(word, str) else None
    keys = () if shape is None else cast(type[Shape], shape).path_keys
    return {key: geometry[key] for key in keys if isinstance(geometry.get(key), str)}


def with_mesh_file(document: Document, folder: Path) -> Document:
    """The case `document` with the path of its mesh, which is relative to `folder`, made absolute. Raises CaseError."""
    for key, relative in paths_in(document.data.get("geometry")).items():
        path = ("geometry", key)
        absolute = str((folder / relative).resolve())
        reason = fault_of(absolute)
        if reason is not None:
            raise CaseError([Problem(document.place(path), f"the path {reason}")])
        document = document.merged(path, Document(absolute, {(): document.place(path)}))
    return document


def check_mesh(case: Case, document: Document) -> None:
    """Read the mesh the case asks for, if it does, and compare it with what the case says of it. Raises CaseError."""
    from chemomech.mesh_files.mesh_file import MeshUnusable

    inert = [name for name, region in case.regions.items() if isinstance(region, Inert)]
    try:
        case.geometry.check_files(case.layout.names, inert, case.names_of_walls)
    except MeshUnusable as error:
        raise CaseError([Problem(document.place(error.key), str(error))]) from None
