"""The parts in which a run was made: it may have been interrupted and gone on with."""

from __future__ import annotations

import time as clock
from collections.abc import Callable

from chemomech.system.saving import Saved, Saving


class Sessions:
    """Time on the clock over all parts, and the steps after which the later ones began."""

    def __init__(self, now: Callable[[], float] = clock.perf_counter) -> None:
        self._now, self._began, self._before = now, now(), 0.0
        self.resumed_at: list[int] = []

    @property
    def wall_time(self) -> float:
        """Seconds so far; work after a checkpoint that was lost does not count."""
        return self._before + self._now() - self._began

    def save(self, to: Saving) -> None:
        """All of it."""
        to.numbers("wall_time", [self.wall_time])
        to.numbers("resumed_at", self.resumed_at)

    def restore(self, saved: Saved) -> None:
        """Add to what was saved."""
        self._before = saved.number("wall_time")
        self.resumed_at = [int(step) for step in saved.numbers("resumed_at", None)]
