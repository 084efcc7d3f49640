"""The case that a checkpoint was made of, as this version of the program writes it out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chemomech.case.loader import case_of
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Place


def as_written_now(resolved: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """A `resolved` case with the defaults of keys that are new; as it is, if it is no case any more.

    Another version of the program may have written it, which did not know all keys of today. `folder` is where it lies.
    """
    document = Document(dict(resolved), {(): Place("checkpoint", None, "")})
    try:
        return case_of(document, folder, files=False).resolved()
    except CaseError:
        return resolved
