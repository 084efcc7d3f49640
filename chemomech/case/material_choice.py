"""Which material a case is about: from the library, from a file, or written out, with overrides."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..materials.library import library_document, library_names
from ..materials.override import overridden
from .block import Block
from .document import Document
from .errors import CaseError, Problem, shortened, suggestion
from .located import validated
from .yaml_reader import read_document


class MaterialChoice(Block):
    """The `material` block of a case file."""

    name: str | None = Field(None, description="name of a material of the library")
    file: str | None = Field(None, description="path of a material file, relative to the case file")
    definition: dict[str, Any] | None = Field(None, description="the material in full, as in a material file")
    override: dict[str, Any] = Field(
        {}, description="keys laid over the material; numbers given here have the source 'case override'"
    )

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [key for key in ("name", "file", "definition") if getattr(self, key) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "none"
            raise PydanticCustomError(
                "material", "give exactly one of name, file and definition (found {found})", {"found": found}
            )
        return self


def chosen_material(choice: Document, folder: Path) -> Document:
    """The material the block `choice` asks for, overrides applied; `folder` is where the case file is.

    Raises CaseError when the block is invalid or the material cannot be found.
    """
    material = validated(MaterialChoice, choice)
    if material.name is not None:
        try:
            document = library_document(material.name)
        except KeyError:
            words = suggestion(material.name, library_names())
            message = f"{shortened(material.name)} is not in the library{words}"
            raise CaseError([Problem(choice.place(("name",)), message)]) from None
    elif material.file is not None:
        path = folder / material.file
        if not path.is_file():
            message = f"{shortened(material.file)}: no such file (looked for it next to the case file)"
            raise CaseError([Problem(choice.place(("file",)), message)])
        document = read_document(path)
    else:
        document = choice.below(("definition",))
    return overridden(document, choice.below(("override",))) if material.override else document
