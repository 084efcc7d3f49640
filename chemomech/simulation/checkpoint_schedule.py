"""When a run writes a checkpoint. Pure Python, no mesh."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Schedule:
    """Every so many seconds on the clock of the wall and every so many steps; ``None`` for never."""

    seconds: float | None
    steps: int | None
    now: Callable[[], float] = clock.monotonic
    _step: int = 0
    _time: float = field(init=False)

    def __post_init__(self) -> None:
        """The clock runs from now on."""
        self._time = self.now()

    def due(self, step: int) -> bool:
        """Whether to write after this step."""
        if step == self._step:
            return False
        by_steps = self.steps is not None and step % self.steps == 0
        return by_steps or (self.seconds is not None and self.now() - self._time >= self.seconds)

    def done(self, step: int) -> None:
        """One was written, or tried, after this step."""
        self._step, self._time = step, self.now()
