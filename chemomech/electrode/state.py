"""Voltage and current of the electrode at one time, and where in its experiment it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ElectrodeState:
    """Voltage, current, and the step of the experiment they belong to."""

    voltage: float
    """V [V] against the carrier's metal."""
    current_density: float
    """i [A/m^2] per area of the pristine surface; positive where carrier is inserted."""
    step: int = 1
    """Number of the step, from 1; 1 without an experiment."""
    cycle: int = 1
    """Number of the repetition of the experiment, from 1."""
