"""From pydantic's validation errors to problems that name file, line and key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from chemomech.input.block import Block
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
    """One problem for each fault pydantic found in `document`."""
    faults = error.errors(include_url=False)
    problems = []
    for fault in faults:
        if fault["type"] == "too_short" and any(_is_inside(other, fault) for other in faults):
            continue  # an entry that failed is not counted
        if fault["type"] == "missing" and _is_misspelt(fault, faults):
            continue
        path, target = _resolved(fault, model)
        if fault["type"] == "union_tag_not_found":
            unknown, misspelt = _unknown_keys(fault, path[:-1], target, document)
            problems += unknown
            if misspelt:
                continue
        key = (fault.get("ctx") or {}).get("key", "")
        place = document.place((*path, *_keys(key)))
        problems.append(Problem(place, sentence(fault, target)))
    return problems


def _keys(dotted: str) -> KeyPath:
    """``points.2`` is the third entry of a list."""
    return tuple(int(key) if key.isdigit() else key for key in dotted.split(".") if key)


def _unknown_keys(fault: ErrorDetails, path: KeyPath, target: Target, document: Document) -> tuple[list[Problem], bool]:
    """Keys that no member of a union knows, and whether the key that chooses the member is among them.

    Pydantic does not look at the keys of a block as long as it cannot tell which block it is.
    """
    allowed = list(dict.fromkeys(key for block in target.values for key in block.model_fields))
    unknown = [key for key in fault["input"] if key not in allowed]
    problems = [Problem(document.place((*path, key)), f"unknown key{suggestion(key, allowed)}") for key in unknown]
    return problems, any(nearest(key, allowed) == target.key for key in unknown)


def _is_misspelt(missing: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether an unknown key of the same block was probably meant to be the missing one."""
    *block, key = missing["loc"]
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    return any(list(loc[:-1]) == block and nearest(str(loc[-1]), [str(key)]) for loc in unknown)


def _is_inside(inner: ErrorDetails, outer: ErrorDetails) -> bool:
    return inner is not outer and inner["loc"][: len(outer["loc"])] == outer["loc"]


def _resolved(fault: ErrorDetails, model: type[BaseModel]) -> tuple[KeyPath, Target]:
    """The key path in the file and what belongs there.

    Pydantic's own path also holds the names of the members of unions, which no file contains.
    """
    path: list[str | int] = []
    block: type[BaseModel] | None = None
    values: list[type[BaseModel]] = [model]
    for name in fault["loc"]:
        member = [choice for choice in values if name in _tags(choice)] if len(values) > 1 else []
        if member:
            values = member
            continue
        block = values[0] if len(values) == 1 else None
        field = block.model_fields.get(str(name)) if block is not None else None
        values = list(_blocks(field.annotation)) if field is not None else []
        path.append(name)
    if fault["type"] in ("union_tag_invalid", "union_tag_not_found"):
        path.append(fault["ctx"]["discriminator"].strip("'"))
    return tuple(path), Target(str(path[-1]) if path else "", block, values)


def _tags(block: type[BaseModel]) -> list[Any]:
    annotations = (field.annotation for field in block.model_fields.values())
    return [choice for annotation in annotations for choice in get_args(annotation) if isinstance(choice, str)]


def _blocks(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Block):
        yield annotation
    else:
        for inner in get_args(annotation):
            yield from _blocks(inner)
