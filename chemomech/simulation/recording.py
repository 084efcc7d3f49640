"""What is written down of a run while it goes: history, profiles, fields."""

from __future__ import annotations

from contextlib import ExitStack, closing
from types import TracebackType
from typing import Self

from chemomech.observe.fields import FieldWriter
from chemomech.observe.history import History
from chemomech.observe.history_quantity import HistoryQuantity, history_quantities
from chemomech.observe.observation import Observation, ObservedRun
from chemomech.observe.profiles import ProfileWriter
from chemomech.observe.snapshots import Snapshots
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.measured_before import QUANTITY
from chemomech.simulation.simulation import Simulation
from chemomech.system.saving import Stateful

Row = dict[str, float]
"""Of the history, by the keys of :data:`chemomech.observe.quantity_table.HISTORY`."""


class Recording:
    """Observes the steps of a run and writes its tables and fields; a context, whose end closes the files."""

    def __init__(self, simulation: Simulation, folder: ResultFolder, snapshots: Snapshots) -> None:
        """A row for every step; profiles and fields at the ``snapshots``."""
        run = observed(simulation)
        self._snapshots, self._measured = snapshots, measured(run)
        self.history = History(folder.history, self._measured, simulation.comm.rank)
        self._profiles = ProfileWriter(folder.profiles, simulation.comm.rank)
        self._fields: FieldWriter | None = None
        if simulation.case.output.fields:
            self._fields = FieldWriter(folder.fields, run)
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
            QUANTITY + part.word: part for part in self._measured if isinstance(part, Stateful)
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


def observed(simulation: Simulation) -> ObservedRun:
    """What quantities and fields are told of a simulation."""
    return ObservedRun(simulation.case, simulation.body, simulation.integrator, simulation.comm, simulation.scales)


def measured(run: ObservedRun) -> list[HistoryQuantity]:
    """Everything that is measured, in the order of the history's columns."""
    return [quantity.of(run) for quantity in history_quantities()]
