"""From pydantic's validation errors to problems that name file, line and key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import getitem
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from chemomech.input.block import Block, keys_of
from chemomech.input.document import Document, KeyPath
from chemomech.input.errors import CaseError, Problem, nearest, suggestion
from chemomech.input.sentences import Target, sentence

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], document: Document) -> M:
    """The `model` validated from `document`. Raises CaseError with one located problem a fault."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise CaseError(sorted_problems(located(error, model, document))) from None


def sorted_problems(problems: list[Problem]) -> list[Problem]:
    """By file and line."""
    return sorted(problems, key=lambda problem: (problem.place.origin, problem.place.line or 0))


def located(error: ValidationError, model: type[BaseModel], document: Document) -> list[Problem]:
    """One problem for each fault pydantic found in `document`.

    What follows from a misspelt key, that a block or something inside it is missing, is no fault of its own.
    """
    faults = error.errors(include_url=False)
    found: list[tuple[KeyPath, Problem]] = []
    misspelt: set[KeyPath] = set()
    for fault in faults:
        if fault["type"] == "too_short" and any(_is_inside(other, fault) for other in faults):
            continue  # an entry that failed is not counted
        path, target = _resolved(fault, model)
        for unknown, allowed in _unknown_keys(fault, path, target):
            words = suggestion(str(unknown[-1]), allowed)
            found.append((unknown, Problem(document.place(unknown), f"unknown key{words}")))
            misspelt |= _meant(unknown, allowed, document)
        if fault["type"] != "extra_forbidden":
            path = (*path, *_keys((fault.get("ctx") or {}).get("key", "")))
            found.append((path, Problem(document.place(path), sentence(fault, target))))
    return [problem for path, problem in found if not any(path[: len(key)] == key for key in misspelt)]


def _keys(dotted: str) -> KeyPath:
    """``points.2`` is the third entry of a list."""
    return tuple(int(key) if key.isdigit() else key for key in dotted.split(".") if key)


def _unknown_keys(fault: ErrorDetails, path: KeyPath, target: Target) -> Iterator[tuple[KeyPath, list[str]]]:
    """Keys that no block knows, each with those that are allowed in its place.

    Pydantic does not look at the keys of a block as long as it cannot tell which member of a union it is.
    """
    if fault["type"] == "extra_forbidden":
        yield path, list(keys_of(target.block)) if target.block else []
    if fault["type"] == "union_tag_not_found":
        allowed = list(dict.fromkeys(key for block in target.values for key in keys_of(block)))
        yield from (((*path[:-1], key), allowed) for key in fault["input"] if key not in allowed)


def _meant(unknown: KeyPath, allowed: list[str], document: Document) -> set[KeyPath]:
    """The key that an unknown one was probably meant to be, if its block does not have it."""
    *above, key = unknown
    near = nearest(str(key), allowed)
    try:
        block = reduce(getitem, above, document.data)
    except (LookupError, TypeError):  # the path leads into a member of a union, which no file contains
        return set()
    return set() if near is None or near in block else {(*above, near)}


def _is_inside(inner: ErrorDetails, outer: ErrorDetails) -> bool:
    return inner is not outer and inner["loc"][: len(outer["loc"])] == outer["loc"]


def _resolved(fault: ErrorDetails, model: type[BaseModel]) -> tuple[KeyPath, Target]:
    """The key path in the file and what belongs there.

    Pydantic's own path also holds the names of the members of unions, which no file contains.
    """
    path: list[str | int] = []
    block: type[BaseModel] | None = None
    values: list[type[BaseModel]] = [model]
    is_choice = False
    for name in fault["loc"]:
        member = [choice for choice in values if name in _tags(choice)] if is_choice else []
        if member:
            values, is_choice = member, False
            continue
        if isinstance(name, int):  # an entry of a list of such blocks
            path.append(name)
            continue
        block = values[0] if len(values) == 1 else None
        field = keys_of(block).get(str(name)) if block is not None else None
        annotation = None if field is None else Annotated[field.annotation, None, *field.metadata]
        values, is_choice = list(_blocks(annotation)), _offers_choice(annotation)
        path.append(name)
    if fault["type"] in ("union_tag_invalid", "union_tag_not_found"):
        path.append(fault["ctx"]["discriminator"].strip("'"))
    return tuple(path), Target(str(path[-1]) if path else "", block, values)


def _tags(block: type[BaseModel]) -> list[Any]:
    annotations = (field.annotation for field in block.model_fields.values())
    return [choice for annotation in annotations for choice in get_args(annotation) if isinstance(choice, str)]


def _blocks(annotation: Any) -> Iterator[type[BaseModel]]:
    """Blocks that may stand in a key; an annotation that offers a choice knows its ``blocks``."""
    choice = _choice_of(annotation)
    if choice is not None:
        yield from choice.blocks
    elif isinstance(annotation, type) and issubclass(annotation, Block):
        yield annotation
    else:
        for inner in get_args(annotation):
            yield from _blocks(inner)


def _offers_choice(annotation: Any) -> bool:
    """Whether one of several blocks may stand in a key: then pydantic's path says which, even if there is but one."""
    if _choice_of(annotation) is not None or len(list(_blocks(annotation))) > 1:
        return True
    return any(_offers_choice(inner) for inner in get_args(annotation))


def _choice_of(annotation: Any) -> Any:
    return next((item for item in getattr(annotation, "__metadata__", ()) if hasattr(item, "blocks")), None)
