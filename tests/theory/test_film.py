import numpy as np
import pytest
from scipy.optimize import brentq

from chemomech.theory.film import Film, LinearViscosity, PowerLaw, viscous_stress
from chemomech.theory.principal_laws import NeoHookean, Properties
from chemomech.theory.radial_plasticity import RadialBody

FILM = Film(youngs_modulus=40.0, poissons_ratio=0.22, yield_strength=1.4)
STIFF = Film(youngs_modulus=1e5, poissons_ratio=0.22, yield_strength=1.0)


def test_small_strains_follow_the_biaxial_modulus():
    log_swelling = 1e-7
    assert FILM.cycle([1.0, np.exp(log_swelling)])[-1] / log_swelling == pytest.approx(FILM.slope, rel=1e-6)
    assert FILM.slope == pytest.approx(-40 / (3 * 0.78))


def test_plateaus_and_unloading_range_of_a_stiff_film():
    yields = 3 * (1 - 0.22) * 1e-5
    stress = STIFF.cycle(np.exp([0, 0.999 * yields, 10 * yields, 8 * yields, 5 * yields, 9 * yields]))
    assert stress[1] == pytest.approx(-0.999, rel=1e-4)
    assert stress[2] == pytest.approx(-1, rel=1e-4)
    assert stress[3] == pytest.approx(1, rel=1e-4)
    assert stress[5] == pytest.approx(-1, rel=1e-4)
    just_unloaded = STIFF.cycle(np.exp([0, 10 * yields, 9 * yields]))
    assert just_unloaded[-1] == pytest.approx(0, abs=1e-3)


def test_stress_and_elastic_strain_are_inverse():
    for S in (-1.4, -0.3, 0.0, 1.4):
        assert FILM.equivalent(FILM.elastic_strain(S)) == pytest.approx(S, abs=1e-12)


def test_plateau_is_in_closed_form():
    K = 40 / (3 * (1 - 0.44))
    assert FILM.cycle([1.0, 3.8])[-1] == pytest.approx(-1.4 / np.sqrt(1 - 4 * 1.4 / (3 * K)))


def test_a_body_cut_into_shells_gives_the_same():
    growing = np.linspace(0, 0.3, 61)
    history = np.exp(np.concatenate([growing, growing[::-1]]))
    body, ones = RadialBody(1, np.linspace(0, 1, 3), NeoHookean()), np.ones(2)
    stresses = [body.advance(Properties(J * ones, 40 * ones, 0.22 * ones, 1.4 * ones)).hoop[0] for J in history]
    assert stresses == pytest.approx(FILM.cycle(history), abs=1e-8)
    assert body.stresses.radial == pytest.approx(0, abs=1e-10)


@pytest.mark.parametrize("flow", [LinearViscosity(1.0, 150.0), PowerLaw(1.0, 0.01, 3.0)], ids=["linear", "power"])
def test_steady_stress_balances_swelling(flow):
    rate = 2e-3
    assert flow(flow.steady_stress(rate)) == pytest.approx(2 / 3 * rate)
    stress = viscous_stress(STIFF, flow, [0, 0.1, 0.3], lambda t: rate * t)
    assert stress[-1] == pytest.approx(-flow.steady_stress(rate), rel=1e-4)


def test_steady_stress_of_a_soft_film_minds_elastic_strains():
    flow, rate = LinearViscosity(1.4, 50.0), 2e-3
    S = -viscous_stress(FILM, flow, [0, 100, 300], lambda t: rate * t)[-1]
    equivalent = brentq(lambda s: FILM.cauchy(-s) + S, 0, 3)
    assert FILM.flow_factor(-equivalent) * flow(equivalent) == pytest.approx(2 / 3 * rate, rel=1e-6)
    assert FILM.flow_factor(-equivalent) == pytest.approx(1 - equivalent / 3 / (40 / 2.44), rel=1e-3)


def test_overstress_relaxes_exponentially():
    flow, pulse = LinearViscosity(1.0, 3e4), 1e-4
    t_r = flow.relaxation_time(STIFF)
    assert t_r == pytest.approx(2 * 3e4 * 0.78 / 1e5)
    times = np.array([0.0, 1e-6, 0.2, 0.5, 1.0]) * t_r
    stress = viscous_stress(STIFF, flow, times, lambda t: min(t / times[1], 1.0) * pulse)
    over = -stress[1:] - 1
    assert over / over[0] == pytest.approx(np.exp(-times[1:] / t_r), rel=2e-3)


def test_overstress_relaxes_by_a_power():
    flow = PowerLaw(1.0, 0.2, 3.0)
    times = np.array([0.0, 1e-9, 1e-4, 1e-3])
    stress = viscous_stress(STIFF, flow, times, lambda t: min(t / times[1], 1.0) * 1e-4)
    q = -stress[1:] - 1
    rate = STIFF.biaxial_modulus * 0.2 / 2
    expected = (q[0] ** -2 + 2 * rate * (times[1:] - times[1])) ** (-1 / 2)
    assert q == pytest.approx(expected, rel=2e-3)


def test_slow_swelling_is_rate_independent():
    turns, contents = [0, 40, 60, 100], [0, 0.2, 0.1, 0.15]
    stress = viscous_stress(FILM, LinearViscosity(1.4, 1.0), turns, lambda t: float(np.interp(t, turns, contents)))
    overstress = 2 / 3 * 1.0 * 0.1 / 20
    assert stress == pytest.approx(FILM.cycle(np.exp(contents)), abs=1.2 * overstress)
