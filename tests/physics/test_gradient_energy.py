import numpy as np
import pytest
import ufl
from mpi4py import MPI

from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer
from chemomech.model.scaling import scales_of
from chemomech.register.kinds import GRADIENT_ENERGY
from chemomech.solve.integrator import PrescribedValue
from chemomech.solve.unknowns import ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, Unknowns
from chemomech.theory.diffuse_interface import RegularSolution
from chemomech.verify.problem import advance, integrator_of
from tests.support.cases import case_of
from tests.support.pointwise import number
from tests.support.runs import run_of
from tests.support.separating import CHI, film


def test_the_weak_potential_is_the_derivative_of_the_energy():
    gradient = ufl.variable(ufl.as_vector([0.3, -0.2, 0.5]))
    test = ufl.as_vector([1.0, 2.0, -0.5])
    term = GRADIENT_ENERGY["cahn-hilliard"].of_numbers(value=ufl.as_ufl(0.7))
    slope = number(ufl.inner(ufl.diff(term.density(gradient), gradient), test))
    assert number(term.weak_potential(gradient, test)) == pytest.approx(slope)
    nothing = GRADIENT_ENERGY["none"].of_numbers()
    assert number(nothing.density(gradient)) == 0
    assert number(nothing.weak_potential(gradient, test)) == 0


def solution_of(case):
    """The closed forms, in units of the film's thickness."""
    scales = scales_of(case)
    kappa = case.material.chemistry.gradient_energy.value / (scales.stress * scales.length**2)
    return RegularSolution(CHI, kappa)


@pytest.mark.parametrize("waves", [1, 3, 6])
def test_small_waves_grow_or_decay_at_cahns_rate(waves):
    case = case_of(film("{control: galvanostatic, current: 0 A/m^2}", "1 s"), "numerics.cells_per_width=8")
    body = body_of(case, MPI.COMM_SELF)
    model = Composer(case, body.domain).model()
    unknowns = Unknowns(body.domain, model.geometry)
    scales, exact = scales_of(case), solution_of(case)
    mobility = 0.25 * case.material.transport.diffusivity.product(0.5) * scales.time / scales.length**2
    q, amplitude = waves * np.pi, 1e-4
    rate = exact.growth_rate(q, 0.5, mobility)
    assert (rate > 0) == (waves < 6)
    wave = np.cos(q * unknowns.coordinates(SITE_FRACTION)[:, 0])
    initial = unknowns.zero()
    initial[unknowns.dofs(ORDER_PARAMETER)] = 1.0
    initial[unknowns.dofs(SITE_FRACTION)] = 4 * amplitude * wave  # dc = dy/4 at c = 1/2
    initial[unknowns.dofs(POTENTIAL)] = (exact.curvature(0.5) + exact.kappa * q**2) * amplitude * wave
    held = [
        PrescribedValue(unknowns.dofs_on(0, s.entities, s.entity_dimension, s.component), lambda t: 0.0)
        for s in body.supports
    ]
    integrator = integrator_of(case, model, unknowns, initial, held)
    times = np.linspace(0, 1, 101)[1:] / abs(rate)
    advance(integrator, times)
    grown = integrator.solution.x.array[unknowns.dofs(SITE_FRACTION)] @ wave / (4 * amplitude * (wave @ wave))
    assert np.log(grown) == pytest.approx(np.sign(rate), abs=3e-3)


@pytest.fixture(scope="module")
def separated(tmp_path_factory):
    """Filled to about a half, then left alone."""
    surface = (
        "{control: galvanostatic, initial_voltage: 0.04 V, current: CURRENT, changes: [{at: 50 s, current: 0 A/m^2}]}"
    )
    per_area = 100e-9 * 96485.33212 * 0.45 / 50
    density = case_of(film("{voltage: 0 V}", "1 s")).material.carrier_density
    case = case_of(
        film(surface.replace("CURRENT", f"{per_area * density:.10g} A/m^2"), "300 s"), "numerics.time_tolerance=1e-4"
    )
    return run_of(case, tmp_path_factory.mktemp("separated"))


def test_what_separates_ends_with_the_energy_of_one_interface(separated):
    case = separated.case
    exact, scales = solution_of(case), scales_of(case)
    found = (separated["chemical_energy"][-1] / scales.stress) - exact.energy(exact.poor)
    assert 0.3 < separated["state_of_charge"][-1] < 0.7
    assert found == pytest.approx(exact.interface_energy, rel=2e-4)
    assert np.abs(separated["carrier_balance_error"]).max() < 1e-8
    assert separated["energy_balance_error"][-1] == pytest.approx(0, abs=0.01)
    assert separated["diffusion_dissipation"].min() >= 0
