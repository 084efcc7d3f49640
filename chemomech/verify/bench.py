"""Where verifications run their cases: ordinary case files, the ordinary runner, balances noted on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.case.case import Case
from chemomech.observe.profile_table import PROFILE
from chemomech.simulation.runner import run
from chemomech.simulation.stopping import Status
from chemomech.verify.outcome import Check

Column = npt.NDArray[np.float64]
CASES = Path(__file__).resolve().parent / "cases"
"""Folder of the case files, which travel with the package."""
PROCESSES = ("diffusion", "reaction", "plastic")

CARRIER_BOUND, ENERGY_BOUND, DISSIPATION_BOUND = 1e-8, 0.01, 1e-6
"""Largest error of the carrier balance; of the energy balance at the end of a run; most negative dissipation
rate relative to the largest one of the process."""


class CaseFailed(Exception):
    """A case of a verification did not run to its end."""


@dataclass(frozen=True)
class Profile:
    """Quantities over the radius at one time, by the keys of :data:`chemomech.observe.profile_table.PROFILE`."""

    time: float
    columns: Mapping[str, Column]

    def __getitem__(self, key: str) -> Column:
        """One quantity, sorted by reference radius."""
        return self.columns[key]


@dataclass(frozen=True)
class Record:
    """What a run left: history by the keys of :data:`chemomech.observe.quantity_table.HISTORY`, profiles, summary."""

    case: Case
    columns: Mapping[str, Column]
    profiles: tuple[Profile, ...]
    summary: Mapping[str, Any]

    def __getitem__(self, key: str) -> Column:
        """A column of the history, one value a step."""
        return self.columns[key]

    def smallest_dissipation(self, process: str) -> float:
        """Most negative rate relative to the largest of the run; 0 for a process that never ran.

        That is one whose largest rate is below 1e-9 of the largest of all: rounding errors.
        """
        largest = {name: float(np.abs(self[f"{name}_dissipation"]).max()) for name in PROCESSES}
        if largest[process] <= 1e-9 * max(largest.values()):
            return 0.0
        return float(min(self[f"{process}_dissipation"].min(), 0.0) / largest[process])


@dataclass
class Bench:
    """Loads and runs the cases of one verification on the ranks of ``comm``."""

    comm: MPI.Comm
    quick: bool = False
    folder: Path = CASES
    records: list[Record] = field(default_factory=list)

    def case(self, name: str, *overrides: str) -> Case:
        """The case ``NAME.yaml`` of the folder with overrides as on the command line."""
        return load_case(self.folder / f"{name}.yaml", overrides)

    def run(self, case: Case) -> Record:
        """Run a case to its end. Raises :class:`CaseFailed` if it does not get there."""
        rows: list[dict[str, float]] = []
        with TemporaryDirectory() as own:
            output = Path(self.comm.bcast(own, root=0))
            result = run(case, output, self.comm, overwrite=True, on_step=rows.append)
            local = _profiles(output / "profiles.csv") if self.comm.rank == 0 else None
            profiles = self.comm.bcast(local, root=0)
        if result.status in (Status.FAILED, Status.INTERRUPTED):
            raise CaseFailed(f"{case.title}: {result.message}")
        columns = {key: np.array([row[key] for row in rows]) for key in rows[0]}
        record = Record(case, columns, profiles, result.summary)
        self.records.append(record)
        return record

    def balances(self) -> tuple[Check, ...]:
        """Worst balances of all runs so far: carrier, energy, dissipation of each process."""
        if not self.records:
            return ()
        n = f"{len(self.records)} runs" if len(self.records) > 1 else "1 run"
        carrier = max(float(np.abs(record["carrier_balance_error"]).max()) for record in self.records)
        energy = max((float(record["energy_balance_error"][-1]) for record in self.records), key=abs)
        lost = {process: min(r.smallest_dissipation(process) for r in self.records) for process in PROCESSES}
        return (
            Check.absolute(f"carrier balance, {n}", 0.0, carrier, CARRIER_BOUND),
            Check.absolute(f"energy balance, {n}", 0.0, energy, ENERGY_BOUND),
            *(
                Check(f"smallest {process} dissipation, {n}", 0.0, value, min(value, 0.0), DISSIPATION_BOUND)
                for process, value in lost.items()
            ),
        )


def _profiles(file: Path) -> tuple[Profile, ...]:
    keys = {quantity.header: key for key, quantity in PROFILE.items()}
    table = pd.read_csv(file).rename(columns=keys)
    return tuple(
        Profile(float(str(time)), {key: block[key].to_numpy() for key in keys.values() if key != "time"})
        for time, block in table.groupby("time", sort=True)
    )
