"""An experiment as it goes: which step the electrode is in, since when, and what the earlier ones did."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from chemomech.electrode.state import ElectrodeState
from chemomech.electrode.step import Step
from chemomech.system.saving import Saved, Saving


@dataclass(frozen=True)
class Finished:
    """A step that is over."""

    number: int
    cycle: int
    begin: float
    """[s]"""
    end: float
    """[s]"""
    voltage: float
    """[V] at its end."""
    limited: bool
    """Whether a limit ended it, not its time."""


FINISHED = ("number", "cycle", "begin", "end", "voltage", "limited")
"""What is kept of a step that is over."""


class Program:
    """Steps one after the other, several times over; begins with the first at time 0. Times in seconds."""

    def __init__(self, steps: Sequence[Step], repeat: int, voltage: float, ending: str = "") -> None:
        """Begin with the first of ``steps``, at a voltage [V]."""
        self.ending = ending
        """What is said of a run that ends because the program is over."""
        self._steps, self._repeat = steps, repeat
        self._position, self._begin, self._voltage = 0, 0.0, voltage
        self.finished: list[Finished] = []
        self._set_points, self._duration = self._step.begin(voltage)

    @property
    def over(self) -> bool:
        """Whether all steps are done."""
        return self._position >= len(self._steps) * self._repeat

    @property
    def number(self) -> int:
        """Of the step, from 1."""
        return self._last % len(self._steps) + 1

    @property
    def cycle(self) -> int:
        """Of the repetition, from 1."""
        return self._last // len(self._steps) + 1

    @property
    def gives_current(self) -> bool:
        """Whether the current is given now; otherwise the voltage is."""
        return self._step.gives_current

    @property
    def expected(self) -> float:
        """Time [s] the step may last."""
        return self._step.expected

    @property
    def longest_time_step(self) -> float:
        """[s] That leaves the step of the experiment as many time steps as it wants."""
        return self.expected / self._step.points

    def value(self, time: float) -> float:
        """Current density [A/m^2] or voltage [V] at a time; at a jump the one before it."""
        return self._set_points(time - self._begin)

    def just_after(self, time: float) -> float:
        """The same; at a jump the one behind it."""
        return self._set_points.just_after(time - self._begin)

    def next_change(self, time: float) -> float:
        """The next time after ``time`` at which the set points have a kink or the step ends; infinite without."""
        later = [t + self._begin for t in (*self._set_points.times, self._duration)]
        return min((t for t in later if t > time * (1 + 1e-12)), default=math.inf)

    def starts_anew(self, time: float) -> bool:
        """Whether the set points jump there, or the current has a kink."""
        points = self._set_points
        times = points.times if self.gives_current else points.jumps
        return any(math.isclose(t + self._begin, time, rel_tol=1e-12) for t in times if t > 0)

    @property
    def limited(self) -> bool:
        """Whether a voltage or a current may end the step before its time."""
        return bool(self._step.limits)

    def excess(self, state: ElectrodeState) -> float:
        """How far the state is beyond the limit that is passed furthest, in units of its tolerance."""
        return max((limit.excess(state) for limit in self._step.limits), default=-math.inf)

    def advance(self, time: float, state: ElectrodeState) -> bool:
        """Whether the step is over at a time; then the next has begun."""
        limited = self.excess(state) >= -1
        if not limited and time < (self._begin + self._duration) * (1 - 1e-12):
            return False
        self.finished.append(Finished(self.number, self.cycle, self._begin, time, state.voltage, limited))
        self._position, self._begin, self._voltage = self._position + 1, time, state.voltage
        if not self.over:
            self._set_points, self._duration = self._step.begin(state.voltage)
        return True

    def save(self, to: Saving) -> None:
        """Which step, since when, from which voltage, and what the earlier ones did."""
        to.numbers("program_position", [self._position])
        to.numbers("program_begin", [self._begin])
        to.numbers("program_voltage", [self._voltage])
        for name in FINISHED:
            to.numbers(f"finished_{name}", [getattr(step, name) for step in self.finished])

    def restore(self, saved: Saved) -> None:
        """Go on in that step."""
        self._position = saved.count("program_position")
        self._begin, self._voltage = saved.number("program_begin"), saved.number("program_voltage")
        count = len(saved.numbers("finished_number", None))
        columns = (saved.numbers(f"finished_{name}", count) for name in FINISHED)
        self.finished = [
            Finished(int(number), int(cycle), float(begin), float(end), float(voltage), bool(limited))
            for number, cycle, begin, end, voltage, limited in zip(*columns, strict=True)
        ]
        if not self.over:
            self._set_points, self._duration = self._step.begin(self._voltage)

    @property
    def _last(self) -> int:
        return min(self._position, len(self._steps) * self._repeat - 1)

    @property
    def _step(self) -> Step:
        return self._steps[self._last % len(self._steps)]
