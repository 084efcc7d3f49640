"""Exchange at a finite rate, so slow that the particle stays homogeneous: an ordinary differential equation."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from chemomech.input.constants import FARADAY
from tests.support.cases import case_of
from tests.support.runs import run_of

PARTICLE = """
material:
  name: Li-Si
  override:
    swelling: {full_expansion: 1.0}
    plasticity: {flow: {model: none}}
    transport: {diffusivity: {product: 1e-10 m^2/s}, activation_volume: 0 cm^3/mol}
geometry: {shape: particle, radius: 100 nm}
interface: {initial_phase: product, width: 20 nm}
surface:
  voltage: 0.1 V
  initial_voltage: 0.3 V
  ramp: 2 s
  kinetics: {law: linear, exchange_current_density: 0.5 A/m^2}
time: {end: 100 s}
numerics: {time_tolerance: 2e-4}
output: {pictures: false, fields: false}
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return run_of(case_of(PARTICLE), tmp_path_factory.mktemp("kinetics"))


def test_the_content_follows_the_kinetics_of_the_deformed_surface(run):
    """``dc/dt = 3/R (i_0/z F C_max) J_c^(2/3) (mu_ext - mu(c))``, ``J_c = 1 + c``."""
    case, T = run.case, run.case.temperature
    rate = 3 / case.geometry.size * 0.5 / (FARADAY * case.material.carrier_density)

    def slope(t, c):
        outside = case.material.surface_potential(0.3 - 0.2 * min(t / 2, 1), T)
        return rate * (1 + c) ** (2 / 3) * (outside - case.material.potential(c / sites, T))

    sites = 1 + case.material.chemistry.host_solubility.value
    start = [run["state_of_charge"][0]]
    exact = solve_ivp(slope, (0, 100), start, t_eval=run["time"], rtol=1e-9, atol=1e-12, max_step=0.5).y[0]
    assert exact[-1] - exact[0] > 0.2
    assert run["state_of_charge"] == pytest.approx(exact, abs=2e-3)


def test_what_enters_is_counted(run):
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert run["carrier_supplied"][-1] > 0.2


def test_the_surface_dissipates_the_rest_of_the_supplied_energy(run):
    lost = run["dissipated_by_surface"]
    assert np.all(np.diff(lost) > 0)
    assert lost[-1] > 100 * run["dissipated_by_diffusion"][-1]
    assert abs(run["energy_balance_error"][-1]) < 0.01


def test_infinitely_fast_exchange_is_equilibrium(tmp_path):
    fast = run_of(
        case_of(PARTICLE, "surface.kinetics.exchange_current_density=1e6 A/m^2", "time.end=4 s"), tmp_path / "a"
    )
    held = run_of(
        case_of(PARTICLE.replace("kinetics: {law: linear, exchange_current_density: 0.5 A/m^2}", ""), "time.end=4 s"),
        tmp_path / "b",
    )
    assert fast["state_of_charge"][-1] == pytest.approx(held["state_of_charge"][-1], rel=1e-4)
