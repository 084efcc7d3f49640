"""How long the next step is. Pure Python, no mesh."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from chemomech.system.saving import Saved, Saving


class StepTooSmall(Exception):
    """The step had to be cut below the smallest one allowed."""


@dataclass
class StepControl:
    """Step lengths from an error estimate, with cut-back, growth limit and times that are hit exactly.

    After an accepted step of order ``p`` with estimated local error ``e`` the proposal is
    ``dt (safety tolerance / e)^(1/(p+1))``, but at most ``maximum_growth dt`` and not longer after a rejection.
    ``breakpoints`` (output times, the end of a ramp, the end) are reached by shortening the step before; a
    remainder of less than two steps is divided evenly, so that no sliver is left over.
    """

    tolerance: float
    first_step: float
    minimum_step: float
    maximum_step: float
    maximum_growth: float
    breakpoints: Iterable[float] = ()
    safety: float = 0.8
    _pending: list[float] = field(init=False)
    _proposal: float = field(init=False)
    _just_rejected: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Sort the breakpoints and begin with the first step."""
        self._pending = sorted(set(self.breakpoints))
        self._proposal = self.first_step

    def next_time(self, time: float, change: float = math.inf) -> float:
        """End of the step that begins at ``time``; exactly a breakpoint, or the next ``change``, if it is near."""
        step = min(self._proposal, self.maximum_step)
        while self._pending and self._pending[0] <= time * (1 + 1e-12):
            self._pending.pop(0)
        next_stop = min([change, *self._pending[:1]])
        if math.isinf(next_stop):
            return time + step
        remaining = next_stop - time
        if remaining <= step * (1 + 1e-9):
            return next_stop
        return time + (remaining / 2 if remaining < 2 * step else step)

    def accept(self, step: float, error: float | None, order: int) -> bool:
        """Whether a converged step is accurate enough; sets the next proposal either way.

        ``error`` is ``None`` where no estimate exists yet (the first two steps).
        """
        if error is None:
            self._proposal = step * self.maximum_growth
            return True
        factor = (self.safety * self.tolerance / max(error, 1e-300)) ** (1 / (order + 1))
        if error > 2 * self.tolerance:
            self._shrink(step, max(0.25, min(factor, 0.7)))
            return False
        growth = min(factor, 1.0 if self._just_rejected else self.maximum_growth)
        shortened = step < 0.9 * self._proposal
        self._proposal = max(step * growth, self._proposal * min(factor, 1.0)) if shortened else step * growth
        self._just_rejected = False
        return True

    def restart(self) -> None:
        """Begin again with the first step: something has changed at once."""
        self._proposal = min(self._proposal, self.first_step)

    def save(self, to: Saving) -> None:
        """The proposal, and whether the last step was rejected."""
        to.numbers("proposal", [self._proposal])
        to.numbers("just_rejected", [self._just_rejected])

    def restore(self, saved: Saved) -> None:
        """Propose what was saved; breakpoints that have passed are dropped by :meth:`next_time`."""
        self._proposal, self._just_rejected = saved.number("proposal"), bool(saved.number("just_rejected"))

    def reject(self, step: float) -> None:
        """The nonlinear solver failed: try half the step."""
        self._shrink(step, 0.5)

    def _shrink(self, step: float, factor: float) -> None:
        self._proposal = step * factor
        self._just_rejected = True
        if self._proposal < self.minimum_step:
            raise StepTooSmall
