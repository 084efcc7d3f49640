"""The verbs of an experiment: discharge, charge, hold, sweep and rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from chemomech.electrode.densities import Densities
from chemomech.electrode.limit import CurrentLimit, VoltageLimit
from chemomech.electrode.step import ConstantCurrent, Hold, Sweep
from chemomech.electrode.step_verb import Reader, Verb
from chemomech.input.units import SCAN_RATE, VOLTAGE

if TYPE_CHECKING:
    from chemomech.electrode.experiment_step import ExperimentStep

LARGEST_SWEEP = 3.0
"""[V] that a sweep is taken to pass at most."""


class _AtCurrent(Verb):
    """At a current, until a voltage."""

    rising: ClassVar[bool]
    """Whether the voltage does."""

    def at(self, value: str, read: Reader) -> dict[str, Any]:
        """A current."""
        return {"current": read.current(value)}

    def in_numbers(self, step: ExperimentStep, of: Densities, ramp: float, voltage: float) -> ConstantCurrent:
        """The current, as long as it takes to fill the body at most."""
        assert step.current is not None
        current = of(step.current)
        limits = () if step.until_voltage is None else (VoltageLimit(step.until_voltage, self.rising),)
        expected = min(step.lasting, of.filling(current))
        return ConstantCurrent(-current if self.rising else current, expected, step.lasting, limits)

    def longest_duration(self, step: ExperimentStep, of: Densities) -> float:
        """Until the body is full, or empty."""
        assert step.current is not None
        return of.filling(of(step.current))


class Discharge(_AtCurrent):
    """Inserts the carrier and lowers the voltage."""

    word = "discharge"
    example = "discharge at C/10 until 5 mV"
    rising = False


class Charge(_AtCurrent):
    """Extracts the carrier and raises the voltage."""

    word = "charge"
    example = "charge at 0.1 A/g for 2 h or until 1.5 V"
    rising = True


class HoldVoltage(Verb):
    """At a voltage, until the current has fallen."""

    word = "hold"
    example = "hold at 5 mV until C/100"
    missing_end = "add 'until C/100' or 'for 1 h'"

    def at(self, value: str, read: Reader) -> dict[str, Any]:
        """A voltage."""
        return {"voltage": read.quantity(value, VOLTAGE)}

    def until(self, value: str, read: Reader) -> dict[str, Any]:
        """The size of a current."""
        return {"until_current": read.current(value)}

    def in_numbers(self, step: ExperimentStep, of: Densities, ramp: float, voltage: float) -> Hold:
        """The voltage, for a tenth of the time in which the last current would fill the body."""
        assert step.voltage is not None
        if step.until_current is None:
            return Hold(step.voltage, ramp, step.lasting, step.lasting)
        last = of(step.until_current)
        expected = min(step.lasting, 0.1 * of.filling(last))
        return Hold(step.voltage, ramp, expected, step.lasting, (CurrentLimit(last),))

    def longest_duration(self, step: ExperimentStep, of: Densities) -> float:
        """As long as the current at its end would need for the full capacity."""
        assert step.until_current is not None
        return of.filling(of(step.until_current))


class SweepVoltage(Verb):
    """At a scan rate, until a voltage."""

    word = "sweep"
    example = "sweep at 0.1 mV/s until 1.5 V"
    ends_by = ("until",)
    missing_end = "say until which voltage, e.g. 'until 1.5 V'"

    def at(self, value: str, read: Reader) -> dict[str, Any]:
        """A scan rate."""
        return {"scan_rate": read.positive(read.quantity(value, SCAN_RATE))}

    def in_numbers(self, step: ExperimentStep, of: Densities, ramp: float, voltage: float) -> Sweep:
        """A ramp to the voltage."""
        assert step.until_voltage is not None
        assert step.scan_rate is not None
        return Sweep(step.until_voltage, step.scan_rate, abs(step.until_voltage - voltage) / step.scan_rate)

    def longest_duration(self, step: ExperimentStep, of: Densities) -> float:
        """From wherever the voltage is."""
        assert step.scan_rate is not None
        return LARGEST_SWEEP / step.scan_rate


class Rest(Verb):
    """At no current."""

    word = "rest"
    example = "rest for 1 h"
    needs_value = False
    ends_by = ("for",)
    missing_end = "add 'for 1 h'"

    def at(self, value: str, read: Reader) -> dict[str, Any]:
        """Nothing: that is refused."""
        raise ValueError(f"'{read.text}': a rest is at no current; expected e.g. 'rest for 1 h'")

    def in_numbers(self, step: ExperimentStep, of: Densities, ramp: float, voltage: float) -> ConstantCurrent:
        """No current."""
        return ConstantCurrent(0.0, step.lasting, step.lasting)

    def longest_duration(self, step: ExperimentStep, of: Densities) -> float:
        """It always has a duration."""
        raise AssertionError("a rest has a duration")


VERBS: dict[str, Verb] = {verb.word: verb for verb in (Discharge(), Charge(), HoldVoltage(), SweepVoltage(), Rest())}
"""All of them by their words, in the order in which they are told."""
