import numpy as np
import pytest
from scipy.integrate import quad

from chemomech.theory.curved_front import ShrinkingCore


def core(**changes) -> ShrinkingCore:
    numbers = {"dimension": 3, "radius": 50.0, "rate_constant": 2.0, "width": 1.0, "barrier": 8.0}
    return ShrinkingCore(**(numbers | changes))


@pytest.mark.parametrize("dimension", [2, 3])
@pytest.mark.parametrize("drive", [0.0, 1e-3, 0.3, 1.0])
@pytest.mark.parametrize("radius", [0.0, 5.0, 49.0, 50.0])
def test_time_integrates_the_speed(dimension, drive, radius):
    front = core(dimension=dimension, drive=drive)
    expected = quad(lambda R: 1 / float(front.speed(R)), radius, 50.0)[0]
    assert float(front.time(radius)) == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_speed_of_a_particle_and_a_wire():
    assert core().speed(10.0) == pytest.approx(2.0 * 8 / 6 * 2 / 10)
    assert core(dimension=2).speed(10.0) == pytest.approx(2.0 * 8 / 6 / 10)
    assert core(drive=0.25).speed(1e12) == pytest.approx(0.5)


def test_without_drive_the_square_of_the_radius_falls_linearly():
    front = core(dimension=2)
    time = np.array([0.0, 100.0, 400.0])
    np.testing.assert_allclose(front.radius_at(time) ** 2, 2500 - 2 * 2.0 * 8 / 6 * time)
    np.testing.assert_allclose(front.time(front.radius_at(time)), time)
    assert front.radius_at(1e6) == 0.0


def test_with_drive_there_is_no_closed_form_of_the_radius():
    with pytest.raises(ValueError, match="without drive"):
        core(drive=0.1).radius_at(1.0)


@pytest.mark.parametrize(("change", "word"), [({"dimension": 1}, "dimension"), ({"drive": -0.1}, "drive")])
def test_nonsense_is_refused(change, word):
    with pytest.raises(ValueError, match=word):
        core(**change)
