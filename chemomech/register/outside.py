"""Ingredients from outside the package: known for as long as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from chemomech.input.block import Block
from chemomech.register.ingredient import Ingredient, check
from chemomech.register.kind import Kind


@contextmanager
def ingredients(members: Iterable[type[Ingredient]]) -> Iterator[None]:
    """While in this context, ``members`` are known under their words like those of the package.

    A class that is known already is left alone, so that contexts may lie in one another. Raises
    :class:`chemomech.input.errors.CaseError`, which names the class that cannot be taken in; then none is.
    """
    taken: list[tuple[Kind, str]] = []
    try:
        for member in members:
            check(member)
            if member not in member.kind.members.values():
                taken.append((member.kind, member.kind.add(member)))
        if taken:
            _rebuild()
        yield
    finally:
        for kind, word in taken:
            kind.remove(word)
        if taken:
            _rebuild()


def used_by(value: Any) -> list[type[Ingredient]]:
    """Classes of the ingredients in a block, a list or a mapping of blocks."""
    if isinstance(value, Block):
        own = [_member(type(value)), *value.further_ingredients()] if isinstance(value, Ingredient) else []
        return own + used_by([getattr(value, name) for name in type(value).model_fields])
    if isinstance(value, dict):
        return used_by(list(value.values()))
    return [found for item in value for found in used_by(item)] if isinstance(value, list | tuple) else []


def _member(block: type[Any]) -> type[Ingredient]:
    """The class that is registered: of laws of numbers of a type, the one of any numbers."""
    member: type[Ingredient] = block.__pydantic_generic_metadata__["origin"] or block
    return member


def _rebuild() -> None:
    """Let all blocks know what may stand in their keys; inner ones were defined first."""
    for block in Block.defined:
        block.model_rebuild(force=True)
