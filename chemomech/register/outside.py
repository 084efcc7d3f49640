"""Ingredients from outside the package: known for as long as they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from chemomech.input.block import Block
from chemomech.register.ingredient import Ingredient, check


@contextmanager
def ingredients(members: Sequence[type[Ingredient]]) -> Iterator[None]:
    """While in this context, ``members`` are known under their words like those of the package.

    A class that is known already is left alone, so that contexts may lie in one another. Raises
    :class:`chemomech.input.errors.CaseError`, which names the class that cannot be taken in; then none is.
    """
    taken: list[tuple[Any, str]] = []
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


def _rebuild() -> None:
    """Let all blocks know what may stand in their keys; inner ones were defined first."""
    for block in Block.defined:
        block.model_rebuild(force=True)
