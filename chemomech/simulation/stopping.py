"""When a run ends by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum

from chemomech.case.case import Case
from chemomech.input.constants import NANOMETRE
from chemomech.system.saving import Saved, Saving


class Status(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    REACTED = "reacted"
    ARRESTED = "arrested"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


MEANING = {
    Status.COMPLETED: "the end time was reached",
    Status.REACTED: "the host is consumed",
    Status.ARRESTED: "the front has come to rest",
    Status.FAILED: "no step converged any more",
    Status.INTERRUPTED: "stopped from outside; the results up to the last step are complete",
}


@dataclass
class Stopping:
    """Decides after every step whether the run is over.

    The host is consumed when the reacted fraction reaches ``stop_at_fraction``. The front has arrested when the
    local exponent ``d ln L / d ln t`` of its depth, averaged since the time at which ``t`` was a factor 1.5
    smaller, is below ``arrest_tolerance``: then it would need ``exp(1/tolerance)`` times the elapsed time to double
    its depth. A growth law, 1/2 or 1, is never mistaken for it. Only times after the ramp count, and only a front that
    has advanced by ``least_advance``: before, it may be waiting for the carrier to come through the initial layer.
    """

    end: float
    ramp: float
    stop_at_fraction: float
    arrest_tolerance: float | None
    least_advance: float
    greatest_depth: float = math.inf
    """Depth at which the front has reached the centre; there it cannot be arrested."""
    _history: list[tuple[float, float]] = field(default_factory=list)
    _reacted: float = 0.0

    WINDOW = 1.5

    def check(self, time: float, reacted_fraction: float, depth: float) -> Status | None:
        """Status of the run after a step, or ``None`` if it goes on. Times in one unit, depth in any."""
        self._history.append((time, depth))
        self._reacted = reacted_fraction
        return self.verdict()

    def verdict(self) -> Status | None:
        """The same for the last step that was checked."""
        time, _ = self._history[-1]
        if self._reacted >= self.stop_at_fraction:
            return Status.REACTED
        if self.arrest_tolerance is not None and self.local_exponent() < self.arrest_tolerance:
            return Status.ARRESTED
        if time >= self.end * (1 - 1e-12):
            return Status.COMPLETED
        return None

    def save(self, to: Saving) -> None:
        """Times and depths, and how much has reacted."""
        to.numbers("reacted", [self._reacted])
        to.numbers("times", [time for time, _ in self._history])
        to.numbers("depths", [depth for _, depth in self._history])

    def restore(self, saved: Saved) -> None:
        """Remember the steps that were checked."""
        self._reacted = saved.number("reacted")
        times = saved.numbers("times", None)
        depths = saved.numbers("depths", len(times))
        self._history = [(float(time), float(depth)) for time, depth in zip(times, depths, strict=True)]

    def local_exponent(self) -> float:
        """``d ln L / d ln t`` over the last factor 1.5 of time; infinite while that reaches into the ramp."""
        time, depth = self._history[-1]
        begin = time / self.WINDOW
        if begin <= 2 * self.ramp:
            return math.inf
        if depth >= self.greatest_depth * (1 - 1e-9):
            return math.inf
        earlier = max((h for h in self._history if h[0] <= begin), default=None)
        if earlier is None or min(earlier) <= 0 or depth - self._history[0][1] < self.least_advance:
            return math.inf
        return math.log(depth / earlier[1]) / math.log(time / earlier[0])


def stopping_of(case: Case) -> Stopping:
    """Criteria of a case, with times in seconds and depths in nanometres.

    Without a front, and where the electrode ends the run (an experiment, a cut-off voltage), only the end counts.
    """
    by_front = case.interface.initial_phase == "host" and not case.surface.ends_run
    return Stopping(
        end=case.end_time,
        ramp=max([case.surface.settled, *(load.settled for load in case.acting_loads)]),
        stop_at_fraction=case.time.stop_at_fraction if by_front else math.inf,
        arrest_tolerance=case.time.arrest_tolerance if case.time.stop_when_arrested and by_front else None,
        least_advance=case.interface.width / NANOMETRE,
        greatest_depth=case.host_depth / NANOMETRE,
    )
