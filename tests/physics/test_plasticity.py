from math import sqrt

import numpy as np
import pytest
import ufl
from dolfinx import fem
from scipy.linalg import expm

from chemomech.physics.functions import UFL
from chemomech.physics.plasticity import J2Plasticity, TrialState
from chemomech.physics.strength import YieldStrength
from chemomech.register.kinds import FLOW_RULE, FRONT_STRENGTH
from tests.support.pointwise import Points

G, SIGMA_Y, H = 20.0, 0.9, 3.0
COUNT = 200
IDENTITY = np.eye(3)
RATE_INDEPENDENT = FLOW_RULE["rate independent"].of_numbers()
FULL = FRONT_STRENGTH["full strength"].of_numbers()


def viscous(viscosity):
    return FLOW_RULE["linear viscosity"].of_numbers(viscosity=viscosity)


def power_law(rate, exponent):
    return FLOW_RULE["power law"].of_numbers(reference_rate=rate, exponent=exponent)


def deviators(tensors):
    return tensors - np.trace(tensors, axis1=1, axis2=2)[:, None, None] / 3 * IDENTITY


class Returned:
    """Return map of trial states ``A`` with strains of many sizes, from a random plastic state."""

    def __init__(self, flow_rule=RATE_INDEPENDENT, largest=0.08, hardening=H, seed=3):
        random = np.random.default_rng(seed)
        strains = random.normal(size=(COUNT, 3, 3))
        strains = strains + np.swapaxes(strains, 1, 2)
        sizes = np.geomspace(1e-4, largest, COUNT) / np.linalg.norm(strains, axis=(1, 2))
        A = np.array([expm(size * strain) for size, strain in zip(sizes, strains, strict=True)])
        metric = np.array([expm(1e-3 * strain) for strain in deviators(np.roll(strains, 1, axis=0))])
        self.old_strain = random.uniform(0, 0.2, COUNT)
        points = Points(COUNT)
        one = fem.Constant(points.domain, 1.0)
        plasticity = J2Plasticity(
            YieldStrength(lambda c: SIGMA_Y * one, lambda c: SIGMA_Y * one, FULL), hardening * one, flow_rule
        )
        self.time_step = 0.1
        trial, state = points.given(A), points.given(metric)
        step = plasticity.return_map(
            TrialState(trial, state, points.given(self.old_strain), G * one, one, one, ufl.as_ufl(self.time_step))
        )
        self.metric, self.strain, self.dissipated = points.evaluate(
            step.inverse_plastic_metric, step.accumulated_strain, step.dissipated_energy
        )
        isochoric = A / np.cbrt(np.linalg.det(A))[:, None, None]
        transposed = np.swapaxes(isochoric, 1, 2)
        self.trial_strain = isochoric @ metric @ transposed
        self.old_metric = metric
        self.elastic_strain = isochoric @ self.metric @ transposed
        self.trial = np.linalg.norm(G * deviators(self.trial_strain), axis=(1, 2))
        self.stress = np.linalg.norm(G * deviators(self.elastic_strain), axis=(1, 2))
        self.multiplier = sqrt(3 / 2) * (self.strain - self.old_strain)
        self.stiffness = 2 * G * np.trace(self.trial_strain, axis1=1, axis2=2) / 3 + 2 / 3 * hardening
        self.overstress = self.stress - sqrt(2 / 3) * (SIGMA_Y + hardening * self.strain)
        self.yielded = self.trial > sqrt(2 / 3) * (SIGMA_Y + hardening * self.old_strain)


@pytest.fixture(scope="module")
def returned():
    return Returned()


def test_some_states_yield_and_some_do_not(returned):
    assert 20 < np.count_nonzero(returned.yielded) < COUNT - 20


def test_below_yield_nothing_flows(returned):
    elastic = ~returned.yielded
    assert returned.metric[elastic] == pytest.approx(returned.old_metric[elastic], abs=1e-13)
    assert np.array_equal(returned.strain[elastic], returned.old_strain[elastic])
    assert np.all(returned.dissipated[elastic] == 0)


def test_above_yield_the_stress_ends_on_the_hardened_yield_surface(returned):
    assert returned.overstress[returned.yielded] == pytest.approx(0, abs=1e-12 * G)
    assert np.all(returned.strain[returned.yielded] > returned.old_strain[returned.yielded])


def test_the_return_is_radial(returned):
    yielded = returned.yielded
    before, after = (deviators(b[yielded]) for b in (returned.trial_strain, returned.elastic_strain))
    cosine = np.sum(before * after, axis=(1, 2))
    cosine /= np.linalg.norm(before, axis=(1, 2)) * np.linalg.norm(after, axis=(1, 2))
    assert cosine == pytest.approx(1, abs=1e-12)


def test_plastic_flow_is_isochoric_in_steps_far_beyond_yield():
    returned = Returned(largest=0.2)
    assert returned.trial.max() > 5 * returned.stress.max()
    assert np.linalg.det(returned.metric) == pytest.approx(1, abs=1e-12)
    assert returned.metric == pytest.approx(np.swapaxes(returned.metric, 1, 2), abs=1e-13)


def test_work_of_plastic_flow_is_the_elastic_energy_released_at_fixed_deformation(returned):
    """``G/2 (tr b_trial - tr b)``, to second order in the trial strain, with the mean of the stress at both ends."""
    lost = G / 2 * np.trace(returned.trial_strain - returned.elastic_strain, axis1=1, axis2=2)[returned.yielded]
    trial, stress = returned.trial[returned.yielded], returned.stress[returned.yielded]
    work = (trial + stress) / (2 * stress) * returned.dissipated[returned.yielded]
    assert np.all(work > 0)
    assert np.all(np.abs(work / lost - 1) < (trial / (2 * G)) ** 2)


def test_logarithmic_plastic_strain_of_a_uniaxial_return():
    """``eps_p = ln(lambda_trial / lambda)``, while ``dgamma`` is too large in tension and too small in compression."""
    points = Points(2)
    one = fem.Constant(points.domain, 1.0)
    plasticity = J2Plasticity(
        YieldStrength(lambda c: 4 * SIGMA_Y * one, lambda c: 4 * SIGMA_Y * one, FULL),
        0 * one,
        RATE_INDEPENDENT,
    )
    trial = np.log(1.1) * np.array([1.0, -1.0])
    A = points.given(np.array([expm(strain * np.diag([1.0, -0.5, -0.5])) for strain in trial]))
    step = plasticity.return_map(TrialState(A, points.given(np.array([IDENTITY] * 2)), 0 * one, G * one, one, one, one))
    metric, strain, accumulated = points.evaluate(
        step.inverse_plastic_metric, step.logarithmic_strain, step.accumulated_strain
    )
    exact = np.abs(np.log(metric[:, 0, 0])) / 2
    assert exact.min() > 0.03
    assert strain == pytest.approx(exact, rel=1e-3)
    assert accumulated / exact - 1 == pytest.approx([0.08, -0.08], abs=0.04)


def test_a_drifted_plastic_metric_is_normalised(returned):
    """The determinant of the stored tensor has no influence on the stress."""
    points = Points(1)
    one = fem.Constant(points.domain, 1.0)
    plasticity = J2Plasticity(
        YieldStrength(lambda c: SIGMA_Y * one, lambda c: SIGMA_Y * one, FULL), H * one, RATE_INDEPENDENT
    )
    A = points.given(expm(0.05 * np.diag([1.0, 0.0, -1.0]))[None])
    states = [
        plasticity.return_map(TrialState(A, points.given(f * IDENTITY[None]), 0 * one, G * one, one, one, one))
        for f in (1.0, 1.3)
    ]
    found = points.evaluate(*(state.inverse_plastic_metric for state in states))
    assert found[1] == pytest.approx(found[0], abs=1e-13)


def test_linear_viscosity_is_the_backward_euler_step():
    viscosity = 0.5
    returned = Returned(viscous(ufl.as_ufl(viscosity)))
    yielded = returned.yielded
    remaining = viscosity * returned.multiplier / returned.time_step
    assert returned.overstress[yielded] == pytest.approx(remaining[yielded], rel=1e-9, abs=1e-12 * G)
    trial = returned.trial - sqrt(2 / 3) * (SIGMA_Y + H * returned.old_strain)
    closed = trial / (returned.stiffness + viscosity / returned.time_step)
    assert returned.multiplier[yielded] == pytest.approx(closed[yielded], rel=1e-10)


def test_relaxation_under_held_strain_is_exponential_in_small_steps():
    """Small strain: ``d ov/dt = -(2 G / eta) ov``; backward Euler ``ov_n = ov_0 / (1 + 2 G dt/eta)^n``."""
    viscosity, step, count = 4.0, 0.01, 12
    points = Points(1)
    one = fem.Constant(points.domain, 1.0)
    plasticity = J2Plasticity(
        YieldStrength(lambda c: 1e-3 * SIGMA_Y * one, lambda c: 1e-3 * SIGMA_Y * one, FULL),
        0 * one,
        viscous(one * viscosity),
    )
    A = np.diag(np.exp([1e-4, -0.5e-4, -0.5e-4]))
    metric, strain = points.given(IDENTITY[None]), points.given(np.zeros(1))
    mapped = plasticity.return_map(TrialState(points.given(A[None]), metric, strain, G * one, one, one, step * one))
    overstress = []
    for _ in range(count + 1):
        b = A @ metric.x.array.reshape(3, 3) @ A
        overstress.append(G * np.linalg.norm(deviators(b[None])) - sqrt(2 / 3) * 1e-3 * SIGMA_Y)
        new_metric, new_strain = points.evaluate(mapped.inverse_plastic_metric, mapped.accumulated_strain)
        metric.x.array[:], strain.x.array[:] = new_metric.ravel(), new_strain
    factors = (1 + 2 * G * step / viscosity) ** -np.arange(count + 1.0)
    assert np.array(overstress) / overstress[0] == pytest.approx(factors, rel=2e-3)


class Multipliers:
    """Plastic multiplier over many decades of overstress and rate."""

    stiffness, strength, step = 40.0, 0.8, 0.3

    def __init__(self):
        overstress, rate = np.meshgrid(np.geomspace(1e-6, 10, 15), np.geomspace(1e-12, 1e12, 49))
        self.overstress, self.rate = overstress.ravel(), rate.ravel()
        self.points = Points(self.rate.size)
        self.inputs = [self.points.given(v) for v in (self.overstress, self.rate)]

    def of(self, rule):
        overstress, rate = self.inputs
        arguments = (ufl.as_ufl(v) for v in (self.stiffness, self.strength, self.step))
        return self.points.evaluate(rule(rate).multiplier(overstress, *arguments, UFL))[0]


@pytest.fixture(scope="module")
def multipliers():
    return Multipliers()


@pytest.mark.parametrize("exponent", [1.0, 2.0, 4.0, 10.0])
def test_power_law_satisfies_its_equation(multipliers, exponent):
    """``dgamma = sqrt(3/2) eps_0 q^m dt`` with ``sqrt(2/3) sigma_Y q`` what is left of the overstress."""
    found = multipliers.of(lambda rate: power_law(rate, exponent))
    at = multipliers
    assert np.all(found >= 0)
    q = (found / (sqrt(3 / 2) * at.rate * at.step)) ** (1 / exponent)
    left = at.overstress - at.stiffness * found
    assert left / at.overstress == pytest.approx(sqrt(2 / 3) * at.strength * q / at.overstress, abs=1e-10)


def test_power_law_with_exponent_one_is_linear_viscosity(multipliers):
    """``eps_0 (sigma/sigma_Y - 1)`` is Perzyna's law with ``eta = 2/3 sigma_Y / eps_0`` on ``dgamma``."""
    power = multipliers.of(lambda rate: power_law(rate, 1.0))
    linear = multipliers.of(lambda rate: viscous(2 / 3 * multipliers.strength / rate))
    assert power == pytest.approx(linear, rel=1e-12)


@pytest.mark.parametrize("exponent", [1.0, 4.0])
def test_fast_flow_is_rate_independent(multipliers, exponent):
    found = multipliers.of(lambda rate: power_law(10 ** (24 * exponent) * rate**0, exponent))
    assert found == pytest.approx(multipliers.overstress / multipliers.stiffness, rel=1e-6)


def test_a_power_law_in_the_return_map_leaves_the_overstress_it_needs():
    rule = power_law(ufl.as_ufl(0.2), 3.0)
    returned = Returned(rule)
    yielded = returned.yielded
    rate = (returned.strain - returned.old_strain) / returned.time_step
    q = sqrt(3 / 2) * returned.overstress[yielded] / SIGMA_Y
    assert 0.2 * q**3 == pytest.approx(rate[yielded], rel=1e-6, abs=1e-12)
    assert np.any(q > 0.3)
