import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import erf

from chemomech.theory.planar import Stefan, reaction_speed

D = 3.0


def test_the_drive_is_linear_in_the_site_fraction():
    assert reaction_speed(2.0, 1.0, 0.4) == 2.0
    assert reaction_speed(2.0, 0.4, 0.4) == 0.0
    assert reaction_speed(2.0, 0.7, 0.4) == pytest.approx(1.0)


@given(equilibrium=st.floats(0.01, 0.9), part=st.floats(1e-3, 1.0))
def test_growth_constant_is_the_root(equilibrium, part):
    surface = equilibrium + part * (1 - equilibrium)
    lam = Stefan(surface, equilibrium, D).growth_constant
    left = np.sqrt(np.pi) * lam * np.exp(lam**2) * erf(lam)
    assert left == pytest.approx((surface - equilibrium) / equilibrium, rel=1e-9)


def test_a_small_drive_makes_the_profile_linear():
    """Quasi-steady: ``X^2 = 2 D (c_s - c_eq)/c_eq t``."""
    front = Stefan(0.5005, 0.5, D)
    assert front.parabolic_constant == pytest.approx(D * 0.001, rel=1e-3)
    x = np.linspace(0, float(front.depth(2.0)), 5)
    np.testing.assert_allclose(front.site_fraction(x, 2.0), np.linspace(0.5005, 0.5, 5), atol=1e-7)


def test_profile_from_surface_to_front():
    front = Stefan(0.9, 0.5, D)
    X = float(front.depth(2.0))
    np.testing.assert_allclose(front.site_fraction([0, X * (1 - 1e-12), 1.01 * X], 2.0), [0.9, 0.5, 0.0])


def test_what_entered_is_what_the_product_holds():
    front, time = Stefan(0.9, 0.5, D), 2.0
    slope = (0.9 - 0.5) / erf(front.growth_constant) / np.sqrt(np.pi * D)
    entered = 2 * D * slope * np.sqrt(time)
    held = quad(lambda x: float(front.site_fraction(x, time)), 0, float(front.depth(time)))[0]
    assert held == pytest.approx(entered, rel=1e-9)


@pytest.mark.parametrize(("surface", "equilibrium", "diffusivity"), [(0.5, 0.5, 1), (0.6, 0.0, 1), (0.6, 0.5, 0)])
def test_a_front_that_does_not_advance_is_refused(surface, equilibrium, diffusivity):
    with pytest.raises(ValueError, match=r"positive|needs"):
        Stefan(surface, equilibrium, diffusivity)
