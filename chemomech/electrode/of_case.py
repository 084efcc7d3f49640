"""The program of a case: its control as steps of numbers."""

from __future__ import annotations

import math

from chemomech.case.case import Case
from chemomech.case.control import Experiment, Galvanostatic, Potentiostatic
from chemomech.case.current import Current
from chemomech.case.currents import density
from chemomech.case.experiment import ExperimentStep
from chemomech.electrode.limit import CurrentLimit, Limit, VoltageLimit
from chemomech.electrode.program import Program
from chemomech.electrode.set_points import SetPoints
from chemomech.electrode.size import ElectrodeSize
from chemomech.electrode.step import ConstantCurrent, Hold, Programmed, Step, Sweep


def program_of(case: Case, size: ElectrodeSize) -> Program:
    """What the electrode of a case is made to do."""
    surface = case.surface
    of = _Densities(case, size)
    if isinstance(surface, Experiment):
        voltage = case.initial_voltage
        steps = list[Step]()
        for step in surface.steps:
            steps.append(_step(step, of, surface.ramp, voltage))
            voltage = step.until_voltage if step.until_voltage is not None else step.voltage or voltage
        return Program(steps, surface.repeat, case.initial_voltage, "all steps of the experiment are done")
    if isinstance(surface, Galvanostatic):
        changes = [(change.at, change.ramp, of(change.current)) for change in surface.changes]
        set_points = SetPoints.through(0.0, surface.ramp, of(surface.current), changes)
    else:
        changes = [(change.at, change.ramp, change.voltage) for change in surface.changes]
        set_points = SetPoints.through(case.initial_voltage, surface.ramp, surface.voltage, changes)
    expected = case.end_time
    if isinstance(surface, Galvanostatic):
        largest = max(abs(value) for value in set_points.values)
        expected = min(expected, of.filling(largest)) if largest else expected
    only = Programmed(set_points, isinstance(surface, Galvanostatic), expected, _cut_off(surface))
    return Program([only], 1, case.initial_voltage, "the cut-off voltage was reached")


class _Densities:
    """Current densities [A/m^2] of currents."""

    def __init__(self, case: Case, size: ElectrodeSize) -> None:
        self._material, self._size = case.material, size

    def __call__(self, current: Current) -> float:
        return density(current, self._material, self._size.thickness, self._size.area)

    def filling(self, current_density: float) -> float:
        """Time [s] in which a current fills the body."""
        return self._material.charge_density * self._size.thickness / current_density


def _cut_off(surface: Potentiostatic | Galvanostatic) -> tuple[Limit, ...]:
    if not isinstance(surface, Galvanostatic) or surface.until is None:
        return ()
    return (VoltageLimit(surface.until, rising=surface.current.value < 0),)


def _step(step: ExperimentStep, of: _Densities, ramp: float, voltage: float) -> Step:
    lasting = math.inf if step.duration is None else step.duration
    limits: tuple[Limit, ...] = ()
    if step.verb == "rest":
        return ConstantCurrent(0.0, lasting, lasting)
    if step.verb == "hold":
        assert step.voltage is not None
        expected = lasting
        if step.until_current is not None:
            last = of(step.until_current)
            limits, expected = (CurrentLimit(last),), min(lasting, 0.1 * of.filling(last))
        return Hold(step.voltage, ramp, expected, lasting, limits)
    if step.verb == "sweep":
        assert step.until_voltage is not None
        assert step.scan_rate is not None
        return Sweep(step.until_voltage, step.scan_rate, abs(step.until_voltage - voltage) / step.scan_rate)
    assert step.current is not None
    current = of(step.current)
    rising = step.verb == "charge"
    if step.until_voltage is not None:
        limits = (VoltageLimit(step.until_voltage, rising),)
    return ConstantCurrent(-current if rising else current, min(lasting, of.filling(current)), lasting, limits)
