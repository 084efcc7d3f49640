"""Step, time and effort."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


class StepEffort(HistoryQuantity):
    """Number, time and effort of the step, and the electrode's voltage."""

    word = "step"
    position = 10
    columns = (
        Quantity("step", "Step", "n", "-", "number of accepted steps"),
        Quantity("time", "Time", "t", "s", "time since the start"),
        Quantity("time_step", "Time step", r"\Delta t", "s", "length of the step"),
        Quantity("newton_iterations", "Newton iterations", "N", "-", "iterations of the accepted step"),
        Quantity("local_error", "Local error", "e", "-", "estimated local error of order parameter and site fraction"),
        Quantity("voltage", "Voltage", "V", "V", "of the electrode against the carrier's metal"),
    )

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Step, time, step length, iterations, error, voltage."""
        attempt = seen.attempt
        error = math.nan if attempt is None or attempt.error is None else attempt.error
        return {
            "step": seen.number,
            "time": seen.time * seen.scales.time,
            "time_step": seen.time_step * seen.scales.time,
            "newton_iterations": 0 if attempt is None else attempt.newton.iterations,
            "local_error": error,
            "voltage": seen.electrode.voltage,
        }
