"""Folders and files of results: nothing half-written stays, and what cannot be written is told in one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class OutputUnusable(Exception):
    """The folder of the results cannot be used: it holds other results, or it cannot be created."""


def make_folder(path: Path) -> None:
    """Make a folder and those above it. Raises :class:`OutputUnusable`."""
    try:
        if path.exists() and not path.is_dir():
            raise OutputUnusable(f"{path}: not a folder; choose another --output")
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnusable(f"{path}: cannot be created ({reason(error)}); choose another --output") from None


def reason(error: OSError) -> str:
    """What the system says, to stand within a sentence."""
    return (error.strerror or str(error)).lower()


def write_whole(path: Path, text: str) -> None:
    """Write a file in one go: readers see the old one or the new one, never half."""
    temporary = path.with_name(f"{path.name}.part")
    temporary.unlink(missing_ok=True)  # if it is a link, what it points to is not ours
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def write_json(path: Path, data: dict[str, Any]) -> None:
    """The same with numbers and words as JSON; there is none for nan."""
    write_whole(path, json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
