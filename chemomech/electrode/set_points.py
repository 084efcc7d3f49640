"""What the surface is held at over time: linear ramps between set points. Pure Python, no mesh."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class SetPoints:
    """A polygon through ``times`` [s] and ``values``; a repeated time is a jump."""

    times: tuple[float, ...]
    values: tuple[float, ...]

    @classmethod
    def through(
        cls, start: float, ramp: float, value: float, changes: Iterable[tuple[float, float, float]] = ()
    ) -> SetPoints:
        """Ramp from ``start`` to ``value``, then one for every change: begin, length and the new value."""
        times, values = [0.0, ramp], [start, value]
        for begin, length, new in changes:
            times += [begin, begin + length]
            values += [values[-1], new]
        return cls(tuple(times), tuple(values))

    @property
    def jumps(self) -> tuple[float, ...]:
        """Times [s] at which the value changes at once."""
        points = list(zip(self.times, self.values, strict=True))
        return tuple(t for (t, v), (later, w) in pairwise(points) if t == later and v != w)

    def __call__(self, time: float) -> float:
        """Value at a time [s]; at a jump the one before it."""
        return self._between(bisect_left(self.times, time * (1 - 1e-12)), time)

    def just_after(self, time: float) -> float:
        """Value just after a time [s]; at a jump the one behind it."""
        return self._between(bisect_right(self.times, time * (1 + 1e-12)), time)

    def _between(self, i: int, time: float) -> float:
        if i == 0 or i == len(self.times):
            return self.values[min(i, len(self.values) - 1)]
        begin, end = self.times[i - 1], self.times[i]
        part = (time - begin) / (end - begin)
        return self.values[i - 1] + part * (self.values[i] - self.values[i - 1])
