import math

import pytest

from chemomech.electrode.event import Event


def located(function, begin, first, known=True):
    """Time of the zero of an increasing function, as a simulation looks for it: tries before it are accepted."""
    time, value, count = begin, function(begin), 0
    while True:
        event = Event(time, value if known else -math.inf)
        target = first
        while function(target) > 1:
            target = event.narrow(target, function(target))
            count += 1
        if abs(function(target)) <= 1:
            return target, count
        time, value = target, function(target)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    "function",
    [
        lambda t: 1e4 * (t - 0.3),
        lambda t: 1e4 * (t**9 - 0.3),
        lambda t: 1e4 * math.atan(50 * (t - 0.3)),
        lambda t: -1e3 * math.log(max(1 - t, 1e-12)) - 500,
    ],
)
def test_crossings_are_found_within_the_tolerance(function, known):
    time, count = located(function, 0.0, 1.0, known)
    assert abs(function(time)) <= 1
    assert count < (40 if known else 80)


def test_a_straight_line_is_hit_at_once():
    event = Event(2.0, -30.0)
    assert event.narrow(3.0, 10.0) == pytest.approx(2.75)


def test_without_a_value_before_the_interval_is_halved():
    assert Event(1.0, -math.inf).narrow(2.0, 5.0) == 1.5
    assert Event(1.0, 3.0).narrow(2.0, 5.0) == 1.5
