"""The wording of faults: what was found, and what is allowed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from chemomech.input.block import keys_of
from chemomech.input.errors import shortened, suggestion


@dataclass(frozen=True)
class Target:
    """A key, the `block` it stands in, and the blocks that may be its value."""

    key: str
    block: type[BaseModel] | None
    values: list[type[BaseModel]]


def sentence(fault: ErrorDetails, target: Target) -> str:
    """One sentence for the user about `fault` at `target`."""
    kind, context, found = fault["type"], fault.get("ctx") or {}, fault["input"]
    match kind:
        case "missing":
            return _missing(target)
        case "literal_error":
            return _choice(found, context["expected"])
        case "union_tag_invalid":
            return _choice(context["tag"], context["expected_tags"])
        case "union_tag_not_found":
            choices = _tags(target, context["discriminator"].strip("'"))
            return f"missing key; choose one of: {', '.join(choices)}"
        case "model_type" | "model_attributes_type" | "dict_type":
            named = len(target.values) == 1 and kind != "dict_type"
            keys = f" ({', '.join(keys_of(target.values[0]))})" if named else ""
            return f"expected a block of keys{keys}, found {shortened(found)}"
        case "bool_type" | "bool_parsing":
            return f"expected true or false, found {shortened(found)}"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"expected a whole number, found {shortened(found)}"
        case "tuple_type" | "list_type":
            return f"expected a list such as [a, b], found {shortened(found)}"
        case "string_type":
            return f"expected text, found {shortened(found)}"
    return re.sub("^(Input|String|Tuple) should (be|have)", r"must \2", fault["msg"])


def _missing(target: Target) -> str:
    if target.key.isdigit():
        return "missing entry; the list is too short"
    field = keys_of(target.block).get(target.key) if target.block else None
    meaning = f"; it is needed: {field.description}" if field is not None and field.description else ""
    return f"missing key{meaning}"


def _choice(found: object, expected: str) -> str:
    allowed = re.findall(r"'([^']*)'", expected)
    word = suggestion(found, allowed) if isinstance(found, str) else f" (allowed: {', '.join(allowed)})"
    return f"{shortened(found)} is not a choice{word}"


def _tags(target: Target, key: str) -> list[str]:
    return [tag for block in target.values for tag in get_args(block.model_fields[key].annotation)]
