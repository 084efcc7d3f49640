"""Overrides of single keys, as ``--set interface.width=0.5 nm`` gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chemomech.input.document import Document, walk
from chemomech.input.errors import CaseError, Place, Problem, shortened
from chemomech.input.plain_text import fault_of
from chemomech.input.yaml_reader import parse_value


@dataclass(frozen=True)
class Setting:
    """A dotted key of a case, its value as plain data, and where that was written."""

    key: str
    value: Any
    place: Place


def with_override(document: Document, override: str | Setting) -> Document:
    """`document` with a setting, or the key and value of ``key.inner=value``, in place. Raises CaseError."""
    return with_setting(document, _read(override) if isinstance(override, str) else override)


def _read(text: str) -> Setting:
    key, equals, written = text.partition("=")
    key = key.strip()
    shown = text if len(text) <= 100 else text[:97] + "..."
    place = Place(f"--set {shown}", None, key)
    if not equals or not all(key.split(".")):
        nothing = Place(place.origin, None, "")
        raise CaseError([Problem(nothing, "expected key=value, such as interface.width=0.5 nm")])
    try:
        value = parse_value(written.strip())
    except ValueError as error:
        raise CaseError([Problem(place, str(error))]) from None
    return Setting(key, value, place)


def with_setting(document: Document, setting: Setting) -> Document:
    """`document` with the value of `setting` in place. Raises CaseError."""
    key, value, place = setting.key, setting.value, setting.place
    path = tuple(key.split("."))
    if not all(path):
        raise CaseError([Problem(place, f"{shortened(key)} is not a key of a case, such as interface.width")])
    if value is None or any(inner is None for _, inner in walk(value)):
        raise CaseError([Problem(place, "no value given")])
    for inner, text in _texts(key, value):
        reason = fault_of(text, inner)
        if reason is not None:
            raise CaseError([Problem(place, reason)])
    parent = document.data
    for depth, name in enumerate(path[:-1], start=1):
        parent = parent.get(name, {})
        if not isinstance(parent, dict):
            block = ".".join(path[:depth])
            raise CaseError([Problem(place, f"{block} is {shortened(parent)}, not a block with keys")])
    places = {inner: Place(place.origin, place.line, ".".join(map(str, (key, *inner)))) for inner, _ in walk(value)}
    changed = document.merged(path, Document(value, {(): place} | places))
    for depth in range(1, len(path)):
        changed.places.setdefault(path[:depth], Place(place.origin, place.line, ".".join(path[:depth])))
    return changed


def _texts(key: str, value: Any) -> Iterator[tuple[object, str]]:
    """All text of a setting with the key it belongs to: values, and keys as the text of none."""
    for path, inner in [((key,), value), *walk(value)]:
        yield from (("", name) for name in path[-1:] if isinstance(name, str))
        if isinstance(inner, str):
            yield path[-1], inner
