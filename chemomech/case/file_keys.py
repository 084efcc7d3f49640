"""Files that a case or a material names: paths are relative to the file they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chemomech.input.document import Document, KeyPath, walk
from chemomech.input.errors import CaseError, Problem
from chemomech.input.plain_text import fault_of
from chemomech.register.kinds import KINDS


def paths_in(data: Any) -> Iterator[tuple[KeyPath, str]]:
    """Keys at which blocks of ingredients in plain `data` name a file, each with what is written there."""
    for place, block in walk(data):
        if isinstance(block, Mapping):
            yield from (((*place, key), block[key]) for key in _path_keys(block) if isinstance(block.get(key), str))


def with_absolute_paths(document: Document, folder: Path) -> Document:
    """A `document` that was read from a file in `folder`, its paths made absolute. Raises CaseError."""
    for place, relative in list(paths_in(document.data)):
        absolute = str((folder / relative).resolve())
        reason = fault_of(absolute)
        if reason is not None:
            raise CaseError([Problem(document.place(place), f"the path {reason}")])
        document = document.merged(place, Document(absolute, {(): document.place(place)}))
    return document


def _path_keys(block: Mapping[str, Any]) -> list[str]:
    """Those of the members whose words a block says."""
    words = ((kind, block.get(kind.key)) for kind in KINDS if kind.key)
    members = (kind.members.get(word) for kind, word in words if isinstance(word, str))
    return list(dict.fromkeys(key for member in members if member is not None for key in member.path_keys))
