import pytest

from chemomech.setpoints import SetPoints
from tests.support.cases import FILM, case_of

CHANGES = "surface.changes=[{at: 100 s, voltage: 0.3 V, ramp: 20 s}, {at: 200 s, voltage: 0.1 V, ramp: 0 s}]"


@pytest.fixture
def voltages():
    return SetPoints.of(case_of(FILM, CHANGES).surface, 0.4)


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
    jump = SetPoints.of(case_of(FILM, "surface.ramp=0 s").surface, 0.4)
    assert (jump(0.0), jump.just_after(0.0), jump(1e-9)) == pytest.approx((0.4, 0.022, 0.022))
