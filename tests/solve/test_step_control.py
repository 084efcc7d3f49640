import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.solve.step_control import StepControl, StepTooSmall


def control(**changes):
    settings = {
        "tolerance": 1e-3,
        "first_step": 0.1,
        "minimum_step": 1e-6,
        "maximum_step": 1e3,
        "maximum_growth": 1.5,
    }
    return StepControl(**settings | changes)


def step_after(steps, error, order=2):
    steps.accept(0.1, error, order)
    return steps.next_time(0.0)


def test_begins_with_the_first_step():
    assert control().next_time(0.0) == 0.1


@pytest.mark.parametrize("order", [1, 2])
def test_step_follows_the_error_estimate(order):
    aimed = 0.8 * 1e-3
    assert step_after(control(), aimed, order) == pytest.approx(0.1)
    assert step_after(control(), aimed / 1.2 ** (order + 1), order) == pytest.approx(0.12)
    assert step_after(control(), aimed * 1.2 ** (order + 1), order) == pytest.approx(0.1 / 1.2)


def test_growth_is_limited_with_and_without_an_estimate():
    assert step_after(control(), 0.0) == pytest.approx(0.15)
    assert step_after(control(), None) == pytest.approx(0.15)


def test_an_inaccurate_step_is_rejected_and_repeated_shorter():
    steps = control()
    assert not steps.accept(0.1, 0.1, 2)
    assert 0.025 <= steps.next_time(0.0) <= 0.07
    assert control().accept(0.1, 1.9e-3, 2)


def test_after_a_rejection_the_step_does_not_grow_at_once():
    steps = control()
    steps.reject(0.1)
    assert steps.next_time(0.0) == pytest.approx(0.05)
    assert steps.accept(0.05, 0.0, 2)
    assert steps.next_time(0.05) - 0.05 == pytest.approx(0.05)
    assert steps.accept(0.05, 0.0, 2)
    assert steps.next_time(0.1) - 0.1 == pytest.approx(0.075)


def test_gives_up_below_the_smallest_step():
    steps = control(minimum_step=0.04)
    steps.reject(0.1)
    with pytest.raises(StepTooSmall):
        steps.reject(0.05)
    with pytest.raises(StepTooSmall):
        control(minimum_step=0.09).accept(0.1, 1.0, 2)


def test_longest_step():
    assert control(maximum_step=0.02).next_time(1.0) == pytest.approx(1.02)


def test_a_breakpoint_is_hit_exactly_without_a_sliver_before_it():
    steps = control(breakpoints=[0.11, 0.2])
    assert steps.next_time(0.0) == pytest.approx(0.055)
    assert steps.next_time(0.055) == 0.11
    assert steps.next_time(0.11) == 0.2
    assert steps.next_time(0.2) == pytest.approx(0.3)


def test_a_step_shortened_for_a_breakpoint_does_not_shorten_the_next():
    steps = control(breakpoints=[0.01])
    assert steps.next_time(0.0) == 0.01
    assert steps.accept(0.01, 1e-9, 2)
    assert steps.next_time(0.01) == pytest.approx(0.11)


outcomes = st.lists(st.one_of(st.none(), st.floats(0, 1e-2), st.just("failed")), min_size=1, max_size=60)


@given(outcomes, st.lists(st.floats(1e-3, 10), max_size=6), st.floats(1e-3, 1))
def test_time_increases_and_no_breakpoint_is_passed(outcomes, breakpoints, first_step):
    steps, time = control(breakpoints=breakpoints, first_step=first_step), 0.0
    hit = set()
    for outcome in outcomes:
        target = steps.next_time(time)
        assert target > time
        assert target - time <= 1e3
        assert not any(time * (1 + 1e-12) < b < target for b in breakpoints)
        try:
            if outcome == "failed":
                steps.reject(target - time)
            elif steps.accept(target - time, outcome, 2):
                time = target
                hit.add(time)
        except StepTooSmall:
            return
    passed = {b for b in breakpoints if b <= time}
    assert all(any(math.isclose(b, h, rel_tol=1e-11) for h in hit) for b in passed)


def test_after_a_jump_it_begins_with_the_first_step_again():
    control = StepControl(tolerance=1e-3, first_step=0.1, minimum_step=1e-6, maximum_step=10.0, maximum_growth=2.0)
    for _ in range(5):
        assert control.accept(control.next_time(0.0), 1e-9, 2)
    assert control.next_time(0.0) > 1.0
    control.restart()
    assert control.next_time(0.0) == pytest.approx(0.1)
