"""The history of a run: one self-describing row a step, written as it goes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from chemomech.observe.observation import Observation, Observer
from chemomech.observe.quantities import HISTORY


class History:
    """Runs the observers and writes their columns to a CSV file on rank 0, flushed row by row."""

    def __init__(self, path: Path, observers: Sequence[Observer], rank: int) -> None:
        self._observers = observers
        self._file = path.open("w", newline="", encoding="utf-8") if rank == 0 else None
        self._writer = csv.writer(self._file) if self._file else None
        if self._writer:
            self._writer.writerow([quantity.header for quantity in HISTORY.values()])

    def __enter__(self) -> Self:
        """Keep the file open for the run."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def record(self, seen: Observation) -> dict[str, float]:
        """Observe a step; returns the row, on every rank."""
        row: dict[str, float] = {}
        for observer in self._observers:
            row.update(observer(seen))
        if self._writer and self._file:
            self._writer.writerow([f"{row[key]:.10g}" for key in HISTORY])
            self._file.flush()
        return row
