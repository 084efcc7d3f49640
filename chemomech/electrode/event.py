"""The time at which a quantity crosses zero within a step: regula falsi. Pure Python, no mesh."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass
class Event:
    """Brackets the time of an event between one before it and those tried beyond it.

    The Illinois variant halves the value that is kept, so that both ends close in; M. Dowell and P. Jarratt, BIT 11
    (1971) 168. Where the value before is not known, or not negative, the interval is halved.
    """

    before: float
    value_before: float
    """Negative; ``-inf`` if not known."""
    tries: int = field(init=False, default=0)

    def narrow(self, beyond: float, value: float) -> float:
        """A time between the one before the event and ``beyond``, where the value is positive."""
        self.tries += 1
        if not -math.inf < self.value_before < 0:
            return (self.before + beyond) / 2
        if self.tries > 1:
            self.value_before /= 2
        fraction = self.value_before / (self.value_before - value)
        return self.before + min(max(fraction, 0.02), 0.98) * (beyond - self.before)
