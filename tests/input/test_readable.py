import math

import pytest

from chemomech.input import readable


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1.0, "1"), (0.99983, "1"), (0.56931, "0.569"), (-1.5, "−1.5"), (999.6, "1000"), (12345.0, "12300"),
     (1.88e-11, "1.88 × 10⁻¹¹"), (-4e7, "−4.00 × 10⁷"), (math.nan, "–"), (math.inf, "–")],
)  # fmt: skip
def test_numbers_have_three_digits(value, text):
    assert readable.number(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0, "0 s"), (2.89e-3, "2.89 ms"), (4.5e-5, "45 µs"), (10.0, "10 s"), (90.0, "1.5 min"), (11919.9, "3.31 h"),
     (-18.0, "−18 s"), (3600.0, "1 h"), (math.nan, "–")],
)  # fmt: skip
def test_times(seconds, text):
    assert readable.time(seconds) == text


def test_lengths_stresses_and_fractions():
    assert readable.length(1.29e-7) == "129 nm"
    assert readable.length(2.5e-6) == "2.5 µm"
    assert readable.stress(1.508e9) == "1.51 GPa"
    assert readable.stress(-2e8) == "−200 MPa"
    assert readable.percent(0.56931) == "56.9 %"
    assert readable.percent(-4e-5) == "0 %"
    assert readable.percent(math.nan) == "–"


@pytest.mark.parametrize(
    ("longest", "unit", "factor"),
    [(11919.0, "h", 1 / 3600), (5400.0, "min", 1 / 60), (2e-3, "ms", 1e3), (471e-6, "µs", 1e6), (0.0, "s", 1.0)],
)
def test_an_axis_of_time_is_at_least_two_units_long(longest, unit, factor):
    assert readable.time_unit(longest) == (unit, pytest.approx(factor))


@pytest.mark.parametrize(
    ("largest", "unit", "factor"), [(2.2e9, "GJ/m³", 1e-9), (3e7, "MJ/m³", 1e-6), (0.0, "J/m³", 1.0)]
)
def test_an_axis_of_energy(largest, unit, factor):
    assert readable.energy_unit(largest) == (unit, pytest.approx(factor))
