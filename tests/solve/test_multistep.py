import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.solve.multistep import derivative_weights, error_factor, extrapolation_weights

steps = st.lists(st.floats(0.2, 2.0), min_size=3, max_size=3)
coefficients = st.lists(st.floats(-3, 3), min_size=4, max_size=4)


def times_of(steps):
    """Newest first, ending at 1."""
    return [1.0, *(1.0 - np.cumsum(steps))]


@given(steps, coefficients, st.integers(1, 3))
def test_derivative_is_exact_for_polynomials(steps, coefficients, degree):
    times = times_of(steps)[: degree + 1]
    polynomial = np.polynomial.Polynomial(coefficients[: degree + 1])
    found = np.dot(derivative_weights(times), polynomial(np.array(times)))
    assert found == pytest.approx(polynomial.deriv()(1.0), abs=1e-9)


@given(steps, coefficients, st.integers(0, 2))
def test_extrapolation_is_exact_for_polynomials(steps, coefficients, degree):
    _, *past = times_of(steps)
    past = past[: degree + 1]
    polynomial = np.polynomial.Polynomial(coefficients[: degree + 1])
    found = np.dot(extrapolation_weights(past, 1.0), polynomial(np.array(past)))
    assert found == pytest.approx(polynomial(1.0), abs=1e-9)


def test_even_steps_give_the_textbook_formulas():
    assert derivative_weights([0.2, 0.1]) == pytest.approx([10, -10])
    assert derivative_weights([0.2, 0.1, 0.0]) == pytest.approx([15, -20, 5])
    assert extrapolation_weights([0.2, 0.1, 0.0], 0.3) == pytest.approx([3, -3, 1])


@given(steps, coefficients.filter(lambda c: abs(c[3]) > 0.1))
def test_error_factor_is_the_true_ratio_for_cubics(steps, coefficients):
    """BDF2 solves ``x' = p'(t)`` from exact values of a cubic ``p``; the prediction is the parabola through three."""
    newest, *past = times = times_of(steps)
    cubic = np.polynomial.Polynomial(coefficients)
    formula = times[:3]
    leading, *weights = derivative_weights(formula)
    solution = (cubic.deriv()(newest) - np.dot(weights, cubic(np.array(past[:2])))) / leading
    prediction = np.dot(extrapolation_weights(past, newest), cubic(np.array(past)))
    ratio = (solution - cubic(newest)) / (solution - prediction)
    assert abs(error_factor(formula, past)) == pytest.approx(abs(ratio), rel=1e-6)


@given(steps, coefficients.filter(lambda c: abs(c[2]) > 0.1))
def test_error_factor_of_backward_euler_for_parabolas(steps, coefficients):
    newest, *past = times = times_of(steps)[:3]
    parabola = np.polynomial.Polynomial(coefficients[:3])
    leading, weight = derivative_weights(times[:2])
    solution = (parabola.deriv()(newest) - weight * parabola(past[0])) / leading
    prediction = np.dot(extrapolation_weights(past, newest), parabola(np.array(past)))
    ratio = (solution - parabola(newest)) / (solution - prediction)
    assert error_factor(times[:2], past) == pytest.approx(abs(ratio), rel=1e-6)


def error_of(count, order):
    """Of ``x' = -2 x + cos t`` at ``t = 2``, steps of random ratios between 1/2 and 2."""
    random = np.random.default_rng(7)
    lengths = np.repeat(random.uniform(0.7, 1.4, 8), count // 8)
    times = np.concatenate([[0.0], np.cumsum(lengths)])
    times *= 2 / times[-1]
    a, b = 0.4, 0.2  # a cos t + b sin t solves it

    def exact(t):
        return a * math.cos(t) + b * math.sin(t) + math.exp(-2 * t)

    past_times, past = [times[1], times[0]], [exact(times[1]), exact(times[0])]
    for time in times[2:]:
        formula = [time, *past_times[:order]]
        leading, *weights = derivative_weights(formula)
        new = (math.cos(time) - np.dot(weights, past[:order])) / (leading + 2)
        past_times, past = [time, past_times[0]], [new, past[0]]
    return abs(past[0] - exact(2.0))


@pytest.mark.parametrize("order", [1, 2])
def test_order_of_convergence_with_uneven_steps(order):
    rates = [math.log2(error_of(n, order) / error_of(2 * n, order)) for n in (64, 128, 256)]
    assert rates == pytest.approx([order] * 3, abs=0.15)
