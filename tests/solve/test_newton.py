import numpy as np
import pytest
from mpi4py import MPI

from chemomech.simulation.simulation import Simulation
from chemomech.simulation.tolerances import TOLERANCES
from chemomech.solve.unknowns import AXIAL_STRETCH, ORDER_PARAMETER
from tests.support.cases import BODIES, case_of


@pytest.fixture(scope="module")
def solved():
    integrator = Simulation(case_of(BODIES["wire"]), MPI.COMM_SELF).integrator
    given = {int(d): p.value(1e-4) for p in integrator.prescribed for d in p.dofs}
    attempt = integrator.attempt(1e-4)
    return integrator, given, attempt.newton


def test_a_solved_step_satisfies_every_field(solved):
    integrator, _, result = solved
    assert result.converged
    assert result.worst_ratio <= 1
    norms = integrator.newton.field_norms()
    assert np.all(norms <= [TOLERANCES[name] for name in integrator.unknowns.names])


def test_given_values_are_kept_and_the_stretch_is_one_number(solved):
    integrator, given, _ = solved
    values = integrator.solution.x.array
    assert values[list(given)] == pytest.approx(list(given.values()), abs=1e-14)
    assert np.ptp(values[integrator.unknowns.dofs(AXIAL_STRETCH)]) == 0


def test_a_hopeless_step_says_where_it_failed(solved):
    integrator = solved[0]
    attempt = integrator.attempt(1e3)
    integrator.reset()
    assert not attempt.newton.converged
    assert attempt.error is None
    assert attempt.newton.worst_ratio > 1
    assert 0 <= attempt.newton.worst_place[0] <= 1
    assert integrator.attempt(1e-4).newton.converged
    assert np.all(integrator.solution.x.array[integrator.unknowns.dofs(ORDER_PARAMETER)] <= 1 + 1e-6)
