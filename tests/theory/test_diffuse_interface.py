import numpy as np
import pytest

from chemomech.theory.diffuse_interface import RegularSolution

STRONG = RegularSolution(chi=3.0, kappa=2.0)


def test_the_phases_have_the_same_potential_and_energy():
    b = STRONG.poor
    potential = np.log(b / (1 - b)) + 3 * (1 - 2 * b)
    assert potential == pytest.approx(0, abs=1e-12)
    assert b == pytest.approx(0.070720, abs=1e-6)
    assert STRONG.energy(b) == pytest.approx(STRONG.energy(1 - b), abs=1e-14)
    assert STRONG.excess(np.linspace(0.001, 0.999, 99)).min() >= 0


def test_below_two_nothing_separates():
    with pytest.raises(ValueError, match="chi above 2"):
        _ = RegularSolution(2.0, 1.0).poor


def test_close_to_the_critical_point_it_is_the_tanh_of_landau():
    """With ``c = 1/2 + s``: ``f = -(chi - 2) s^2 + 4/3 s^4``, a quartic double well."""
    distance, kappa = 1e-3, 0.7
    solution = RegularSolution(2 + distance, kappa)
    amplitude = np.sqrt(3 / 8 * distance)
    assert 0.5 - solution.poor == pytest.approx(amplitude, rel=1e-3)
    width = np.sqrt(kappa / distance)
    x = np.linspace(-4, 4, 9) * width
    assert solution.profile(x) - 0.5 == pytest.approx(amplitude * np.tanh(x / width), abs=2e-3 * amplitude)
    assert solution.interface_energy == pytest.approx(4 / 3 * kappa * amplitude**2 / width, rel=2e-3)


def test_the_energy_is_that_of_the_profile():
    x = np.linspace(-30, 30, 20_001)
    c = STRONG.profile(x)
    density = STRONG.excess(c) + STRONG.kappa / 2 * np.gradient(c, x) ** 2
    assert np.trapezoid(density, x) == pytest.approx(STRONG.interface_energy, rel=1e-5)


def test_the_profile_solves_its_equation():
    x = np.linspace(-8, 8, 4001)
    c = STRONG.profile(x)
    second = np.gradient(np.gradient(c, x), x)
    potential = np.log(c / (1 - c)) + STRONG.chi * (1 - 2 * c)
    assert second[5:-5] == pytest.approx(potential[5:-5] / STRONG.kappa, abs=1e-5)


def test_the_fastest_wave_has_half_the_square_of_the_longest_stable_one():
    q = np.linspace(0.01, 1.5, 3000)
    rates = [STRONG.growth_rate(each, 0.5, 0.25) for each in q]
    stable = np.sqrt(-STRONG.curvature(0.5) / STRONG.kappa)
    assert STRONG.growth_rate(stable, 0.5, 0.25) == pytest.approx(0, abs=1e-12)
    assert q[int(np.argmax(rates))] ** 2 == pytest.approx(stable**2 / 2, rel=1e-3)
    assert STRONG.growth_rate(1.0, 0.05, 0.25) < 0
