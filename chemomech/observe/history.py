"""The history of a run: one self-describing row a step, written as it goes."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from numbers import Real
from pathlib import Path
from typing import TextIO

import numpy as np

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.observation import Observation
from chemomech.register.ingredient import fault_of_ingredient
from chemomech.system.saving import Saved, Saving

COLUMN = "column."
"""Begin of the names of columns in a checkpoint, before their keys."""


class History:
    """Asks the quantities and writes their columns to a CSV file on rank 0, flushed row by row.

    The file is opened by the first row. A history that was restored is written anew, so that rows of later steps, or
    half a row, are gone.
    """

    def __init__(self, path: Path, quantities: Sequence[HistoryQuantity], rank: int) -> None:
        """A table at `path` of the columns of `quantities`, in their order."""
        self._path, self._quantities, self._writes = path, quantities, rank == 0
        self._columns = {column.key: column for quantity in quantities for column in quantity.columns}
        self._file: TextIO | None = None
        self.rows: list[dict[str, float]] = []
        """All rows so far, on every rank."""

    def record(self, seen: Observation) -> dict[str, float]:
        """Observe a step; returns the row, on every rank.

        Raises :class:`chemomech.input.errors.CaseError` if a quantity gives other values than those of its columns.
        """
        row = row_of(seen, self._quantities)
        self.rows.append(row)
        if self._writes:
            if self._file is None:
                self._open()
            else:
                self._write([row])
        return row

    def save(self, to: Saving) -> None:
        """All rows, which are on the disk from now on."""
        for key in self._columns:
            to.numbers(COLUMN + key, [row[key] for row in self.rows])
        if self._file:
            os.fsync(self._file.fileno())

    def restore(self, saved: Saved) -> None:
        """Go on after the last of these rows; a column that they do not have is nan there."""
        known, count = saved.names(), len(saved.numbers(COLUMN + "time", None))
        table = [
            saved.numbers(COLUMN + key, count) if COLUMN + key in known else np.full(count, np.nan)
            for key in self._columns
        ]
        self.rows = [dict(zip(self._columns, map(float, row), strict=True)) for row in zip(*table, strict=True)]
        if self._writes:
            self._open()

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def _open(self) -> None:
        """Replace the file by one with all rows, in one go."""
        part = self._path.with_suffix(".csv.part")
        part.unlink(missing_ok=True)
        self._file = part.open("x", newline="", encoding="utf-8")
        csv.writer(self._file).writerow([column.header for column in self._columns.values()])
        self._write(self.rows)
        part.replace(self._path)

    def _write(self, rows: Sequence[dict[str, float]]) -> None:
        assert self._file is not None
        csv.writer(self._file).writerows([f"{row[key]:.10g}" for key in self._columns] for row in rows)
        self._file.flush()


def row_of(seen: Observation, quantities: Sequence[HistoryQuantity]) -> dict[str, float]:
    """What the quantities find in a step, by the keys of their columns; each is told what those before it have found.

    Raises :class:`chemomech.input.errors.CaseError` if one gives other values than those of its columns.
    """
    row: dict[str, float] = {}
    for quantity in quantities:
        row |= _values(quantity, quantity(seen, row))
    return row


def _values(quantity: HistoryQuantity, found: Mapping[str, float]) -> Mapping[str, float]:
    """What a quantity has found. Raises CaseError, which names it, unless that is a number for each of its columns."""
    keys = [column.key for column in quantity.columns]
    if not isinstance(found, Mapping) or set(found) != set(keys):
        given = ", ".join(map(str, found)) if isinstance(found, Mapping) else repr(found)
        raise fault_of_ingredient(type(quantity), f"it gives {given}; its columns are {', '.join(keys)}")
    for key in keys:
        if not isinstance(found[key], Real):
            raise fault_of_ingredient(type(quantity), f"{key} is no number but {found[key]!r}")
    return found
