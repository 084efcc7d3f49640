"""Writes the checkpoints of a run as it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.results.archive import Archive
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.simulation.checkpoint_schedule import Schedule
from chemomech.simulation.numbering import Numbering
from chemomech.simulation.saved_state import Recorder
from chemomech.system import _dolfinx
from chemomech.system.checkpoint_errors import CheckpointNotWritten
from chemomech.system.saving import Stateful


class Keeper:
    """Knows when one is due, and what goes into it.

    A checkpoint that cannot be written does not end a run, which may be hours from its end: :attr:`warning` says so,
    and the next one is tried when it is due.
    """

    def __init__(
        self,
        case: Case,
        folder: Path,
        parts: Mapping[str, Stateful],
        numbering: Callable[[], Numbering],
        say: Callable[[str], None],
    ) -> None:
        settings = case.output.checkpoint
        self.schedule = Schedule(settings.every, settings.steps)
        self.warning: str | None = None
        """Of the last checkpoint, if it could not be written."""
        self._case, self._checkpoints, self._parts = case, Checkpoints(folder), parts
        self._numbering, self._say = numbering, say
        self._last: int | None = None

    def write(self, step: int, time: float, comm: MPI.Comm) -> None:
        """Write one after a step, unless that has one; all ranks."""
        self.schedule.done(step)
        if step == self._last:
            return
        numbering = self._numbering()
        arrays = Recorder(numbering).take(self._parts)
        problem: str | None = None
        if comm.rank == 0:
            try:
                self._checkpoints.write(step, Archive(arrays, self._about(step, time, comm, numbering.mesh)))
            except CheckpointNotWritten as error:
                problem = str(error)
                self._say(f"{problem}; the run goes on")
        self.warning = comm.bcast(problem, root=0)
        if self.warning is None:
            self._last = step

    def _about(self, step: int, time: float, comm: MPI.Comm, mesh: str) -> dict[str, Any]:
        return {
            "step": step,
            "time_s": time,
            "mesh": mesh,
            "ranks": comm.size,
            "versions": _dolfinx.versions(),
            "case": self._case.resolved(),
        }
