import numpy as np
import pytest

from chemomech.theory.principal_laws import Hencky, NeoHookean, Properties

TRIAL = np.array([[0.03, -0.02, 0.015], [1e-4, 2e-4, -1e-4], [0.0, 0.0, 0.0], [-0.2, 0.1, 0.15]])
LAWS = pytest.mark.parametrize("law", [Hencky(), NeoHookean()], ids=["hencky", "neo-hookean"])


def properties(strength):
    ones = np.ones(len(TRIAL))
    return Properties(ones, 50 * ones, 0.3 * ones, strength * ones)


def equivalent(stress):
    return np.sqrt(1.5) * np.linalg.norm(stress - stress.mean(axis=-1, keepdims=True), axis=-1)


@LAWS
def test_no_flow_below_the_yield_strength(law):
    stress, elastic = law.respond(TRIAL, properties(1e3))
    assert elastic == pytest.approx(TRIAL, abs=1e-14)
    assert stress[2] == pytest.approx(0)


@LAWS
def test_small_strains_are_those_of_hooke(law):
    stress, _ = law.respond(1e-6 * TRIAL, properties(1e3))
    strain = 1e-6 * TRIAL
    hooke = 50 / 1.3 * (strain + 0.3 / 0.4 * strain.sum(axis=-1, keepdims=True))
    assert stress == pytest.approx(hooke, rel=1e-5, abs=1e-12)


@LAWS
def test_flow_returns_to_the_yield_surface_and_keeps_the_volume(law):
    stress, elastic = law.respond(TRIAL, properties(1.0))
    assert equivalent(stress)[[0, 3]] == pytest.approx(1)
    assert elastic.sum(axis=-1) == pytest.approx(TRIAL.sum(axis=-1), abs=1e-14)
    again, _ = law.respond(elastic, properties(1.0 + 1e-9))
    assert again == pytest.approx(stress)


@LAWS
def test_flow_is_along_the_deviator(law):
    trial, _ = law.respond(TRIAL, properties(1e3))
    stress, _ = law.respond(TRIAL, properties(1.0))
    before, after = (s - s.mean(axis=-1, keepdims=True) for s in (trial, stress))
    assert before[3] / np.linalg.norm(before[3]) == pytest.approx(after[3] / np.linalg.norm(after[3]))


def test_elastic_neo_hookean_stress_derives_from_its_energy():
    def energy(strain):
        J, b = np.exp(strain.sum()), np.exp(2 * (strain - strain.mean()))
        return K / 2 * ((J**2 - 1) / 2 - np.log(J)) + G / 2 * (b.sum() - 3)

    K, G = 50 / 1.2, 50 / 2.6
    stress, _ = NeoHookean().respond(TRIAL, properties(1e3))
    for eps, found in zip(TRIAL, stress, strict=True):
        numerical = [(energy(eps + 1e-6 * e) - energy(eps - 1e-6 * e)) / 2e-6 for e in np.eye(3)]
        assert found == pytest.approx(numerical, abs=1e-6)


@LAWS
@pytest.mark.parametrize("strength", [1e3, 1.0])
def test_an_imaginary_step_differentiates(law, strength):
    direction = np.array([0.3, -0.5, 0.7])
    exact = law.respond(TRIAL + 1e-30j * direction, properties(strength))[0].imag / 1e-30
    step = 1e-7 * direction
    forward, backward = (law.respond(TRIAL + sign * step, properties(strength))[0] for sign in (1, -1))
    assert exact[[0, 1, 3]] == pytest.approx(((forward - backward) / 2e-7)[[0, 1, 3]], rel=1e-5, abs=1e-5)
