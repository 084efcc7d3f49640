"""Time integration against the closed forms of a stress-free film, and the balances of stressed bodies."""

import math

import numpy as np
import pytest
from mpi4py import MPI
from scipy.optimize import brentq

from chemomech.input.constants import NANOMETRE
from chemomech.simulation.simulation import Simulation
from chemomech.solve.unknowns import ORDER_PARAMETER, SITE_FRACTION
from tests.support.cases import BODIES, FILM, case_of, diffusivity
from tests.support.runs import run_of
from tests.support.state import advanced

FAST = diffusivity("1e-7 cm^2/s")


def fractions(case):
    """Site fractions at surface and front equilibrium."""
    material, T = case.material, case.temperature
    return material.site_fraction(
        material.surface_potential(case.surface.voltage, T), T
    ), material.equilibrium_fraction(T)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(scope="module")
def reaction_controlled(folder):
    return run_of(case_of(FILM, FAST, "time.stop_at_fraction=0.75"), folder / "reaction")


@pytest.fixture(scope="module")
def diffusion_controlled(folder):
    case = case_of(
        FILM, diffusivity("1e-14 cm^2/s"), "interface.rate_constant=1 nm/s", "geometry.thickness=50 nm",
        "surface.ramp=1 s", "time.end=1e5 s", "time.stop_at_fraction=0.7", "time.stop_when_arrested=false",
    )  # fmt: skip
    return run_of(case, folder / "diffusion")


@pytest.fixture(scope="module", params=["film", "wire", "particle"])
def stressed(request, folder):
    return run_of(case_of(BODIES[request.param]), folder / request.param)


def planar_speed(run):
    moving = run["front_depth"] > 8
    return np.polyfit(run["time"][moving], run["front_depth"][moving], 1)[0]


def exact_speed(case):
    c_s, c_eq = fractions(case)
    return case.rate_constant / NANOMETRE * (c_s - c_eq) / (1 - c_eq)


def test_speed_of_a_planar_front_at_default_numerics(reaction_controlled):
    assert planar_speed(reaction_controlled) == pytest.approx(exact_speed(reaction_controlled.case), rel=0.01)


def test_the_error_of_the_speed_falls_with_the_square_of_the_step(reaction_controlled, folder):
    """Steps are proportional to the cube root of the tolerance; the mesh is the same."""
    stop = "time.stop_at_fraction=0.75"
    speeds = [
        planar_speed(run_of(case_of(FILM, FAST, stop, f"numerics.time_tolerance={tolerance}"), folder / str(tolerance)))
        for tolerance in (1.6e-2, 2.5e-4)
    ]
    coarse, fine = (abs(speed - speeds[1]) for speed in (speeds[0], planar_speed(reaction_controlled)))
    assert fine < 0.3 * coarse
    assert coarse > 2e-3 * speeds[1]


def test_stefan_problem(diffusion_controlled):
    """``X = 2 lam sqrt(D t)``, ``sqrt(pi) lam exp(lam^2) erf(lam) = (c_s - c_eq)/c_eq``."""
    c_s, c_eq = fractions(diffusion_controlled.case)
    stefan = (c_s - c_eq) / c_eq
    lam = brentq(lambda x: math.sqrt(math.pi) * x * math.exp(x**2) * math.erf(x) - stefan, 1e-6, 3)
    moving = diffusion_controlled["front_depth"] > 15
    slope = np.polyfit(diffusion_controlled["time"][moving], diffusion_controlled["front_depth"][moving] ** 2, 1)[0]
    assert slope == pytest.approx(4 * lam**2 * 1.0, rel=0.02)
    assert diffusion_controlled["front_site_fraction"][-1] == pytest.approx(c_eq, rel=1e-3)


def test_shares_of_the_drive_tell_the_regimes(reaction_controlled, diffusion_controlled):
    assert reaction_controlled["drive_share_reaction"][-1] == pytest.approx(1, abs=1e-3)
    assert diffusion_controlled["drive_share_diffusion"][-1] == pytest.approx(1, abs=0.01)


def test_carrier_is_conserved(stressed):
    assert np.abs(stressed["carrier_balance_error"]).max() < 1e-8


def test_energy_balance_closes(stressed):
    assert abs(stressed["energy_balance_error"][-1]) < 0.02


@pytest.mark.parametrize("process", ["diffusion", "reaction", "plastic"])
def test_dissipation_is_never_negative(stressed, process):
    assert stressed.smallest_dissipation(process, stressed["time"] > 0) >= -1e-6


def test_stress_takes_part_of_the_drive(stressed):
    assert np.nanmax(np.abs(stressed["drive_share_stress"])) > 0.05
    shares = sum(stressed[f"drive_share_{use}"] for use in ("reaction", "diffusion", "stress", "curvature"))
    assert shares[stressed.after_ramp] == pytest.approx(1)


EMPTYING = ("surface.initial_voltage=0.022 V", "surface.voltage=0.35 V", "surface.ramp=20 s", "time.end=100 s",
            "interface.initial_depth=10 nm")  # fmt: skip


def order_parameters(*overrides):
    simulation = Simulation(case_of(FILM, FAST, *EMPTYING, *overrides), MPI.COMM_SELF)
    dofs = simulation.unknowns.dofs(ORDER_PARAMETER)
    profiles = []
    for seen in simulation.observations():
        profiles.append(seen.integrator.solution.x.array[dofs].copy())
        if seen.time * seen.scales.time >= 100 * (1 - 1e-9):
            break
    content = seen.integrator.solution.x.array[simulation.unknowns.dofs(SITE_FRACTION)]
    assert content.max() < -2
    return np.array(profiles)


def test_amorphised_host_stays_amorphous_when_the_carrier_leaves():
    irreversible = order_parameters()
    assert np.diff(irreversible, axis=0).min() > -1e-9
    assert irreversible[-1].sum() > irreversible[0].sum() - 1e-6


def test_without_the_bound_the_crystal_comes_back():
    reversible = order_parameters("interface.irreversible=false")
    assert reversible[-1].sum() < 0.9 * reversible[0].sum()


def test_a_rejected_step_leaves_no_trace():
    """The same steps with and without a discarded attempt in between."""
    ends = []
    for discard in (False, True):
        integrator = Simulation(case_of(BODIES["wire"]), MPI.COMM_SELF).integrator
        for time in (1e-4, 2e-4, 4e-4):
            if discard:
                integrator.attempt(3 * time)
                integrator.reset()
            assert integrator.attempt(time).newton.converged
            integrator.accept(time)
        ends.append((integrator.solution.x.array.copy(), integrator.internal.accumulated_strain.x.array.copy()))
    for first, second in zip(*ends, strict=True):
        assert second == pytest.approx(first, abs=1e-9)


def test_the_error_estimate_begins_when_there_are_enough_values():
    integrator = Simulation(case_of(FILM), MPI.COMM_SELF).integrator
    errors = []
    for time in (1e-5, 2e-5, 3e-5, 4e-5):
        errors.append(integrator.attempt(time).error)
        integrator.accept(time)
    assert errors[:2] == [None, None]
    assert all(error is not None and error >= 0 for error in errors[2:])


@pytest.fixture(scope="module")
def yielding_wire():
    """A generalised plane strain wire in a step that is solved and not yet accepted."""
    return advanced(case_of(BODIES["wire"]), 30)


def test_a_free_wire_carries_no_axial_force(yielding_wire):
    """``int P_zz dA = 0`` with ``P_zz = J sigma_zz / lambda``."""
    sample = yielding_wire[1].sample
    force = sample["axial_stress"] * sample["volume_ratio"] / sample["axial_stretch"]
    assert np.ptp(sample["axial_stretch"]) < 1e-14
    assert abs(sample.integral(force)) < 1e-7 * sample.integral(np.abs(force))


def test_an_accepted_step_becomes_the_state_that_the_next_one_starts_from(yielding_wire):
    simulation, seen = yielding_wire
    integrator, strain = simulation.integrator, simulation.integrator.internal.accumulated_strain
    before = strain.x.array.copy()
    flowed = seen.sample["plastic_strain"]
    assert np.all(flowed >= before)
    assert np.any(flowed > before + 1e-4)
    solved = integrator.solution.x.array.copy()
    integrator.accept(seen.time)
    assert np.sort(strain.x.array) == pytest.approx(np.sort(flowed), abs=1e-12)
    assert integrator.times[0] == seen.time
    integrator.solution.x.array[:] = 0
    integrator.reset()
    assert np.array_equal(integrator.solution.x.array, solved)
