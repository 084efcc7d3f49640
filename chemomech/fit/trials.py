"""Runs of a case with trial values of its free parameters, compared with measurements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.case.case import Case
from chemomech.fit.measurements import Data
from chemomech.fit.parameters import Parameter
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.runner import run
from chemomech.simulation.stopping import Status

Values = npt.NDArray[np.float64]


class TrialFailed(Exception):
    """A run did not get as far as the data; the message says with which values and why."""


class TrialInterrupted(Exception):
    """Stopped from outside."""


@dataclass
class Trials:
    """Runs the case with trial values; the same values are not run twice.

    Each run is left in a folder of its own below ``folder``, without fields and pictures. A front that has come to
    rest before the last measurement stays where it is.
    """

    path: Path
    overrides: Sequence[str]
    parameters: Sequence[Parameter]
    data: Data
    folder: Path
    comm: MPI.Comm
    interrupted: Callable[[], bool] = lambda: False
    on_trial: Callable[[int, Sequence[float], float], None] = lambda number, values, misfit: None
    """Gets number, values (SI) and sum of squared residuals of every run."""
    _known: dict[tuple[str, ...], Values] = field(default_factory=dict)
    """Residuals by the values as they stand in the case, in the order of the runs."""

    @property
    def count(self) -> int:
        """Runs so far."""
        return len(self._known)

    def case(self, values: Sequence[float]) -> Case:
        """The case with these values (SI), until the last measurement. Raises CaseError."""
        quiet = [f"output.{what}=false" for what in ("fields", "pictures", "checkpoint.write")]
        until = [f"time.end={self.data.end!r} s", *quiet]
        return load_case(self.path, [*self.overrides, *self._settings(values), *until])

    def residuals(self, values: Sequence[float]) -> Values:
        """``(computed - measured) / error`` of all measurements; without errors relative to the largest value.

        Raises :class:`TrialFailed`, :class:`TrialInterrupted`, :class:`chemomech.input.errors.CaseError`.
        """
        key = self._settings(values)
        if key not in self._known:
            self._known[key] = self._run(values)
            self.on_trial(self.count, values, float((self._known[key] ** 2).sum()))
        return self._known[key]

    def results(self, values: Sequence[float]) -> ResultFolder:
        """What the run with these values has left."""
        return self._results(list(self._known).index(self._settings(values)) + 1)

    def _results(self, number: int) -> ResultFolder:
        return ResultFolder(self.folder / f"{number:03d}")

    def _settings(self, values: Sequence[float]) -> tuple[str, ...]:
        """The values as overrides of the case."""
        return tuple(each.override(value) for each, value in zip(self.parameters, values, strict=True))

    def _run(self, values: Sequence[float]) -> Values:
        case, rows = self.case(values), list[dict[str, float]]()
        output = self._results(self.count + 1)
        result = run(case, output.path, self.comm, True, rows.append, self.interrupted)
        if result.status is Status.INTERRUPTED:
            raise TrialInterrupted(result.message)
        if result.status is Status.FAILED:
            shown = ", ".join(self._settings(values))
            raise TrialFailed(f"the run with {shown} failed ({result.message}); narrow --bounds")
        return compare(rows, self.data)


def compare(rows: Sequence[dict[str, float]], data: Data) -> Values:
    """Residuals of a history (linear between its steps) against all measurements."""
    time = np.array([row["time"] for row in rows])
    found = []
    for each in data.measurements:
        computed = np.interp(each.times, time, [row[each.quantity.key] for row in rows])
        scale = each.errors if each.errors is not None else max(float(np.abs(each.values).max()), 1e-300)
        found.append((computed - each.values) / scale)
    return np.concatenate(found)
