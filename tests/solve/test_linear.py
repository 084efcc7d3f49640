import numpy as np
import pytest
from mpi4py import MPI
from petsc4py import PETSc

from chemomech.simulation.simulation import Simulation
from chemomech.solve.linear import Direct, Sequential, linear_solver
from chemomech.solve.multigrid import BlockMultigrid
from tests.support.cases import PARTICLE, case_of

BALL = PARTICLE.replace("diameter: 24 nm", "diameter: 24 nm, resolved: volume")
COARSE = ("interface.width=2 nm", "numerics.cells_per_width=0.5")


@pytest.fixture(scope="module")
def solved():
    """A step of a ball, solved in both ways."""
    found = {}
    for name in ("direct", "multigrid"):
        simulation = Simulation(case_of(BALL, *COARSE, f"numerics.linear_solver={name}"), MPI.COMM_SELF)
        attempt = simulation.integrator.attempt(1e-4)
        found[name] = simulation, attempt.newton, simulation.integrator.solution.x.array.copy()
    return found


def test_both_solvers_find_the_same(solved):
    for _, newton, _ in solved.values():
        assert newton.converged
    unknowns = solved["direct"][0].unknowns
    difference = np.abs(solved["multigrid"][2] - solved["direct"][2])
    for field, bound in enumerate((1e-8, 1e-10, 1e-6, 1e-5)):  # the logit of an empty host is the least certain
        assert difference[unknowns.dofs(field)].max() < bound


def test_few_iterations_are_needed(solved):
    simulation, newton, _ = solved["multigrid"]
    iterations = simulation.integrator.newton.linear_iterations
    assert newton.iterations < iterations < 10 * newton.iterations
    assert solved["direct"][0].integrator.newton.linear_iterations == solved["direct"][1].iterations


def test_the_step_from_linear_to_quadratic_displacement_is_interpolation(solved):
    """A linear displacement is reproduced at the nodes of the quadratic one."""
    unknowns = solved["multigrid"][0].unknowns
    P = BlockMultigrid(unknowns).from_linear()
    corners = unknowns.domain.geometry.x
    coarse, fine = P.createVecs()
    order = np.argsort(unknowns.dofs(0))
    places = unknowns.coordinates(0)[order]
    # vertices of the linear space, by their coordinates
    linear = BlockMultigrid(unknowns).linear_space().tabulate_dof_coordinates()
    gradient = np.array([[0.1, 0.2, 0.3], [-0.4, 0.5, 0.6], [0.7, 0.8, -0.9]])
    coarse.array[:] = (linear @ gradient.T).ravel()
    P.mult(coarse, fine)
    component = np.tile(np.arange(3), len(places) // 3)
    assert fine.array == pytest.approx((places @ gradient.T)[np.arange(len(places)), component])
    assert len(corners) == len(linear)


def test_the_choice_follows_size_and_dimension(solved):
    unknowns = solved["direct"][0].unknowns
    assert isinstance(linear_solver("automatic", unknowns), Direct)
    assert isinstance(linear_solver("multigrid", unknowns), BlockMultigrid)
    solver = solved["multigrid"][0].integrator.newton._snes.getKSP()
    assert solver.getPC().getType() == PETSc.PC.Type.FIELDSPLIT


def test_a_radial_body_is_factorised_by_petsc_itself_with_the_same_result():
    found = []
    for options in ((), ("numerics.petsc_options.pc_factor_mat_solver_type=mumps",)):
        simulation = Simulation(case_of(PARTICLE, *options), MPI.COMM_SELF)
        assert isinstance(linear_solver("direct", simulation.unknowns), Sequential)
        assert simulation.integrator.attempt(1e-4).newton.converged
        found.append(simulation.integrator.solution.x.array.copy())
    assert found[0] == pytest.approx(found[1], abs=1e-9)


def test_a_breakdown_of_the_iterations_leaves_a_solver_that_works():
    overrides = (*COARSE, "numerics.linear_solver=multigrid", "numerics.petsc_options.ksp_max_it=1")
    integrator = Simulation(case_of(BALL, *overrides), MPI.COMM_SELF).integrator
    for _ in range(2):
        assert not integrator.attempt(1e-4).newton.converged
        integrator.reset()
