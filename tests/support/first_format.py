"""Checkpoints of the first format, made of those of today: what went by position then is put in its row again."""

from __future__ import annotations

import numpy as np

from chemomech.results.archive import Archive
from chemomech.results.first_layout import PARTS, ROWS
from chemomech.system.saving import Array

TABLES = ("history.rows", "stopping.history")
"""Written as rows; all others were written as one line of numbers."""


def of_first_format(archive: Archive) -> Archive:
    """The same state as version 0.1.0 of the program wrote it."""
    left, arrays = dict(archive.arrays), dict[str, Array]()
    for old, written in ROWS.items():
        pattern, _, words = written.partition(": ")
        columns = [left.pop(pattern.format(word)) for word in words.split()]
        table = np.stack(columns, axis=1)
        arrays[old] = table if old in TABLES else table.ravel()
    for name, array in left.items():
        before = next((old for old, new in PARTS.items() if name.startswith(new)), None)
        if not name.startswith("history."):  # columns that are newer
            arrays[name if before is None else before + name.removeprefix(PARTS[before])] = array
    return Archive(arrays, dict(archive.about) | {"format": 1})
