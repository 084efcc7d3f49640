import numpy as np
import pytest
from scipy.integrate import solve_ivp

from chemomech.theory.front_width_error import (
    CONDUCTION,
    cubic,
    effective_rate_constant,
    no_swelling,
    thin_interface_integral,
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("swollen product fraction", 0.0),
        ("product fraction", 0.0),
        ("uniform", 19 / 30),
        ("order parameter", -1 / 6),
        ("square of order parameter", -5 / 3),
    ],
)
def test_integrals_known_in_closed_form(name, value):
    assert thin_interface_integral(CONDUCTION[name]) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "value"), [("order parameter", 0), ("uniform", 5 / 6), ("square of order parameter", -2)]
)
def test_integrals_for_storage_with_the_order_parameter(name, value):
    assert thin_interface_integral(CONDUCTION[name], storage=lambda s: s) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("name", CONDUCTION)
def test_candidates_go_from_zero_or_one_to_one(name):
    assert CONDUCTION[name](1.0, 1.0) == pytest.approx(1.0)
    assert CONDUCTION[name](0.0, 0.3) in (0.0, 1.0)


def swollen(s):
    """Volume over that of the product, for content ``h`` and swelling to 3.81."""
    return (1 + 2.81 * cubic(s)) / 3.81


@pytest.mark.parametrize("swelling", [no_swelling, swollen])
@pytest.mark.parametrize("name", CONDUCTION)
def test_integral_is_the_first_order_of_the_travelling_wave(name, swelling):
    """``v h q^2 c = D m dc/dx`` through the front, extrapolated back to ``x = 0`` and averaged with ``h' ds/dx``."""
    m, slowness = CONDUCTION[name], 1e-4  # v l/D

    def slope(x, c):
        s = 1 / (1 + np.exp(-x))
        q = swelling(s)
        return slowness * cubic(s) * q**2 / m(s, q) * c

    reach = 12.0
    wave = solve_ivp(slope, (reach, -reach), [1.0], rtol=1e-11, atol=1e-13, dense_output=True)
    at_front = wave.sol(reach)[0] * np.exp(-slowness * reach)
    x, weight = np.polynomial.legendre.leggauss(400)
    x, weight = reach * x, reach * weight
    s = 1 / (1 + np.exp(-x))
    average = np.sum(weight * 6 * (s * (1 - s)) ** 2 * wave.sol(x)[0])
    assert (average / at_front - 1) / slowness == pytest.approx(thin_interface_integral(m, swelling=swelling), abs=2e-3)


def test_effective_rate_constant():
    assert effective_rate_constant(2.0, 5.0, 0.1, 0.0, 0.7, 0.5) == 2.0
    k_eff = effective_rate_constant(2.0, 5.0, 0.1, 19 / 30, 0.7, 0.5)
    assert k_eff == pytest.approx(2.0 * (1 + 2.0 * 0.1 / 5.0 * 19 / 30 * 0.7 / 0.5), rel=2e-3)
    assert k_eff > 2.0
