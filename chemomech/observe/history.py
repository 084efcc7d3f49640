"""The history of a run: one self-describing row a step, written as it goes."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import numpy as np

from chemomech.observe.observation import Observation, Observer
from chemomech.observe.quantity_table import HISTORY
from chemomech.system.saving import Saved, Saving


class History:
    """Runs the observers and writes their columns to a CSV file on rank 0, flushed row by row.

    The file is opened by the first row. A history that was restored is written anew, so that rows of later steps, or
    half a row, are gone.
    """

    def __init__(self, path: Path, observers: Sequence[Observer], rank: int) -> None:
        self._path, self._observers, self._writes = path, observers, rank == 0
        self._file: TextIO | None = None
        self.rows: list[dict[str, float]] = []
        """All rows so far, on every rank."""

    def record(self, seen: Observation) -> dict[str, float]:
        """Observe a step; returns the row, on every rank."""
        row: dict[str, float] = {}
        for observer in self._observers:
            row.update(observer(seen))
        self.rows.append(row)
        if self._writes:
            if self._file is None:
                self._open()
            else:
                self._write([row])
        return row

    def save(self, to: Saving) -> None:
        """All rows, which are on the disk from now on."""
        to.numbers("rows", np.array([[row[key] for key in HISTORY] for row in self.rows]))
        if self._file:
            os.fsync(self._file.fileno())

    def restore(self, saved: Saved) -> None:
        """Go on after the last of these rows."""
        table = saved.numbers("rows", None, len(HISTORY))
        self.rows = [dict(zip(HISTORY, (float(value) for value in row), strict=True)) for row in table]
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
        csv.writer(self._file).writerow([quantity.header for quantity in HISTORY.values()])
        self._write(self.rows)
        part.replace(self._path)

    def _write(self, rows: Sequence[dict[str, float]]) -> None:
        assert self._file is not None
        csv.writer(self._file).writerows([f"{row[key]:.10g}" for key in HISTORY] for row in rows)
        self._file.flush()
