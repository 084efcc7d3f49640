"""A path along the side of a wire: the diffusion that it adds, balances, Jacobian, and what it does to a front."""

import numpy as np
import pytest

from chemomech.solve.unknowns import ORDER_PARAMETER
from tests.support.cases import case_of
from tests.support.runs import run_of
from tests.support.state import State, advanced

THIN = """
material:
  name: Li-Si
  override:
    swelling: {full_expansion: 1e-6}
    plasticity: {flow: {model: none}}
    transport: {diffusivity: {product: 1e-16 m^2/s}, activation_volume: 0 cm^3/mol}
geometry: {shape: wire from its end, radius: 2.5 nm, length: 50 nm}
interface: {initial_phase: product, width: 2 nm}
surface: {initial_voltage: 0.177 V, voltage: 0.1744 V, ramp: 0 s}
surface_path: {thickness: 0.5 nm, diffusivity: 1e-15 m^2/s, concentration: 60 mol/L}
time: {end: 20 s}
numerics: {time_tolerance: 2e-4}
output: {pictures: false, fields: false}
"""
WIRE = """
title: a wire from its end
material: {name: Li-Si}
geometry: {shape: wire from its end, radius: 10 nm, length: 30 nm}
interface: {width: 2 nm, initial_depth: 4 nm, rate_constant: 0.1 nm/s}
surface: {voltage: 0.022 V, ramp: 2 s}
surface_path: {thickness: 1 nm, diffusivity: 1e-15 m^2/s}
time: {end: 60 s}
numerics: {cells_per_width: 1, time_tolerance: 1e-2}
output: {pictures: false, fields: false}
"""
NO_PATH = tuple(line for line in WIRE.splitlines() if not line.startswith("surface_path"))


@pytest.fixture(scope="module")
def thin(tmp_path_factory):
    return run_of(case_of(THIN), tmp_path_factory.mktemp("thin"))


@pytest.fixture(scope="module")
def swelling(tmp_path_factory):
    return run_of(case_of(WIRE), tmp_path_factory.mktemp("swelling"))


@pytest.fixture(scope="module")
def dry(tmp_path_factory):
    return run_of(case_of("\n".join(NO_PATH)), tmp_path_factory.mktemp("dry"))


def test_a_thin_wire_fills_as_fast_as_body_and_path_conduct_together(thin):
    """``D_eff = D + 2 M_s/(R dc/dmu)``: uptake of a plane sheet that is held at one end and closed at the other."""
    case, path = thin.case, thin.case.surface_path
    filling = path.concentration / case.material.carrier_density
    sites = 1 + case.material.chemistry.host_solubility.value
    slope = sites * 0.25
    D_eff = 1e-16 + 2 * path.thickness * path.diffusivity * filling / (case.geometry.radius * slope)
    assert D_eff > 3e-16
    odd = np.arange(1, 400, 2)[:, None]
    decay = np.exp(-((odd * np.pi / 2) ** 2) * D_eff * thin["time"] / case.geometry.length**2)
    exact = 1 - (8 / (np.pi * odd) ** 2 * decay).sum(axis=0)
    last = sites * case.material.site_fraction(case.surface_potential, case.temperature)
    content = thin["state_of_charge"]
    found = (content - content[0]) / (last - content[0])
    compared = exact > 0.1
    assert exact[-1] > 0.8
    assert found[compared] == pytest.approx(exact[compared], abs=0.01)


def test_what_enters_through_the_path_is_counted(thin, swelling):
    for run in (thin, swelling):
        assert np.abs(run["carrier_balance_error"]).max() < 1e-8
        assert run["carrier_supplied"][-1] > 0.005


def test_the_path_dissipates_and_the_energy_closes(swelling, dry):
    lost = swelling["dissipated_by_surface"]
    assert np.all(np.diff(lost) >= 0)
    assert lost[-1] > 0.02 * swelling["supplied_energy"][-1]
    assert abs(swelling["energy_balance_error"][-1]) < 0.02
    assert np.all(dry["dissipated_by_surface"] == 0)


def test_the_side_reacts_ahead_of_the_core(swelling, dry):
    assert swelling["reacted_fraction"][-1] > dry["reacted_fraction"][-1] + 0.1


def test_the_dry_side_starts_as_host_and_the_one_with_a_path_as_product():
    for text, is_product in ((WIRE, True), ("\n".join(NO_PATH), False)):
        simulation, _ = advanced(case_of(text), 0)
        unknowns, body = simulation.unknowns, simulation.body
        side = unknowns.dofs_on(ORDER_PARAMETER, body.parts["side"], 1)
        phi = simulation.integrator.solution.x.array[side]
        end = unknowns.dofs_on(ORDER_PARAMETER, body.surface, 1)
        assert np.all(simulation.integrator.solution.x.array[end] == 1)
        assert np.all(phi == 1) if is_product else np.median(phi) < 0.01


def test_the_jacobian_is_the_derivative_of_the_residual():
    simulation, _ = advanced(case_of(WIRE), 12)
    state, newton = State(simulation), simulation.integrator.newton
    assert state.jacobian_error(newton._F, newton._J, seed=3) < 1e-6


def test_a_path_runs_beside_a_surface_with_kinetics(tmp_path):
    """Carrier enters at a finite rate through one part of the surface and runs along another."""
    kinetics = "surface.kinetics={law: butler-volmer, exchange_current_density: 1 A/m^2}"
    run = run_of(case_of(WIRE, kinetics, "time.end=6 s"), tmp_path)
    assert run["drive_share_surface"][-1] > 0.01
    assert run["carrier_supplied"][-1] > 0.01
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert abs(run["energy_balance_error"][-1]) < 0.02
