"""Ingredients from outside the package: known for as long as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from chemomech.input.block import Block
from chemomech.input.errors import CaseError, Place, Problem, shortened
from chemomech.register.ingredient import Ingredient, check, fault_of_ingredient
from chemomech.register.kind import Kind
from chemomech.register.kinds import KINDS


@contextmanager
def ingredients(members: Iterable[type[Ingredient]]) -> Iterator[None]:
    """While in this context, ``members`` are known under their words like those of the package.

    A class that is known already is left alone, so that contexts may lie in one another. Raises
    :class:`chemomech.input.errors.CaseError`, which names the class that cannot be taken in; then none is.
    """
    taken: list[tuple[Kind, str]] = []
    try:
        for member in _listed(members):
            check(member)
            _complete(member)
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


def from_outside() -> list[type[Ingredient]]:
    """Classes that are known at the moment and not of the package."""
    members = [member for kind in KINDS for member in kind.own.values()]
    return [member for member in members if not _of_package(member)]


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


def _listed(members: Any) -> list[Any]:
    """The classes that were handed over. Raises CaseError if they are not in a list."""
    if members is None:
        return []
    if isinstance(members, type) or not isinstance(members, Iterable):
        fault = Problem(Place("ingredients", None, ""), f"expected a list of classes, found {shortened(members)}")
        raise CaseError([fault])
    return list(members)


def _complete(member: type[Ingredient]) -> None:
    """Let pydantic finish a block. Raises CaseError, which names the class, if it makes nothing of it."""
    if issubclass(member, Block):
        try:
            member.model_rebuild(force=True)
        except Exception as error:  # a type that is not known, or of which there is no schema
            said = str(error).partition("\n")[0]
            raise fault_of_ingredient(member, f"its block is invalid: {said}") from error


def _rebuild() -> None:
    """Let all blocks of the package know what may stand in their keys; inner ones were defined first."""
    for block in Block.defined:
        if _of_package(block):
            block.model_rebuild(force=True)


def _of_package(found: type[Any]) -> bool:
    return found.__module__.partition(".")[0] == __name__.partition(".")[0]
