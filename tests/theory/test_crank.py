import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import erfc

from chemomech.theory.crank import concentration, fractional_uptake

DIMENSIONS = [1, 2, 3]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_early_uptake_is_that_of_a_half_space(dimension):
    """``2 d sqrt(tau/pi)``, less ``tau`` times the curvature: Crank 4.20, 5.25 and 6.22 to second order."""
    tau = 1e-4
    expected = 2 * dimension * np.sqrt(tau / np.pi) - {1: 0, 2: 1, 3: 3}[dimension] * tau
    assert float(fractional_uptake(tau, dimension)) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(("dimension", "tau", "value"), [(1, 0.2, 0.50409), (2, 0.1, 0.60582), (3, 0.1, 0.77048)])
def test_tabulated_uptake(dimension, tau, value):
    assert float(fractional_uptake(tau, dimension)) == pytest.approx(value, abs=1e-5)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_from_nothing_to_everything(dimension):
    np.testing.assert_allclose(fractional_uptake([0.0, 50.0], dimension), [0.0, 1.0])


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("tau", [1e-3, 0.05, 0.4])
def test_uptake_is_the_volume_average_of_the_profile(dimension, tau):
    average = quad(lambda x: dimension * x ** (dimension - 1) * float(concentration(x, tau, dimension)), 0, 1)[0]
    assert average == pytest.approx(float(fractional_uptake(tau, dimension)), rel=1e-7)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_surface_and_centre(dimension):
    assert float(concentration(1.0, 0.05, dimension)) == pytest.approx(1.0, abs=1e-12)
    assert float(concentration(0.0, 1e-3, dimension)) == pytest.approx(0.0, abs=1e-12)
    assert float(concentration(0.0, 20.0, dimension)) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_profile_next_to_the_surface_is_planar_at_first(dimension):
    depth, tau = 0.003, 2e-5
    planar = erfc(depth / np.sqrt(4 * tau))
    assert float(concentration(1 - depth, tau, dimension)) == pytest.approx(planar, rel=0.01)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_profile_obeys_the_diffusion_equation(dimension):
    x, tau, h, e = 0.6, 0.08, 1e-3, 1e-5

    def c(at, time):
        return float(concentration(at, time, dimension))

    rate = (c(x, tau + e) - c(x, tau - e)) / (2 * e)
    spread = (c(x + h, tau) - 2 * c(x, tau) + c(x - h, tau)) / h**2
    spread += (dimension - 1) / x * (c(x + h, tau) - c(x - h, tau)) / (2 * h)
    assert rate == pytest.approx(spread, rel=1e-4)


@pytest.mark.parametrize(("tau", "dimension", "word"), [(1e-9, 3, "times"), (-1.0, 1, "times"), (1.0, 4, "dimension")])
def test_nonsense_is_refused(tau, dimension, word):
    with pytest.raises(ValueError, match=word):
        fractional_uptake(tau, dimension)


def test_a_profile_needs_time():
    with pytest.raises(ValueError, match="positive time"):
        concentration(0.5, 0.0, 3)
