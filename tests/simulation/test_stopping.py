import math

import numpy as np
import pytest

from chemomech.simulation.stopping import Status, Stopping


def stopping(**changes):
    settings = {"end": 1e4, "ramp": 1.0, "stop_at_fraction": 0.995, "arrest_tolerance": 0.002, "least_advance": 1.0}
    return Stopping(**settings | changes)


def run(depth, times, **changes):
    """Status and time at the end of a run whose front follows ``depth(t)``."""
    judge = stopping(**changes)
    for time in times:
        status = judge.check(float(time), 0.5, depth(float(time)))
        if status is not None:
            return status, time
    return None, times[-1]


TIMES = np.geomspace(0.01, 1e4, 800)


@pytest.mark.parametrize("exponent", [0.1, 0.5, 1.0])
@pytest.mark.parametrize("scale", [1e-6, 1.0])
def test_a_power_law_is_no_arrest(exponent, scale):
    assert run(lambda t: scale * t**exponent, TIMES) == (Status.COMPLETED, 1e4)


def test_a_front_that_approaches_its_final_depth_exponentially_arrests():
    status, time = run(lambda t: 20 * (1 - math.exp(-t / 50)), TIMES)
    assert status is Status.ARRESTED
    assert 50 < time < 1000


def test_arrest_can_be_switched_off():
    assert run(lambda t: 20.0, TIMES, arrest_tolerance=None) == (Status.COMPLETED, 1e4)


def test_the_ramp_is_no_arrest():
    """Nothing moves while the voltage ramps up and shortly after."""
    status, _ = run(lambda t: 3.0 + max(0.0, t - 100.0), TIMES, ramp=100.0)
    assert status is Status.COMPLETED


def test_a_consumed_host_and_the_end_time():
    judge = stopping()
    assert judge.check(1.0, 0.99, 1.0) is None
    assert judge.check(2.0, 0.995, 2.0) is Status.REACTED
    judge = stopping(end=2.0)
    assert judge.check(2.0 * (1 - 1e-14), 0.5, 2.0) is Status.COMPLETED


def test_the_local_exponent_is_that_of_the_last_factor_of_time():
    judge = stopping()
    for time in np.geomspace(10, 100, 200):
        judge.check(float(time), 0.5, 2 * float(time) ** 0.3)
    assert judge.local_exponent() == pytest.approx(0.3, rel=1e-6)


@pytest.mark.parametrize("speed", [1e-5, 1e-3, 1.0])
def test_a_slow_front_behind_its_initial_layer_is_no_arrest(speed):
    """``L = L_0 + v t``: what counts is how far the front has come since the start."""
    assert run(lambda t: 3.0 + speed * t, TIMES) == (Status.COMPLETED, 1e4)


def test_a_front_that_starts_with_the_run_is_no_arrest():
    """No ramp at all; the first history entry is the initial state."""
    status, _ = run(lambda t: 3.0 + 0.02 * t, np.concatenate([[0.0], TIMES]), ramp=0.0)
    assert status is Status.COMPLETED


@pytest.mark.parametrize("final", [4.5, 30.0])
def test_arrest_behind_an_initial_layer(final):
    status, _ = run(lambda t: final + (3.0 - final) * math.exp(-t / 50), TIMES)
    assert status is Status.ARRESTED


def test_a_front_that_waits_for_the_carrier_has_not_arrested():
    """The carrier takes its time through the initial layer."""
    assert run(lambda t: 3.0 + max(0.0, t - 1000) * 1e-2, TIMES) == (Status.COMPLETED, 1e4)


def test_the_least_advance_counts_from_the_initial_depth():
    judge = stopping(least_advance=2.0)
    for time in TIMES:
        assert judge.check(float(time), 0.5, 10.0 + 1.9 * (1 - math.exp(-float(time)))) in (None, Status.COMPLETED)


def test_a_front_that_has_reached_the_centre_is_not_arrested():
    status, _ = run(lambda t: min(t, 20.0), TIMES, greatest_depth=20.0)
    assert status is Status.COMPLETED
    assert run(lambda t: min(t, 20.0), TIMES, greatest_depth=30.0)[0] is Status.ARRESTED
