"""What differs between cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chemomech.case.case import Case

_TALK = ("title", "description", "source", "assumption")
"""Keys that say something to people and change no result."""
ABSENT = "–"
"""What is written where a case has no such key."""


def differences(cases: Sequence[Case]) -> dict[str, list[str]]:
    """Dotted keys of the resolved cases whose values differ, with the value of each case as a case file writes it."""
    flat = [dict(_flattened(case.resolved())) for case in cases]
    keys = dict.fromkeys(key for values in flat for key in values)
    found = {key: [values.get(key, ABSENT) for values in flat] for key in keys}
    return {key: values for key, values in found.items() if len(set(values)) > 1}


def _flattened(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, below in value.items():
            if name not in _TALK:
                yield from _flattened(below, _key(key, str(name)))
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        for number, below in enumerate(value):
            yield from _flattened(below, f"{key}[{number}]")
    else:
        yield key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _key(above: str, name: str) -> str:
    """A key in dots; that the material is written out, and that a number carries its source, is no part of it."""
    if name in ("value", "definition"):
        return above
    return f"{above}.{name}" if above else name
