import math

import pytest
from mpi4py import MPI

from chemomech.electrode.limit import CurrentLimit, VoltageLimit
from chemomech.electrode.program import Program
from chemomech.electrode.set_points import SetPoints
from chemomech.electrode.state import ElectrodeState
from chemomech.electrode.step import ConstantCurrent, Hold, Programmed, Sweep
from chemomech.simulation.saved_state import Recalled, Recorder


def steps():
    return [
        ConstantCurrent(2.0, 100.0, math.inf, (VoltageLimit(0.1, rising=False),)),
        Hold(0.1, 10.0, 50.0, math.inf, (CurrentLimit(0.2),)),
        ConstantCurrent(0.0, 60.0, 60.0),
        Sweep(0.5, 0.01, 40.0),
    ]


def state(voltage, current=0.0):
    return ElectrodeState(voltage, current)


def test_steps_follow_each_other_and_are_repeated():
    program = Program(steps(), 2, 0.4)
    assert (program.gives_current, program.value(5.0)) == (True, 2.0)
    assert not program.advance(10.0, state(0.3, 2.0))
    assert program.advance(20.0, state(0.1, 2.0))
    assert (program.gives_current, program.number, program.cycle) == (False, 2, 1)
    assert program.advance(25.0, state(0.1, 0.2))
    assert program.value(30.0) == 0.0
    assert program.next_change(30.0) == 85.0
    assert program.advance(85.0, state(0.2))
    assert program.value(85.0) == pytest.approx(0.2)
    assert program.value(95.0) == pytest.approx(0.3)
    assert program.next_change(86.0) == pytest.approx(115.0)
    assert program.advance(115.0, state(0.5))
    assert (program.number, program.cycle, program.over) == (1, 2, False)
    assert [f.limited for f in program.finished] == [True, True, False, False]
    assert [f.end for f in program.finished] == [20.0, 25.0, 85.0, 115.0]
    for end, seen in ((120, state(0.1)), (121, state(0.1, 0.1)), (181, state(0.3)), (201, state(0.5))):
        assert program.advance(float(end), seen)
    assert program.over
    assert (program.number, program.cycle) == (4, 2)


def test_a_hold_ramps_from_where_the_voltage_is():
    set_points, duration = Hold(0.1, 10.0, 50.0).begin(0.3)
    assert (set_points(0.0), set_points(5.0), set_points(20.0)) == pytest.approx((0.3, 0.2, 0.1))
    assert math.isinf(duration)
    assert Hold(0.1, 10.0, 50.0).begin(0.100001)[0].times == (0.0,)


def test_limits_count_in_tolerances():
    falling, rising = VoltageLimit(0.1, rising=False), VoltageLimit(0.1, rising=True)
    assert falling.excess(state(0.1 - 1e-4)) == pytest.approx(10)
    assert rising.excess(state(0.1 - 1e-4)) == pytest.approx(-10)
    assert CurrentLimit(1.0).excess(state(0.0, -2.0)) < -1
    assert CurrentLimit(1.0).excess(state(0.0, -0.5)) > 1


def test_kinks_of_a_current_begin_anew_and_of_a_voltage_do_not():
    points = SetPoints.through(0.0, 1.0, 2.0, [(5.0, 0.0, 3.0)])
    current, voltage = (Program([Programmed(points, gives, 10.0)], 1, 0.0) for gives in (True, False))
    assert [current.starts_anew(t) for t in (0.0, 1.0, 3.0, 5.0)] == [False, True, False, True]
    assert [voltage.starts_anew(t) for t in (0.0, 1.0, 3.0, 5.0)] == [False, False, False, True]


def test_it_goes_on_where_it_was_saved():
    program = Program(steps(), 2, 0.4)
    program.advance(20.0, state(0.1, 2.0))
    program.advance(25.0, state(0.13, 0.2))
    program.advance(85.0, state(0.2))
    recorder = Recorder(None)
    program.save(recorder)
    other = Program(steps(), 2, 0.4)
    other.restore(Recalled(recorder.arrays, MPI.COMM_SELF))
    assert other.finished == program.finished
    assert (other.number, other.cycle, other.value(95.0)) == (program.number, program.cycle, program.value(95.0))
