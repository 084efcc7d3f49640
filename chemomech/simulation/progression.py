"""A run from step to step, until something ends it."""

from __future__ import annotations

from mpi4py import MPI

from chemomech.observe.observation import Observation
from chemomech.simulation.keeper import Keeper
from chemomech.simulation.recording import Recording, Row
from chemomech.simulation.simulation import Simulation, SimulationFailed
from chemomech.simulation.stopping import MEANING, Status, Stopping
from chemomech.simulation.watch import Watch
from chemomech.system.ranks import any_rank


class Progression:
    """Advances a simulation; after every step decides whether it goes on and whether a checkpoint is due."""

    def __init__(
        self, simulation: Simulation, recording: Recording, stopping: Stopping, keeper: Keeper, watch: Watch
    ) -> None:
        self._simulation, self._recording, self._stopping = simulation, recording, stopping
        self._keeper, self._watch = keeper, watch
        self._checkpoints = simulation.case.output.checkpoint.write
        self._status: Status | None = None
        self._failure = self._unread = ""

    def advance(self) -> None:
        """Run until the case, the electrode, a failure or the user ends it; the last step is in all tables then."""
        try:
            for seen in self._simulation.observations(self._over):
                self._follow(seen)
        except SimulationFailed as failure:
            self._status, self._failure = Status.FAILED, str(failure)
            if self._checkpoints:
                self._write_checkpoint(self._simulation.comm)
        self._recording.write_last()

    @property
    def status(self) -> Status:
        """How it ended."""
        return self._status or Status.INTERRUPTED

    @property
    def message(self) -> str:
        """Why it ended."""
        if self._simulation.over:
            return self._simulation.surface.program.ending
        return self._failure or MEANING[self.status]

    @property
    def warnings(self) -> list[str]:
        """What the user should know of how it was computed."""
        return [text for text in (self._unread, self._keeper.warning) if text]

    def _follow(self, seen: Observation) -> None:
        row: Row = self._recording.record(seen)
        self._watch.on_step(row)
        if seen.attempt is not None and not self._unread and (found := _unread(self._simulation)):
            self._unread = found
            self._watch.say(f"warning: {found}")
        self._status = self._stopping.check(row["time"], row["reacted_fraction"], row["front_depth"])
        if self._simulation.over:
            self._status = Status.COMPLETED

    def _over(self) -> bool:
        """Whether to stop, between two steps: the last one is in all tables."""
        comm, due = self._simulation.comm, self._keeper.schedule.due(self._simulation.counts.steps)
        asked = self._watch.interrupted(), self._watch.checkpoint_wanted(), due
        stop, wanted, due = any_rank(comm, *asked)
        over = self._status is not None or stop
        if self._checkpoints and (over or wanted or due):
            self._write_checkpoint(comm)
        return over

    def _write_checkpoint(self, comm: MPI.Comm) -> None:
        self._keeper.write(self._simulation.counts.steps, self._recording.history.rows[-1]["time"], comm)


def _unread(simulation: Simulation) -> str:
    """Options of the user that PETSc has not read in a solve."""
    options = ", ".join(simulation.integrator.newton.unread_options)
    return options and f"numerics.petsc_options: PETSc has not read {options}: misspelt, or of a solver not in use"
