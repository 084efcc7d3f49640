"""A key of an ingredient as the reference shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from chemomech.input.block import Block
from chemomech.input.provenance import Provenance
from chemomech.input.quantities import Plain, Quantity


@dataclass(frozen=True)
class Key:
    """A key of a member's block, or a column or field that it makes."""

    name: str
    value: str
    """What it holds: ``like 2 GPa``, ``a number above 0``, its unit."""
    meaning: str
    default: str = ""
    """As a file would say it; empty where it must be given."""


def keys_of_block(block: type[Block], word_key: str) -> Iterator[Key]:
    """Keys of a block beside its word and where its numbers come from."""
    for name, field in block.model_fields.items():
        if name != word_key and name not in Provenance.model_fields:
            yield Key(name, _value(field), field.description or "", _default(field))


def _value(field: FieldInfo) -> str:
    if get_origin(field.annotation) is tuple:
        return "a list"
    found = [*field.metadata, *_metadata(field.annotation)]
    for item in found:
        if isinstance(item, Quantity):
            return f"like {item.kind.example}"
        if isinstance(item, Plain):
            return _number(item)
    plain = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}.get(
        field.annotation or object
    )
    if plain is not None:
        return plain
    choices = [word for word in get_args(field.annotation) if isinstance(word, str)]
    return " or ".join(choices) if choices else "a quantity" if isinstance(field.annotation, TypeVar) else "see there"


def _metadata(annotation: Any) -> Iterator[Any]:
    """Of an annotation and of all within it."""
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _metadata(inner)


def _number(limits: Plain) -> str:
    words = {"above": "above", "at_least": "at least", "at_most": "at most", "below": "below"}
    bounds = [f"{word} {getattr(limits, key):g}" for key, word in words.items() if getattr(limits, key) is not None]
    return " ".join(["a number", " and ".join(bounds)]).strip()


def _default(field: FieldInfo) -> str:
    return "" if field.is_required() or field.default is None else str(field.default)
