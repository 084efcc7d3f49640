"""What is written down of a run while it goes: history, profiles, fields."""

from __future__ import annotations

from contextlib import ExitStack, closing
from types import TracebackType
from typing import Self

from chemomech.input.constants import NANOMETRE
from chemomech.observe.balances import CarrierBalance, EnergyBalance
from chemomech.observe.directions import DirectionObserver
from chemomech.observe.electrode import ElectrodeObserver
from chemomech.observe.fields import FieldWriter
from chemomech.observe.front import FrontObserver
from chemomech.observe.history import History
from chemomech.observe.observation import Observation, Observer
from chemomech.observe.profiles import ProfileWriter
from chemomech.observe.progress import ReactionObserver, StepObserver, SwellingObserver
from chemomech.observe.snapshots import Snapshots
from chemomech.observe.stresses import StressObserver
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.simulation import Simulation
from chemomech.system.saving import Stateful

Row = dict[str, float]
"""Of the history, by the keys of :data:`chemomech.observe.quantity_table.HISTORY`."""


class Recording:
    """Observes the steps of a run and writes its tables and fields; a context, whose end closes the files."""

    def __init__(self, simulation: Simulation, folder: ResultFolder, snapshots: Snapshots) -> None:
        """A row for every step; profiles and fields at the ``snapshots``."""
        self._snapshots, self._measured = snapshots, observers(simulation)
        self.history = History(folder.history, self._measured, simulation.comm.rank)
        self._profiles = ProfileWriter(folder.profiles, simulation.comm.rank)
        self._fields: FieldWriter | None = None
        if simulation.case.output.fields:
            size, inert = simulation.case.geometry.size / NANOMETRE, simulation.body.inert
            self._fields = FieldWriter(folder.fields, simulation.integrator, size, inert)
        self._unwritten: Observation | None = None
        self._files = ExitStack()

    def __enter__(self) -> Self:
        """Begin; files are opened when there is something to write."""
        for writer in (self.history, self._profiles, self._fields):
            if writer is not None:
                self._files.enter_context(closing(writer))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all files."""
        self._files.close()

    @property
    def parts(self) -> dict[str, Stateful]:
        """What of it a run that goes on must know, by name; those that own a file come last."""
        parts: dict[str, Stateful] = {
            type(part).__name__: part for part in self._measured if isinstance(part, Stateful)
        }
        parts |= {"snapshots": self._snapshots, "history": self.history, "profiles": self._profiles}
        return parts if self._fields is None else parts | {"fields": self._fields}

    def record(self, seen: Observation) -> Row:
        """Write a step; returns its row."""
        row = self.history.record(seen)
        self._unwritten = seen
        if self._snapshots.due(row["time"], row["front_depth"]):
            self.write_last()
        return row

    def write_last(self) -> None:
        """Write profiles and fields of the last step, if they are not written yet."""
        if self._unwritten is None:
            return
        self._profiles.write(self._unwritten)
        if self._fields is not None:
            self._fields.write(self._unwritten)
        self._unwritten = None


def observers(simulation: Simulation) -> list[Observer]:
    """Everything that is measured, in the order of the history's columns."""
    integrator, comm = simulation.integrator, simulation.comm
    carrier = CarrierBalance(comm)
    return [
        StepObserver(),
        ReactionObserver(),
        FrontObserver(integrator, simulation.body),
        DirectionObserver(integrator, simulation.body),
        StressObserver(),
        SwellingObserver(simulation.body.outermost + simulation.body.coating),
        carrier,
        ElectrodeObserver(carrier, simulation.case.material.specific_capacity),
        EnergyBalance(carrier),
    ]
