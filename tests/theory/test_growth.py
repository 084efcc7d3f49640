import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from chemomech.theory.growth import diffusion_function, reaction_function

dimensions = st.sampled_from([1, 2, 3])
fractions = st.floats(0.0, 1.0)
swellings = st.floats(0.2, 10.0)


@pytest.mark.parametrize(
    ("dimension", "Z", "value"),
    [
        (3, 1.0, 0.16667),
        (3, 3.81, 0.24388),
        (2, 1.0, 0.25),
        (2, 3.81, 0.45341),
        (1, 1.0, 0.5),
        (1, 3.81, 1.905),
    ],
)
def test_diffusion_at_full_conversion(dimension, Z, value):
    assert diffusion_function(1.0, dimension, Z) == pytest.approx(value, abs=5e-6)


@given(X=fractions, dimension=dimensions)
def test_reaction_front_advances_at_constant_speed(X, dimension):
    depth = reaction_function(X, dimension)
    assert 1.0 - (1.0 - depth) ** dimension == pytest.approx(X, abs=1e-14)


@pytest.mark.parametrize("dimension", [1, 2, 3])
@pytest.mark.parametrize("Z", [0.5, 1.0, 1.5, 3.81])
@pytest.mark.parametrize("X", [1e-6, 4e-3, 0.03, 0.5, 0.99, 1.0])
def test_diffusion_integrates_the_resistance_of_the_layer(X, dimension, Z):
    """g_D' = resistance of the product between the front and the surface, from its definition."""

    def resistance(x):
        front, surface = (1 - x) ** (1 / dimension), (1 + (Z - 1) * x) ** (1 / dimension)
        if dimension == 1:
            return Z * x
        return np.log(surface / front) / 2 if dimension == 2 else (1 / front - 1 / surface) / 3

    expected = quad(resistance, 0.0, X, epsrel=1e-11, epsabs=0.0)[0]
    assert diffusion_function(X, dimension, Z) == pytest.approx(expected, rel=1e-8)


@given(X=st.floats(1e-9, 1e-4), dimension=dimensions, Z=swellings)
def test_thin_layer_is_planar(X, dimension, Z):
    depth = X / dimension
    assert reaction_function(X, dimension) == pytest.approx(depth, rel=1e-3)
    assert diffusion_function(X, dimension, Z) == pytest.approx(Z * depth**2 / 2, rel=1e-2)


@pytest.mark.parametrize("dimension", [2, 3])
def test_no_swelling_is_the_limit(dimension):
    X = np.linspace(0.0, 1.0, 11)
    np.testing.assert_allclose(
        diffusion_function(X, dimension, 1.0),
        diffusion_function(X, dimension, 1.0 + 1e-9),
        rtol=1e-7,
        atol=1e-12,
    )


@pytest.mark.parametrize("dimension", [2, 3])
@pytest.mark.parametrize("Z", [0.5, 1.0, 3.81, 9.0])
def test_series_and_closed_form_meet(dimension, Z):
    X = 0.02 / max(1.0, abs(Z - 1.0))
    below, above = diffusion_function([X * (1 - 1e-9), X * (1 + 1e-9)], dimension, Z)
    assert below == pytest.approx(above, rel=1e-8)


@given(X=st.lists(fractions, min_size=2, max_size=5), dimension=dimensions, Z=swellings)
def test_both_increase(X, dimension, Z):
    X = np.sort(X)
    assert np.all(np.diff(reaction_function(X, dimension)) >= 0)
    assert np.all(np.diff(diffusion_function(X, dimension, Z)) >= -1e-15)


@pytest.mark.parametrize(
    ("X", "dimension", "Z", "word"),
    [(0.5, 4, 1.0, "dimension"), (1.5, 3, 1.0, "fractions"), (0.5, 3, 0.0, "swelling")],
)
def test_nonsense_is_refused(X, dimension, Z, word):
    with pytest.raises(ValueError, match=word):
        diffusion_function(X, dimension, Z)
