"""Which material a case is about: from the library, from a file, or written out, with overrides."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chemomech.case.file_keys import with_absolute_paths
from chemomech.input.block import Block
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Problem, shortened, suggestion
from chemomech.input.located import validated
from chemomech.input.yaml_reader import read_document
from chemomech.materials.inert import Inert
from chemomech.materials.library import library_document, library_names
from chemomech.materials.override import overridden

SOURCES = ("name", "file", "definition")
"""Keys that say where a material comes from."""


class _Choice(Block):
    name: str | None = Field(None, description="name of a material of the library")
    file: str | None = Field(None, description="path of a material file, relative to the case file")
    definition: dict[str, Any] | None = Field(None, description="the material in full, as in a material file")
    override: dict[str, Any] = Field(
        {}, description="keys laid over the material; numbers given here have the source 'case override'"
    )

    @property
    def given(self) -> list[str]:
        """Which of name, file and definition say where the material comes from."""
        return [key for key in SOURCES if getattr(self, key) is not None]


class MaterialChoice(_Choice):
    """The `material` block of a case file."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.given) != 1:
            found = " and ".join(self.given) or "none"
            raise PydanticCustomError(
                "material", "give exactly one of name, file and definition (found {found})", {"found": found}
            )
        return self


class RegionChoice(_Choice):
    """The material of one region: the case's, unless another is given, with overrides of its own; or an inert one."""

    inert: Inert | None = Field(None, description="a region that does not react, in place of a material")

    @model_validator(mode="after")
    def _inert_alone(self) -> Self:
        others = [*self.given, *(["override"] if self.override else [])]
        if self.inert is not None and others:
            raise PydanticCustomError(
                "material", "an inert region has no other material (found {found} too)", {"found": " and ".join(others)}
            )
        return self

    @model_validator(mode="after")
    def _at_most_one(self) -> Self:
        if len(self.given) > 1:
            raise PydanticCustomError(
                "material",
                "give at most one of name, file and definition (found {found})",
                {"found": " and ".join(self.given)},
            )
        return self


def chosen_material(choice: Document, folder: Path, of_the_case: Document | None = None) -> Document:
    """The material the block `choice` asks for, overrides applied; `folder` is where the case file is.

    With the material `of_the_case` the block is that of a region and may leave its material out.
    Raises CaseError when the block is invalid or the material cannot be found.
    """
    block = validated(MaterialChoice, choice) if of_the_case is None else validated(RegionChoice, choice)
    document = _source(block, choice, folder) or of_the_case
    assert document is not None
    return overridden(document, choice.below(("override",))) if block.override else document


def _source(block: _Choice, choice: Document, folder: Path) -> Document | None:
    if block.name is not None:
        try:
            return library_document(block.name)
        except KeyError:
            words = suggestion(block.name, library_names())
            message = f"{shortened(block.name)} is not in the library{words}"
            raise CaseError([Problem(choice.place(("name",)), message)]) from None
    if block.file is not None:
        path = folder / block.file
        if not path.is_file():
            message = f"{shortened(block.file)}: no such file (looked for it next to the case file)"
            raise CaseError([Problem(choice.place(("file",)), message)])
        return with_absolute_paths(read_document(path), path.parent)
    return choice.below(("definition",)) if block.definition is not None else None
