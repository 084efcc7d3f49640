import numpy as np
import pytest

from chemomech.deformed.colours import colours_of
from chemomech.render.panel import round_below


def test_fractions_fill_one():
    colours = colours_of("content", [np.array([0.2, 0.4])])
    assert (colours.low, colours.high) == (0, 1)


def test_stresses_are_white_at_zero_for_all_snapshots():
    colours = colours_of("mean_stress", [np.array([-0.1, 0.2]), np.array([-1.234, 1.0])])
    assert (colours.low, colours.high) == pytest.approx((-1.3, 1.3))
    assert colours.norm(0) == pytest.approx(0.5)


def test_amounts_start_at_zero():
    colours = colours_of("equivalent_stress", [np.array([0.5, 1.0])])
    assert (colours.low, colours.high) == pytest.approx((0, 1))


def test_a_constant_field_has_colours():
    assert colours_of("volume_ratio", [np.ones(3)]).high > 1
    assert colours_of("plastic_strain", [np.zeros(3)]).high > 0


@pytest.mark.parametrize(
    ("length", "expected"), [(1.0, 1), (1.99, 1), (2.0, 2), (7.0, 5), (49, 20), (50, 50), (0.3, 0.2)]
)
def test_scale_bars_have_round_lengths(length, expected):
    assert round_below(length) == pytest.approx(expected)
