import math

import numpy as np
import pytest

from chemomech.theory.extrapolation import HIGHEST_ORDER, REMARKS, Trend, convergence_curve, limit_of

WIDTHS = np.array([1.0, 0.5, 0.25])


@pytest.mark.parametrize("order", [0.6, 1.0, 1.37, 2.0])
@pytest.mark.parametrize("amplitude", [0.3, -0.3])
def test_a_power_law_gives_back_its_limit_and_its_order(order, amplitude):
    found = limit_of(0.55 + amplitude * WIDTHS**order)
    assert found.trend is Trend.CONVERGING
    assert found.value == pytest.approx(0.55, rel=1e-12)
    assert found.order == pytest.approx(order, rel=1e-12)
    assert found.error_bar == pytest.approx(0.3 * 0.25**order)
    assert found.remark == ""


def test_with_more_results_the_last_three_count():
    results = 2.0 + WIDTHS
    assert limit_of([17.0, -4.0, *results]) == limit_of(results)


def test_the_error_bar_covers_a_limit_that_is_reached_with_a_logarithm():
    """The deficit of pressure behind a diffuse front goes as l ln(1/l), which no power law describes."""
    widths = np.array([0.02, 0.01, 0.005])
    found = limit_of(1.4 - 6 * widths * np.log(1 / widths))
    assert found.value is not None
    assert 0 < abs(found.value - 1.4) < (found.error_bar or 0)


def test_a_suspiciously_high_order_is_seen_but_not_used():
    found = limit_of([1.64, 1.04, 1.0])
    assert found.order == pytest.approx(np.log2(15))
    assert found.value == pytest.approx(1.0 - 0.04 / (2**HIGHEST_ORDER - 1))
    assert found.error_bar == pytest.approx(0.04)


@pytest.mark.parametrize("results", [[0.9951, 0.9950, 0.9952], [0.0, 0.0, 0.0], [-3.0, -3.001, -3.002]])
def test_a_result_that_the_width_hardly_changes_is_the_finest_one(results):
    found = limit_of(results)
    assert (found.trend, found.value, found.order) == (Trend.CONSTANT, results[-1], None)
    assert found.error_bar == pytest.approx(max(results) - min(results))


@pytest.mark.parametrize("results", [[1.0, 1.4, 1.2], [1.0, 1.2, 1.2]])
def test_a_limit_that_is_not_approached_from_one_side_is_not_extrapolated(results):
    found = limit_of(results)
    assert (found.trend, found.value, found.order) == (Trend.OSCILLATING, 1.2, None)
    assert found.error_bar == pytest.approx(max(results) - min(results))


@pytest.mark.parametrize("third", [1.2, 1.3, 0.9, 1.18], ids=["even", "away", "wild", "slow"])
def test_differences_that_do_not_shrink_lead_nowhere(third):
    results = [1.0, 1.1, third]
    found = limit_of(results)
    assert (found.trend, found.value, found.error_bar) == (Trend.UNCERTAIN, None, None)
    assert found.remark == REMARKS[Trend.UNCERTAIN] != ""
    assert convergence_curve(results, WIDTHS) is None


@pytest.mark.parametrize("results", [[1.0, 0.5], [1.0, math.nan, 0.3], []])
def test_too_few_results_are_an_error(results):
    with pytest.raises(ValueError, match="three results"):
        limit_of(results)


def test_the_curve_begins_at_the_limit_and_passes_through_the_results():
    results = 0.55 + 0.1 * WIDTHS**0.9
    curve = convergence_curve(results, WIDTHS)
    assert curve is not None
    width, value = curve
    assert (width[0], value[0]) == (0.0, pytest.approx(0.55))
    assert np.interp(WIDTHS[::-1], width, value) == pytest.approx(results[::-1], rel=1e-4)
