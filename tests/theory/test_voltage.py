from math import log

import pytest

from chemomech.materials import read_material
from chemomech.theory.film import Film
from chemomech.theory.voltage import partial_molar_volume, shift_by_film_stress, shift_by_mean_stress, shift_of_film

MILLIVOLT_PER_GPA = 1e-12
FILM = Film(youngs_modulus=70e9, poissons_ratio=0.27, yield_strength=2e9)


def volume_of(name):
    material = read_material(name)
    return partial_molar_volume(material.full_volume_ratio - 1, material.carrier_density)


@pytest.mark.parametrize(
    ("name", "volume", "mean", "film"), [("Li-Si", 9.04, 93.7, 62.4), ("Li-aSi", 8.60, 89.1, 59.4)]
)
def test_lithium_in_silicon(name, volume, mean, film):
    """About 90 mV per GPa of mean stress, and 60 mV per GPa of the stress in a film."""
    omega = volume_of(name)
    assert omega * 1e6 == pytest.approx(volume, abs=0.01)
    assert shift_by_mean_stress(omega) / MILLIVOLT_PER_GPA == pytest.approx(mean, abs=0.1)
    assert shift_by_film_stress(omega) / MILLIVOLT_PER_GPA == pytest.approx(film, abs=0.1)


def test_two_charges_halve_the_shift():
    assert shift_by_mean_stress(1e-5, 2) == pytest.approx(shift_by_mean_stress(1e-5) / 2)


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_film_under_small_stress_follows_the_linear_law(sign):
    omega = volume_of("Li-aSi")
    stress = sign * 1e6
    assert shift_of_film(FILM, stress, omega) / stress == pytest.approx(shift_by_film_stress(omega), rel=1e-4)


@pytest.mark.parametrize("stress", [-2e9, -0.3e9, 1.5e9])
def test_the_work_of_stress_on_swelling_by_differences_of_the_energy(stress):
    """``V - U = -(1/zF C_max) d(J_c psi_e)/dc`` at fixed deformation and plastic state, by central differences."""
    equivalent = FILM.equivalent_of_cauchy(stress)
    assert FILM.cauchy(equivalent) == pytest.approx(stress, rel=1e-12)
    omega, J_c, h = 8.6e-6, 2.0, 1e-6

    def energy(J):
        """Of the same body with another stress-free volume: all elastic stretches are scaled by (J_c/J)^(1/3)."""
        K, G = 70e9 / (3 * 0.46), 70e9 / 2.54
        J_e = (1 + 4 * equivalent / (3 * K)) ** 0.5 * J_c / J
        isochoric = 2 / G * (FILM.energy(equivalent) - K / 2 * ((J_e * J / J_c) ** 2 / 2 - 0.5 - log(J_e * J / J_c)))
        return J * (K / 2 * ((J_e**2 - 1) / 2 - log(J_e)) + G / 2 * isochoric)

    slope = (energy(J_c + h) - energy(J_c - h)) / (2 * h)
    assert shift_of_film(FILM, stress, omega) == pytest.approx(-shift_by_mean_stress(omega) * slope, rel=1e-6)
