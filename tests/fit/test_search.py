import numpy as np
import pytest

from chemomech.fit.parameters import Parameter
from chemomech.fit.search import Fit, search

TIME = np.linspace(0.5, 10, 20)
FREE = (Parameter("k", None, 1.0, 0.01, 100.0), Parameter("b", None, 0.0, -5.0, 5.0))


def growth(values):
    """``k sqrt(t) + b``."""
    return values[0] * np.sqrt(TIME) + values[1]


def test_noisy_data_are_fitted_within_their_error_bars():
    """Over many data sets the deviations are what the covariance says."""
    truth, sigma = np.array([3.0, 1.0]), 0.1
    scaled = []
    for seed in range(40):
        data = growth(truth) + sigma * np.random.default_rng(seed).standard_normal(len(TIME))
        fit, _ = search(lambda p, data=data: (growth(p) - data) / sigma, FREE, True)
        scaled.append((fit.values - truth) / fit.deviations)
    assert np.std(scaled) == pytest.approx(1, abs=0.25)
    assert abs(np.mean(scaled)) < 0.3


def test_unknown_errors_are_estimated_from_the_residuals():
    noise = 0.1 * np.random.default_rng(3).standard_normal(len(TIME))
    data = growth([3.0, 1.0]) + noise
    known, _ = search(lambda p: (growth(p) - data) / 0.1, FREE, True)
    unknown, _ = search(lambda p: growth(p) - data, FREE, False)
    assert unknown.values == pytest.approx(known.values, rel=1e-3)
    assert unknown.deviations == pytest.approx(known.deviations, rel=0.4)


def test_bounds_hold():
    fit, _ = search(lambda p: growth(p) - growth([300.0, 0.0]), FREE, False)
    assert fit.values[0] == pytest.approx(100, rel=1e-3)


def test_several_starts_find_the_deeper_of_two_minima():
    free = (Parameter("x", None, -1.5, -2.0, 2.0),)

    def two_wells(values):
        (x,) = values
        return np.array([x**2 - 1, 0.5 * (x - 1)])

    single, _ = search(two_wells, free, True)
    best, fits = search(two_wells, free, True, starts=5)
    assert single.values[0] == pytest.approx(-0.85, abs=0.2)
    assert best.values[0] == pytest.approx(1, abs=1e-3)
    assert len(fits) == 5


def test_what_is_not_determined_has_no_covariance():
    jacobian = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    both = Fit(np.ones(2), np.zeros(3), jacobian, True, "")
    assert both.covariance is None
    assert Fit(np.ones(1), np.zeros(1), np.ones((1, 1)), False, "").covariance is None
    assert Fit(np.ones(1), np.zeros(1), np.full((1, 1), 4.0), True, "").deviations == pytest.approx([0.25])
