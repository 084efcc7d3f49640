"""Runs that are interrupted after a number of steps, and gone on with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.resumption import Request, resumption
from chemomech.simulation.runner import Result, resume, run
from chemomech.simulation.watch import Watch


def stopped(case: Case, folder: Path, steps: int, comm: MPI.Comm = MPI.COMM_SELF) -> Result:
    """A run that is asked to end after some steps."""
    done: list[float] = []
    return run(case, folder, comm, False, lambda row: done.append(row["step"]), lambda: done[-1] >= steps)


def gone_on_with(case: Case, folder: Path, steps: int | None = None, comm: MPI.Comm = MPI.COMM_SELF) -> Result:
    """The rest of the run, or some more steps of it."""
    found = resumption(Request(ResultFolder(folder), accept_changes=True), case)
    last = [found.step]

    def on_step(row: dict[str, float]) -> None:
        last[0] = int(row["step"])

    return resume(case, found, comm, Watch(on_step, lambda: steps is not None and last[0] >= found.step + steps))


def history(folder: Path) -> str:
    """The table as it is on the disk."""
    return (folder / "history.csv").read_text(encoding="utf-8")


def largest_difference(one: Path, other: Path) -> float:
    """Between two histories, relative to the largest value of each column; errors and shares are relative already."""
    first, second = (pd.read_csv(folder / "history.csv") for folder in (one, other))
    assert len(first) == len(second)
    scale = first.abs().max().replace(0, 1)
    relative = [key for key in HISTORY if key.endswith("_balance_error") or key.startswith("drive_share_")]
    scale[[HISTORY[key].header for key in relative]] = 1.0
    assert (first.isna() == second.isna()).all(axis=None)
    return float(np.nanmax(((first - second).abs() / scale).to_numpy()))
