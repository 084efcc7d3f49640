"""Overrides of a material by a case: laid over the library file, record by record."""

from __future__ import annotations

from typing import Any

from chemomech.input.document import Document, walk

CASE_OVERRIDE = "case override"
_PROVENANCE = ("source", "assumption")


def overridden(material: Document, override: Document) -> Document:
    """`material` with the keys of `override` laid over it; places follow the values.

    A bare value replaces the number of a record; a record that names another law or model replaces the
    record; numbers given without provenance get the source ``case override``.
    """
    data = _merged(material.data, override.data)
    present = {path for path, _ in walk(data)} | {()}
    replaced = {path for path, value in walk(override.data) if not isinstance(value, dict)}
    places = {
        path: place
        for path, place in material.places.items()
        if path in present and not any(path[:depth] in replaced for depth in range(1, len(path) + 1))
    }
    return Document(data, places | {path: place for path, place in override.places.items() if path})


def _merged(old: Any, new: Any) -> Any:
    if _is_record(old) or (old is None and _looks_like_record(new)):
        return _merged_record(old or {}, new)
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged(old.get(key), value) for key, value in new.items()}
    if old is None and isinstance(new, dict):
        return {key: _merged(None, value) for key, value in new.items()}
    return new


def _merged_record(old: dict[str, Any], new: Any) -> Any:
    if not isinstance(new, dict):
        new = {"law": "constant", "value": new} if "law" in old else {"value": new}
    same = all(new.get(choice, old.get(choice)) == old.get(choice) for choice in ("law", "model"))
    kept = {key: value for key, value in old.items() if key not in _PROVENANCE} if same else {}
    if any(key in new for key in _PROVENANCE):
        return kept | new
    return kept | new | {"source": CASE_OVERRIDE}


def _is_record(value: Any) -> bool:
    return isinstance(value, dict) and any(key in value for key in _PROVENANCE)


def _looks_like_record(value: Any) -> bool:
    return isinstance(value, dict) and any(key in value for key in ("value", "law", "model"))
