"""Radial profiles as a table at the times of the snapshots.

A radial body shows every quadrature point, sorted by radius; any other body its means over layers of equal depth.
"""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import numpy as np

from chemomech.observe.observation import Observation
from chemomech.observe.progress import NANOMETRE
from chemomech.observe.quantities import PROFILE
from chemomech.observe.stresses import GIGAPASCAL


class ProfileWriter:
    """Appends profiles to a CSV file in long form, one block of rows a time."""

    def __init__(self, path: Path, rank: int) -> None:
        self._file: TextIO | None = path.open("w", encoding="utf-8") if rank == 0 else None
        if self._file:
            self._file.write(",".join(quantity.header for quantity in PROFILE.values()) + "\n")

    def write(self, seen: Observation) -> None:
        """Collect the profile from all ranks and write it on rank 0."""
        sample, scales = seen.sample, seen.scales
        units = {"nm": scales.length / NANOMETRE, "GPa": scales.stress / GIGAPASCAL}
        quantities = [quantity for quantity in PROFILE.values() if quantity.key != "time"]
        if sample.end_layer > 0:
            sample = sample.by_layer(*(quantity.key for quantity in quantities))
        columns = [sample[quantity.key] * units.get(quantity.unit, 1.0) for quantity in quantities]
        gathered = sample.comm.gather(np.column_stack(columns), root=0)
        if self._file is None or gathered is None:
            return
        table = np.concatenate(gathered)
        table = table[np.argsort(table[:, 0], kind="stable")]
        time = np.full((len(table), 1), seen.time * scales.time)
        np.savetxt(self._file, np.hstack([time, table]), delimiter=",", fmt="%.8g")
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()
