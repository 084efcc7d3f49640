"""A step of an experiment: what is held or ramped, for how long, and what ends it before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from chemomech.electrode.limit import Limit
from chemomech.electrode.set_points import SetPoints


class Step(Protocol):
    """One thing the electrode is made to do."""

    @property
    def gives_current(self) -> bool:
        """Whether the current is given; otherwise the voltage is."""
        ...

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What ends it before its time."""
        ...

    @property
    def expected(self) -> float:
        """Time [s] it may last, for the choice of time steps."""
        ...

    @property
    def points(self) -> int:
        """Time steps it takes at least: a curve wants fifty, set points that are known beforehand do with twenty."""
        ...

    def begin(self, voltage: float) -> tuple[SetPoints, float]:
        """Set points over the time [s] since it began, at a voltage [V], and how long [s] it lasts at most."""
        ...


@dataclass(frozen=True)
class Programmed:
    """Set points over the whole run, known beforehand."""

    set_points: SetPoints
    gives_current: bool
    expected: float
    limits: tuple[Limit, ...] = ()
    points = 20

    def begin(self, voltage: float) -> tuple[SetPoints, float]:
        """As given, without an end."""
        return self.set_points, math.inf


@dataclass(frozen=True)
class ConstantCurrent:
    """A current density [A/m^2], 0 for a rest."""

    current_density: float
    expected: float
    duration: float = math.inf
    limits: tuple[Limit, ...] = ()
    gives_current = True
    points = 50

    def begin(self, voltage: float) -> tuple[SetPoints, float]:
        """The current at once."""
        return SetPoints((0.0,), (self.current_density,)), self.duration


@dataclass(frozen=True)
class Hold:
    """A voltage [V], which is reached by a ramp [s] from the one before."""

    voltage: float
    ramp: float
    expected: float
    duration: float = math.inf
    limits: tuple[Limit, ...] = ()
    gives_current = False
    points = 50

    def begin(self, voltage: float) -> tuple[SetPoints, float]:
        """A ramp and then the voltage; no ramp where it is there already."""
        if abs(voltage - self.voltage) < 1e-4:
            return SetPoints((0.0,), (self.voltage,)), self.duration
        return SetPoints((0.0, self.ramp), (voltage, self.voltage)), self.duration


@dataclass(frozen=True)
class Sweep:
    """A voltage [V] that is approached at a constant rate [V/s]."""

    voltage: float
    rate: float
    expected: float
    limits: tuple[Limit, ...] = ()
    gives_current = False
    points = 50

    def begin(self, voltage: float) -> tuple[SetPoints, float]:
        """A ramp from where the voltage is."""
        duration = abs(self.voltage - voltage) / self.rate
        return SetPoints((0.0, duration), (voltage, self.voltage)), duration
