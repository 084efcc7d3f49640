"""Overrides from the command line: ``--set interface.width=0.5 nm``."""

from __future__ import annotations

from .document import Document, walk
from .errors import CaseError, Place, Problem, shortened
from .yaml_reader import parse_value


def with_override(document: Document, text: str) -> Document:
    """`document` with the key and value of ``key.inner=value`` in place. Raises CaseError."""
    key, equals, written = text.partition("=")
    key = key.strip()
    shown = text if len(text) <= 100 else text[:97] + "..."
    place = Place(f"--set {shown}", None, key)
    path = tuple(key.split("."))
    if not equals or not all(path):
        nothing = Place(place.origin, None, "")
        raise CaseError([Problem(nothing, "expected key=value, such as interface.width=0.5 nm")])
    try:
        value = parse_value(written.strip())
    except ValueError as error:
        raise CaseError([Problem(place, str(error))]) from None
    if value is None or any(inner is None for _, inner in walk(value)):
        raise CaseError([Problem(place, "no value given")])
    parent = document.data
    for depth, name in enumerate(path[:-1], start=1):
        parent = parent.get(name, {})
        if not isinstance(parent, dict):
            block = ".".join(path[:depth])
            raise CaseError([Problem(place, f"{block} is {shortened(parent)}, not a block with keys")])
    places = {inner: Place(place.origin, None, ".".join(map(str, (key, *inner)))) for inner, _ in walk(value)}
    changed = document.merged(path, Document(value, {(): place} | places))
    for depth in range(1, len(path)):
        changed.places.setdefault(path[:depth], Place(place.origin, None, ".".join(path[:depth])))
    return changed
