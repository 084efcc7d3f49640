"""At which steps fields and profiles are written. Pure Python, no mesh."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from chemomech.system.saving import Saved, Saving


@dataclass
class Snapshots:
    """First and last step always; given times; whenever the front has advanced by ``every_depth``."""

    times: tuple[float, ...]
    every_depth: float
    _written: int = field(init=False, default=0)
    _depth: float = field(init=False, default=0.0)

    @classmethod
    def of(cls, times: tuple[float, ...], every: float | None, every_depth: float, end: float) -> Snapshots:
        """Snapshots from the output block of a case; ``every`` gives equally spaced times up to ``end``."""
        regular = np.arange(1, int(end / every * (1 + 1e-12)) + 1) * every if every else ()
        return cls(tuple(sorted({*times, *(float(t) for t in regular)})), every_depth)

    def due(self, time: float, depth: float) -> bool:
        """Whether to write at this step. Times are hit exactly by the step control."""
        tolerance = 1e-9 * max(time, 1e-300)
        at_time = any(abs(time - t) <= tolerance for t in self.times)
        if self._written and not at_time and depth - self._depth < self.every_depth:
            return False
        self._written += 1
        self._depth = depth
        return True

    def save(self, to: Saving) -> None:
        """How many there are, and the depth of the front in the last one."""
        to.numbers("written", [self._written])
        to.numbers("depth", [self._depth])

    def restore(self, saved: Saved) -> None:
        """Go on counting."""
        self._written, self._depth = saved.count("written"), saved.number("depth")
