import pytest

from chemomech.electrode.set_points import SetPoints

CHANGES = [(100.0, 20.0, 0.3), (200.0, 0.0, 0.1)]


@pytest.fixture
def voltages():
    return SetPoints.through(0.4, 2.0, 0.022, CHANGES)


@pytest.mark.parametrize(
    ("time", "voltage"),
    [(0, 0.4), (1, 0.211), (2, 0.022), (99, 0.022), (110, 0.161), (120, 0.3), (200, 0.3), (200.001, 0.1), (1e9, 0.1)],
)
def test_ramps_between_set_points(voltages, time, voltage):
    assert voltages(time) == pytest.approx(voltage)


def test_both_sides_of_a_jump(voltages):
    assert voltages(200.0) == pytest.approx(0.3)
    assert voltages.just_after(200.0) == pytest.approx(0.1)
    assert voltages.just_after(150.0) == voltages(150.0)


def test_jumps_are_known(voltages):
    assert voltages.jumps == (200.0,)


def test_rounding_of_the_time_does_not_cross_a_jump(voltages):
    assert voltages(200.0 * (1 + 1e-15)) == pytest.approx(0.3)


def test_a_start_without_ramp_is_a_jump_at_zero():
    jump = SetPoints.through(0.4, 0.0, 0.022)
    assert (jump(0.0), jump.just_after(0.0), jump(1e-9)) == pytest.approx((0.4, 0.022, 0.022))
