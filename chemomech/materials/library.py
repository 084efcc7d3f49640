"""The material library: one YAML file a system, or a variant of one that says what is different."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from chemomech.input.document import Document
from chemomech.input.located import validated
from chemomech.input.yaml_reader import read_document
from chemomech.materials.material import Material
from chemomech.materials.override import overridden

LIBRARY = Path(__file__).parent / "library"
VARIANT_OF = "variant_of"
"""Key of a file that is laid over another material of the library."""


def library_names() -> list[str]:
    """Names of the materials in the library, such as ``Li-Si``."""
    return sorted(_files())


@cache
def library_document(name: str) -> Document:
    """The file of library material `name`. Raises KeyError when there is none."""
    path = _files()[name]
    document = read_document(path, shown=f"materials/library/{path.name}")
    if VARIANT_OF not in document.data:
        return document
    differences = Document({k: v for k, v in document.data.items() if k != VARIANT_OF}, document.places)
    return overridden(library_document(document.data[VARIANT_OF]), differences)


def read_material(name: str) -> Material:
    """Library material `name`. Raises KeyError when there is none, CaseError when its file is invalid."""
    return validated(Material, library_document(name))


@cache
def _files() -> dict[str, Path]:
    named = re.compile(r"^name: (\S+)$", re.MULTILINE)
    found = ((named.search(path.read_text(encoding="utf-8")), path) for path in LIBRARY.glob("*.yaml"))
    return {match.group(1): path for match, path in found if match}
