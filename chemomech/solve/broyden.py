"""Newton's method with a factorised Jacobian that is kept while it serves, and Broyden's updates of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from petsc4py import PETSc


class Equations(Protocol):
    """``F(x) = 0`` as an iteration needs it."""

    def residual(self, x: PETSc.Vec, f: PETSc.Vec) -> float:
        """``F(x)``; returns how far it is from its tolerance, 1 where it is met."""
        ...

    def factorise(self, x: PETSc.Vec) -> None:
        """A new Jacobian."""
        ...

    def correct(self, f: PETSc.Vec, correction: PETSc.Vec) -> None:
        """``J^-1 f`` with the Jacobian in hand."""
        ...


class Broyden:
    """A Jacobian is kept, also from one time step to the next, for as long as that is the cheaper way.

    Costs are counted in iterations, of which a new Jacobian costs :attr:`COST`. Within a solve it is renewed where the
    contraction of the last iteration promises to take longer; between two solves where the last one has cost more
    than the solves since the Jacobian was made have on average, its own cost included: from then on keeping it does
    not pay any more. In between Broyden's method learns from the iterations. C. T. Kelley, *Iterative Methods for
    Linear and Nonlinear Equations* (1995), sections 5.4 and 7.3.
    """

    COST = 10.0
    FRESH = 0.01
    """Contraction expected of a new Jacobian."""
    MAXIMUM_ITERATIONS = 40
    NEW_JACOBIANS = 3

    def __init__(self, equations: Equations) -> None:
        self._equations = equations
        self._costs: list[float] = []
        self._worn = True
        self.iterations = 0

    def solve(self, x: PETSc.Vec, f: PETSc.Vec) -> bool:
        """Iterate from ``x``; whether it has converged. If not, ``x`` is no solution and the Jacobian is dropped."""
        self.iterations = 0
        converged = self._iterate(x, f)
        self._worn = not converged or self._costs[-1] > sum(self._costs) / len(self._costs)
        return converged

    def forget(self) -> None:
        """The next solve begins with a new Jacobian."""
        self._costs, self._worn = [], True

    def _iterate(self, x: PETSc.Vec, f: PETSc.Vec) -> bool:
        errors, steps, new = [self._equations.residual(x, f)], list[PETSc.Vec](), 0
        self._costs.append(0.0)
        while errors[-1] > 1.0:
            if self._worn or is_slow(errors, self.COST, self.FRESH):
                if new == self.NEW_JACOBIANS or (new and len(errors) == 2 and errors[1] > errors[0]):
                    return False
                if len(errors) > 1 and errors[-1] > errors[-2]:
                    x.axpy(-1.0, steps[-1])
                    errors = [self._equations.residual(x, f)]
                self._equations.factorise(x)
                self._worn, new, self._costs = False, new + 1, [self.COST]
                errors, steps = errors[-1:], []
            step = x.duplicate()
            self._equations.correct(f, step)
            step.scale(-1.0)
            updated(step, steps)
            x.axpy(1.0, step)
            steps.append(step)
            errors.append(self._equations.residual(x, f))
            self.iterations += 1
            self._costs[-1] += 1.0
            if not math.isfinite(errors[-1]) or self.iterations == self.MAXIMUM_ITERATIONS:
                return False
        return True


def updated(step: PETSc.Vec, steps: Sequence[PETSc.Vec]) -> None:
    """From the correction with the first Jacobian to that with its Broyden updates along the ``steps`` made since."""
    for made, following in pairwise(steps):
        step.axpy(made.dot(step) / made.dot(made), following)
    if steps:
        last = steps[-1]
        step.scale(1 / (1 - last.dot(step) / last.dot(last)))


def is_slow(errors: Sequence[float], cost: float, fresh: float) -> bool:
    """Whether to go on takes longer than a new Jacobian, from the errors made with the one in hand."""
    if len(errors) < 2:
        return False
    now, before = errors[-1], errors[-2]
    if not now < before:
        return True
    remaining = math.log(max(now, 1.0))
    return remaining / math.log(before / now) > cost + remaining / math.log(1 / fresh)
