import itertools

import numpy as np
import pytest
from petsc4py import PETSc

from chemomech.solve.irreversible import IrreversibleField

SIZE = 6
FREE = 1  # a degree of freedom of another field
ROWS = (np.arange(SIZE + 1) * SIZE).astype(PETSc.IntType)
COLUMNS = np.tile(np.arange(SIZE), SIZE).astype(PETSc.IntType)


@pytest.fixture
def problem():
    """``K x = f`` with a bound from below on all but one unknown."""
    random = np.random.default_rng(4)
    K = random.normal(size=(SIZE, SIZE)) * 0.2 + 2 * np.eye(SIZE)
    bounded = IrreversibleField(np.delete(np.arange(SIZE, dtype=np.int32), FREE), random.uniform(0.5, 2, SIZE - 1))
    bounded.lower = random.normal(size=SIZE - 1)
    return K, random.normal(size=SIZE) * 2, bounded


def linearised(K, f, bounded, x):
    residual = K @ x - f
    bounded.apply(x, residual)
    matrix = PETSc.Mat().createAIJ((SIZE, SIZE), csr=(ROWS, COLUMNS, K.ravel()), comm=PETSc.COMM_SELF)
    matrix.assemble()
    bounded.linearise(matrix)
    return residual, matrix.getValues(COLUMNS[:SIZE], COLUMNS[:SIZE])


def test_linearisation_is_the_derivative(problem):
    K, f, bounded = problem
    x, step = np.random.default_rng(9).normal(size=SIZE), 1e-6
    _, matrix = linearised(K, f, bounded, x)
    columns = [
        (linearised(K, f, bounded, x + step * e)[0] - linearised(K, f, bounded, x - step * e)[0]) / (2 * step)
        for e in np.eye(SIZE)
    ]
    assert matrix == pytest.approx(np.transpose(columns), abs=1e-8)


def complementary(K, f, bounded):
    """The solution by trying all sets of active bounds."""
    for active in itertools.product([False, True], repeat=SIZE - 1):
        held = bounded.dofs[np.array(active)]
        x = np.zeros(SIZE)
        x[held] = bounded.lower[np.array(active)]
        free = np.setdiff1d(np.arange(SIZE), held)
        x[free] = np.linalg.solve(K[np.ix_(free, free)], f[free] - K[np.ix_(free, held)] @ x[held])
        residual = K @ x - f
        if np.all(x[bounded.dofs] >= bounded.lower - 1e-12) and np.all(residual[bounded.dofs] >= -1e-12):
            return x, active
    raise AssertionError


def test_bounds_hold_where_the_residual_would_push_below(problem):
    K, f, bounded = problem
    expected, active = complementary(K, f, bounded)
    assert any(active)
    assert not all(active)
    x = expected + 0.3
    for _ in range(30):
        residual, matrix = linearised(K, f, bounded, x)
        x = x - np.linalg.solve(matrix, residual)
    assert x == pytest.approx(expected, abs=1e-9)


def test_without_a_bound_the_equations_are_the_old_ones(problem):
    K, f, bounded = problem
    bounded.lower[:] = -1e8
    x = np.random.default_rng(9).normal(size=SIZE)
    residual, matrix = linearised(K, f, bounded, x)
    assert residual == pytest.approx(K @ x - f, abs=1e-6)
    assert matrix == pytest.approx(K, abs=1e-6)
