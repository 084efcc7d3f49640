"""Where in a case file the members of a kind stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from chemomech.case.case import Case
from chemomech.input.block import Block
from chemomech.register.choice import Choice
from chemomech.register.kind import Kind


def places_of(kind: Kind) -> list[str]:
    """Dotted keys of a case whose value is a member of a kind.

    A material's are those of its definition; that its regions have the same is not said again.
    """
    places = (place for found, place in _choices(Case, "") if found is kind)
    return [place for place in dict.fromkeys(places) if not place.startswith("regions.")]


def _choices(block: type[BaseModel], above: str) -> Iterator[tuple[Kind, str]]:
    for name, field in block.model_fields.items():
        metadata = [*field.metadata, *getattr(field.annotation, "__metadata__", ())]
        yield from _in_annotation(field.annotation, metadata, f"{above}{name}")


def _in_annotation(annotation: Any, metadata: Any, place: str) -> Iterator[tuple[Kind, str]]:
    choice = next((item for item in metadata if isinstance(item, Choice)), None)
    if choice is not None:
        yield choice.kind, place
        for member in choice.blocks:
            yield from _choices(member, f"{place}.")
    elif isinstance(annotation, type) and issubclass(annotation, Block):
        yield from _choices(annotation, f"{place}.")
    else:
        for inner in get_args(annotation):
            yield from _in_annotation(inner, getattr(inner, "__metadata__", ()), place)
