"""Radial profiles as a table at the times of the snapshots.

A radial body shows every quadrature point, sorted by radius; any other body its means over layers of equal depth.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TextIO

import numpy as np

from chemomech.observe.observation import Observation
from chemomech.observe.profile_table import PROFILE
from chemomech.observe.table_units import factor_to
from chemomech.system.saving import Saved, Saving

_HEADERS = [quantity.header for quantity in PROFILE.values()]


class ProfileWriter:
    """Appends profiles to a CSV file in long form, one block of rows a time; the first one begins the file."""

    def __init__(self, path: Path, rank: int) -> None:
        self._path, self._writes = path, rank == 0
        self._file: TextIO | None = None

    def write(self, seen: Observation) -> None:
        """Collect the profile from all ranks and write it on rank 0."""
        sample, scales = seen.sample, seen.scales
        sampled = [quantity for quantity in PROFILE.values() if quantity.key != "time"]
        if sample.end_layer > 0:
            sample = sample.by_layer(*(quantity.key for quantity in sampled))
        values = {quantity.key: sample[quantity.key] * factor_to(quantity.unit, scales) for quantity in sampled}
        values["time"] = np.full_like(values["reference_radius"], seen.time * scales.time)
        gathered = sample.comm.gather(np.column_stack([values[key] for key in PROFILE]), root=0)
        if gathered is None:
            return
        if self._file is None:
            self._open()
        table = np.concatenate(gathered)
        table = table[np.argsort(table[:, list(PROFILE).index("reference_radius")], kind="stable")]
        assert self._file is not None
        np.savetxt(self._file, table, delimiter=",", fmt="%.8g")
        self._file.flush()

    def save(self, to: Saving) -> None:
        """The size of the file, which is on the disk from now on."""
        size = 0
        if self._file:
            os.fsync(self._file.fileno())
            size = self._path.stat().st_size
        to.numbers("size", [size])

    def restore(self, saved: Saved) -> None:
        """Cut later profiles off; a file that is not as long as it was is begun anew.

        One whose columns are those of another version of the program is written again with those of this one.
        """
        size = saved.count("size")
        if self._writes:
            self._open(size if self._path.exists() and self._path.stat().st_size >= size else 0)
            self._bring_columns_up_to_date()

    def _open(self, kept: int = 0) -> None:
        self._file = self._path.open("a", encoding="utf-8")
        self._file.truncate(kept)
        if not kept:
            self._file.write(",".join(_HEADERS) + "\n")

    def _bring_columns_up_to_date(self) -> None:
        assert self._file is not None
        self._file.flush()
        with self._path.open(encoding="utf-8", newline="") as file:
            before = csv.DictReader(file)
            if before.fieldnames == _HEADERS:
                return
            rows = [[row.get(header) or "nan" for header in _HEADERS] for row in before]
        self._file.seek(0)
        self._file.truncate(0)
        csv.writer(self._file, lineterminator="\n").writerows([_HEADERS, *rows])
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()
