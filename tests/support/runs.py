"""Runs from case to history."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.simulation.runner import run


@dataclass(frozen=True)
class Run:
    """Columns of the history and the summary."""

    case: Case
    columns: dict[str, npt.NDArray[np.float64]]
    summary: dict[str, Any]
    folder: Path

    def __getitem__(self, key: str) -> npt.NDArray[np.float64]:
        """A column, one value a step."""
        return self.columns[key]

    @property
    def after_ramp(self) -> npt.NDArray[np.bool_]:
        """Steps that begin when the voltage is constant."""
        return np.asarray(self["time"] - self["time_step"] >= self.case.surface.ramp_end * (1 - 1e-9))

    def smallest_dissipation(self, process: str, where: npt.NDArray[np.bool_]) -> float:
        """Smallest rate of dissipation relative to the largest of the run."""
        rate = self[f"{process}_dissipation"]
        return float(rate[where].min() / rate.max())


def run_of(case: Case, folder: Path) -> Run:
    """Simulate on this process alone."""
    rows: list[dict[str, float]] = []
    result = run(case, folder, MPI.COMM_SELF, on_step=rows.append)
    columns = {key: np.array([row[key] for row in rows]) for key in rows[0]}
    return Run(case, columns, result.summary, folder)
