"""A sweep from its file to its last point: what is missing is run, what fails is run once more with care."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chemomech.sweep.definition import Definition
from chemomech.sweep.engines import Engine
from chemomech.sweep.plan import Plan
from chemomech.sweep.store import Change, Planned, Store
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.sweep.task import Record, Task
from chemomech.system.files import OutputUnusable
from chemomech.system.version import __version__


@dataclass(frozen=True)
class Campaign:
    """The points of a plan, in a folder, with their state."""

    plan: Plan
    folder: SweepFolder
    store: Store

    def prepare(self) -> Change:
        """Make the store that of the plan. Raises OutputUnusable if it is that of quite another sweep."""
        points = [
            Planned(point.case_hash, {setting.key: setting.value for setting in point.settings})
            for point in self.plan.points
        ]
        known = {point.case_hash for point in self.store.points()}
        if known and not known & {point.case_hash for point in points}:
            raise OutputUnusable(
                f"{self.folder.path}: holds a sweep that has no point in common with {self.plan.path} (another one, or "
                "its base case has changed); choose another --output or add --overwrite"
            )
        change = self.store.plan(points)
        about: dict[str, Any] = Definition.of_plan(self.plan).to_json()
        self.store.describe(about | {"file": str(self.plan.path), "base": str(self.plan.base), "program": __version__})
        return change

    def run(self, engine: Engine, stopped: Callable[[], bool]) -> Iterator[Record]:
        """Run what is missing; yields each record once it is stored."""
        while tasks := self._tasks():
            ended = 0
            for record in self._records(tasks, engine, stopped):
                self.store.record(record)
                ended += 1
                yield record
            if ended < len(tasks):  # the engine was stopped
                return

    def _records(self, tasks: list[Task], engine: Engine, stopped: Callable[[], bool]) -> Iterator[Record]:
        """Those that workers have left when the leading process was killed, then those of the others."""
        left = []
        for task in tasks:
            found = Record.read(task)
            if found is None:
                left.append(task)
            else:
                yield found
        yield from engine.run(left, stopped)

    def _tasks(self) -> list[Task]:
        unfinished = self.store.unfinished()
        tasks = []
        for point in self.plan.points:
            if point.case_hash in unfinished:
                number, tries = unfinished[point.case_hash]
                folder = str(Path(self.folder.point(number).path).absolute())
                settings = self.plan.settings(point)
                tasks.append(Task(number, str(self.plan.base.absolute()), settings, point.case_hash, folder, tries))
        return tasks
