import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import PchipInterpolator

from chemomech.physics.spline import MonotoneSpline

X = [0.1, 0.15, 0.4, 0.9]
Y = [-3.0, -1.0, 0.5, 9.0]


def natural(x, y):
    """With the slopes at the ends that PCHIP takes itself."""
    slopes = PchipInterpolator(x, y).derivative()(x)
    return MonotoneSpline.monotone(list(zip(x, y, strict=True)), (slopes[0], slopes[-1]))


@given(st.floats(0.1, 0.9))
def test_it_is_the_monotone_interpolation(x):
    assert natural(X, Y)(x) == pytest.approx(float(PchipInterpolator(X, Y)(x)), rel=1e-12, abs=1e-12)


@given(st.floats(0.1, 0.9))
def test_its_integral_is_exact(x):
    expected = float(PchipInterpolator(X, Y).integrate(0.1, x))
    assert natural(X, Y).integral(x) == pytest.approx(expected, rel=1e-12, abs=1e-13)


def test_it_is_constant_beyond_its_ends():
    spline = natural(X, Y)
    assert spline(np.array([-1.0, 0.1, 0.9, 3.0])) == pytest.approx([-3, -3, 9, 9])


def test_slopes_at_its_ends_are_those_wanted_as_long_as_it_rises():
    points, h = [(0.0, 0.0), (1.0, 1.0), (2.0, 3.0)], 1e-6
    gentle = MonotoneSpline.monotone(points, (0.7, 1.1))
    assert gentle(h) / h == pytest.approx(0.7, rel=1e-5)
    assert (3 - gentle(2 - h)) / h == pytest.approx(1.1, rel=1e-5)
    steep = MonotoneSpline.monotone(points, (50.0, 50.0))
    assert np.diff(steep(np.linspace(0, 2, 1001))).min() > 0


def test_a_table_that_falls_in_between_keeps_its_extremes():
    spline = MonotoneSpline.monotone([(0.0, 0.0), (0.4, 1.0), (0.6, 0.5), (1.0, 2.0)], (1.0, 1.0))
    values = spline(np.linspace(0.4, 0.6, 101))
    assert values.max() == pytest.approx(1.0)
    assert values.min() == pytest.approx(0.5)


def test_a_thousand_narrow_intervals_lose_no_digits():
    x = np.linspace(0.001, 0.999, 1000)
    y = np.cumsum(np.random.default_rng(1).uniform(1e-4, 0.1, 1000))
    spline, inside = natural(list(x), list(y)), (x[1:] + x[:-1]) / 2
    assert np.abs(spline(inside) - PchipInterpolator(x, y)(inside)).max() < 1e-11
    assert spline.integral(x[-1]) == pytest.approx(float(PchipInterpolator(x, y).integrate(x[0], x[-1])), rel=1e-13)
