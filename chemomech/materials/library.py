"""The material library: one YAML file a system."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..case.document import Document
from ..case.located import validated
from ..case.yaml_reader import read_document
from .material import Material

LIBRARY = Path(__file__).parent / "library"


def library_names() -> list[str]:
    """Names of the materials in the library, such as ``Li-Si``."""
    return sorted(_files())


@cache
def library_document(name: str) -> Document:
    """The file of library material `name`. Raises KeyError when there is none."""
    path = _files()[name]
    return read_document(path, shown=f"materials/library/{path.name}")


def read_material(name: str) -> Material:
    """Library material `name`. Raises KeyError when there is none, CaseError when its file is invalid."""
    return validated(Material, library_document(name))


def _files() -> dict[str, Path]:
    return {"-".join(word.capitalize() for word in path.stem.split("-")): path for path in LIBRARY.glob("*.yaml")}
