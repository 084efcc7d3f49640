"""What has changed in a case since a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chemomech.input.errors import one_line

FREE = ("title", "time", "output")
"""Keys that say how long a run goes and what it writes: they may change at any time."""


@dataclass(frozen=True)
class Change:
    """A key and what it was and is, as a case file says it; ``None`` where it is not there."""

    key: str
    before: Any
    after: Any

    @property
    def is_free(self) -> bool:
        """Whether a run may go on with it without more ado."""
        return self.key.split(".")[0] in FREE

    def __str__(self) -> str:
        return f"{self.key} ({_shown(self.before)} before, now {_shown(self.after)})"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What differs between two resolved cases."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    keys = dict.fromkeys([*old, *new])
    return [Change(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]


def _leaves(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _shown(value: Any) -> str:
    text = "not there" if value is None else one_line(str(value))
    return text if len(text) <= 60 else text[:57] + "..."
