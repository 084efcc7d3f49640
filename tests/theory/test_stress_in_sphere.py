import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import erfc

from chemomech.theory.stress_in_sphere import CONSTANT_CONCENTRATION, CONSTANT_FLUX

BOTH = pytest.mark.parametrize("uptake", [CONSTANT_CONCENTRATION, CONSTANT_FLUX], ids=["concentration", "flux"])


def test_published_values_at_constant_concentration():
    at = CONSTANT_CONCENTRATION
    taus = np.linspace(0.05, 0.065, 151)
    centre = [float(at.radial_stress(0.0, tau)) for tau in taus]
    assert max(centre) == pytest.approx(0.3856, abs=5e-5)
    assert taus[int(np.argmax(centre))] == pytest.approx(0.0574, abs=1.1e-4)
    assert at.radial_stress(0.0, 0.1) == pytest.approx(0.3184, abs=5e-5)
    assert at.hoop_stress(1.0, 0.1) == pytest.approx(-0.2295, abs=5e-5)
    assert at.radial_stress(0.0, 0.2) == pytest.approx(0.1284, abs=5e-5)
    assert at.hoop_stress(1.0, 0.2) == pytest.approx(-0.0845, abs=5e-5)
    assert at.radial_stress(0.5, 0.0574) == pytest.approx(0.3026, abs=5e-5)
    assert at.hoop_stress(0.5, 0.0574) == pytest.approx(0.2075, abs=5e-5)


def test_published_values_at_constant_flux():
    at = CONSTANT_FLUX
    assert at.radial_stress(0.0, 5.0) == pytest.approx(0.2)
    assert at.hoop_stress(1.0, 5.0) == pytest.approx(-0.2)
    assert at.radial_stress(0.0, 0.1) == pytest.approx(0.16008, abs=5e-6)
    assert at.hoop_stress(1.0, 0.1) == pytest.approx(-0.18676, abs=5e-6)
    assert at.radial_stress(0.0, 0.02) == pytest.approx(0.0400, abs=5e-5)
    assert at.hoop_stress(1.0, 0.02) == pytest.approx(-0.1219, abs=5e-5)


@pytest.mark.parametrize("tau", [1e-5, 1e-3])
def test_early_times_are_those_of_a_half_space(tau):
    depth = np.array([0.0, 0.5, 1.0]) * np.sqrt(tau)
    x = 1 - depth
    at_surface = CONSTANT_CONCENTRATION.concentration(x, tau)
    assert at_surface == pytest.approx(erfc(depth / (2 * np.sqrt(tau))) / x, rel=1e-9)
    taken_up = 6 * np.sqrt(tau / np.pi) - 3 * tau
    assert CONSTANT_CONCENTRATION.hoop_stress(1.0, tau) == pytest.approx(taken_up - 1, rel=1e-9)
    flat = 2 * np.sqrt(tau / np.pi)
    assert CONSTANT_FLUX.concentration(1.0, tau) == pytest.approx(flat, rel=1.2 * np.sqrt(tau))


@BOTH
@pytest.mark.parametrize("tau", [1e-3, 0.05])
def test_concentration_obeys_the_equation_of_diffusion(uptake, tau):
    x, h = np.array([0.3, 0.7, 0.9]), 1e-3
    here = uptake.concentration(x, tau)
    outer, inner = uptake.concentration(x + h, tau), uptake.concentration(x - h, tau)
    laplacian = (outer - 2 * here + inner) / h**2 + 2 / x * (outer - inner) / (2 * h)
    rate = (uptake.concentration(x, tau * 1.001) - uptake.concentration(x, tau * 0.999)) / (0.002 * tau)
    assert rate == pytest.approx(laplacian, rel=2e-3, abs=2e-3)


def test_flux_at_the_surface_is_one_and_all_of_it_stays():
    slope = (CONSTANT_FLUX.concentration(1.0, 0.03) - CONSTANT_FLUX.concentration(1 - 1e-6, 0.03)) / 1e-6
    assert slope == pytest.approx(1, abs=1e-5)
    assert CONSTANT_FLUX.mean(1.0, 0.03) == pytest.approx(0.09)


@BOTH
@pytest.mark.parametrize("x", [1e-5, 0.4, 1.0])
def test_mean_is_the_mean(uptake, x):
    integral, _ = quad(lambda s: float(uptake.concentration(s, 0.02)) * s**2, 0, x, epsabs=1e-22)
    assert uptake.mean(x, 0.02) == pytest.approx(3 * integral / x**3, rel=1e-6)


@BOTH
def test_stresses_are_in_equilibrium(uptake):
    x, h = np.array([0.2, 0.5, 0.8]), 1e-4
    slope = (uptake.radial_stress(x + h, 0.04) - uptake.radial_stress(x - h, 0.04)) / (2 * h)
    hoop, radial = uptake.hoop_stress(x, 0.04), uptake.radial_stress(x, 0.04)
    assert slope == pytest.approx(2 * (hoop - radial) / x, rel=1e-5)
    assert uptake.radial_stress(1.0, 0.04) == 0


@BOTH
def test_the_centre_is_under_hydrostatic_stress(uptake):
    assert uptake.hoop_stress(0.0, 0.06) == pytest.approx(float(uptake.radial_stress(0.0, 0.06)))


def test_time_must_be_positive():
    with pytest.raises(ValueError, match="positive, not 0"):
        CONSTANT_FLUX.concentration(0.5, 0.0)
