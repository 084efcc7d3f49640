import numpy as np
import pytest

from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.theory.growth_exponent import effective_damkoehler, equivalent_depth, exponent, local_exponents
from chemomech.theory.sharp_front import SharpFront


def test_exponent_of_the_limits():
    np.testing.assert_allclose(exponent([0.0, 1.0, 1e9]), [1.0, 0.75, 0.5], atol=1e-8)


def test_exponent_is_the_slope_of_the_growth_law():
    L = np.geomspace(1e-3, 1e3, 4001)
    found = local_exponents(L + L**2 / 2, L)
    np.testing.assert_allclose(found, exponent(np.sqrt(L[1:] * L[:-1])), atol=1e-6)


def test_small_drives_leave_the_damkoehler_number():
    assert effective_damkoehler(2.0, 3.0, 5.0, 0.601, 0.6) == pytest.approx(2 * 3 / 5 * 0.6 / 0.4, rel=1e-3)


@pytest.mark.parametrize("dimension", [1, 2, 3])
@pytest.mark.parametrize("Z", [1.0, 3.8])
@pytest.mark.parametrize("Da", [1e-6, 0.3, 4.0, 1e6])
def test_equivalent_depth_obeys_the_planar_law(dimension, Z, Da):
    X = np.linspace(0.01, 0.99, 9)
    age = reaction_function(X, dimension) + Da * diffusion_function(X, dimension, Z) / Z
    zeta = equivalent_depth(X, dimension, Da, Z)
    np.testing.assert_allclose(zeta + Da * zeta**2 / 2, age, rtol=1e-9)


def test_equivalent_depth_of_a_film_is_the_depth():
    np.testing.assert_allclose(equivalent_depth([0.1, 0.7], 1, 5.0, 2.0), [0.1, 0.7])


@pytest.mark.parametrize("dimension", [2, 3])
def test_equivalent_depth_in_the_limits(dimension):
    X = np.array([0.2, 0.8])
    np.testing.assert_allclose(equivalent_depth(X, dimension, 0.0), reaction_function(X, dimension))
    np.testing.assert_allclose(
        equivalent_depth(X, dimension, 1e12), np.sqrt(2 * diffusion_function(X, dimension)), rtol=1e-5
    )


@pytest.mark.parametrize("dimension", [1, 2, 3])
@pytest.mark.parametrize("k", [0.1, 1.0, 10.0])
def test_sharp_fronts_fall_on_the_curve(dimension, k):
    """Of any geometry, rate and depth; the drive is small, for the growth laws are quasi-steady."""
    c_s, c_eq, D = 0.52, 0.5, 1.0
    history = SharpFront(dimension, 1.0, k, D, c_eq, lambda time: c_s, 1e-4, c_s).advance(1e6, until_depth=0.9)
    Da = float(effective_damkoehler(1.0, k, D, c_s, c_eq))
    for middle in (0.3, 0.6, 0.9):
        time = middle * history.times[-1] * np.array([0.99, 1.01])
        X = 1 - (1 - history.depth(time)) ** dimension
        zeta = equivalent_depth(X, dimension, Da)
        found = float(local_exponents(time, zeta)[0])
        assert found == pytest.approx(float(exponent(Da * zeta.mean())), abs=0.015)
