import numpy as np
import pytest
from mpi4py import MPI
from petsc4py import PETSc

from chemomech.simulation.simulation import Simulation
from chemomech.solve.broyden import Broyden, is_slow
from tests.support.cases import case_of
from tests.support.separating import film

SIZE = 6


class Cubic:
    """``A x + s x^3 = b`` with an error tolerance of 1e-9, and a count of its Jacobians."""

    def __init__(self, strength=0.3):
        random = np.random.default_rng(2)
        self.A = 4 * np.eye(SIZE) + random.normal(size=(SIZE, SIZE)) / 3
        self.b, self.strength, self.jacobians = random.normal(size=SIZE), strength, 0

    def residual(self, x, f):
        value = x.array
        f.array = self.A @ value + self.strength * value**3 - self.b
        return float(np.abs(f.array).max() / 1e-9)

    def factorise(self, x):
        self.jacobians += 1
        self.inverse = np.linalg.inv(self.A + np.diag(3 * self.strength * x.array**2))

    def correct(self, f, correction):
        correction.array = self.inverse @ f.array


def vectors():
    x = PETSc.Vec().createSeq(SIZE, comm=MPI.COMM_SELF)
    x.set(0.0)
    return x, x.duplicate()


def test_a_jacobian_serves_many_problems_that_are_alike():
    equations = Cubic()
    method, (x, f) = Broyden(equations), vectors()
    for step in range(20):
        equations.b[0] += 0.02 * step
        assert method.solve(x, f)
        assert equations.residual(x, f) <= 1
    assert 1 <= equations.jacobians <= 5


def test_linear_equations_need_one_iteration_and_one_jacobian():
    equations = Cubic(strength=0.0)
    method, (x, f) = Broyden(equations), vectors()
    for _ in range(3):
        equations.b[1] += 1.0
        assert method.solve(x, f)
        assert method.iterations == 1
    assert equations.jacobians == 1


def test_it_learns_from_its_iterations():
    """With a Jacobian that is wrong by a tenth the plain chord method contracts by 0.1: nine iterations."""
    equations = Cubic(strength=0.0)
    method, (x, f) = Broyden(equations), vectors()
    assert method.solve(x, f)
    equations.A *= 1.1
    x.set(0.0)
    assert method.solve(x, f)
    assert equations.jacobians == 1
    assert method.iterations < 6


def test_where_there_is_no_solution_it_says_so():
    equations = Cubic()
    equations.residual = lambda x, f: (f.set(1.0), 10.0)[1]
    method, (x, f) = Broyden(equations), vectors()
    assert not method.solve(x, f)
    assert equations.jacobians <= Broyden.NEW_JACOBIANS


@pytest.mark.parametrize(
    ("errors", "slow"), [([1e6], False), ([1e6, 1e5], False), ([1e6, 8e5], True), ([1e2, 1e3], True)]
)
def test_slow_is_what_costs_more_than_a_new_jacobian(errors, slow):
    assert is_slow(errors, cost=10, fresh=0.01) == slow


def test_a_simulation_gives_the_same_with_a_quarter_of_the_factorisations():
    text = film("{voltage: -0.1 V, initial_voltage: 0.1 V, ramp: 5 s}", "40 s")
    found = {}
    for jacobian in ("every iteration", "kept"):
        simulation = Simulation(case_of(text, f"numerics.jacobian={jacobian}"), MPI.COMM_SELF)
        for seen in simulation.observations():
            if seen.number == 25:
                break
        content = seen.sample.mean(seen.sample["content"])
        found[jacobian] = content, seen.time, simulation.counts.factorisations
    (exact, time, many), (kept, same_time, few) = found.values()
    assert same_time == pytest.approx(time, rel=1e-6)
    assert kept == pytest.approx(exact, rel=1e-7)
    assert few < many / 2
