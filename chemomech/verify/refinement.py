"""Errors of a manufactured solution over refinements of the time step or of the mesh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from chemomech.case.case import Case
from chemomech.verify.bench import Bench
from chemomech.verify.convergence import Values, equal_steps, orders
from chemomech.verify.exact_fields import ExactFields, Profile, linear, wave
from chemomech.verify.manufactured_problem import ManufacturedProblem

CELLS_HELD_EXACTLY = 4
LONG, SHORT = 0.5, 0.1
"""Time spans of the runs that measure time and space."""


@dataclass(frozen=True)
class Study:
    """Errors in the norms of L2 and H1 over refinements: a row a refinement, a column a field."""

    sizes: tuple[float, ...]
    values: Values
    slopes: Values

    def order_of_values(self, fields: slice | int) -> float:
        """Least order of some fields in L2, at the finest sizes."""
        return float(np.min(orders(self.sizes, self.values)[-1][fields]))

    def order_of_slopes(self, fields: slice | int) -> float:
        """Least order of some fields in H1, at the finest sizes."""
        return float(np.min(orders(self.sizes, self.slopes)[-1][fields]))


def in_time(bench: Bench, case: Case, steps: Callable[[int, float], Values]) -> Study:
    """Fields that the finite elements hold exactly: all that is left is the error of time."""
    counts = (8, 16, 32) if bench.quick else (8, 16, 32, 64, 128)
    return _study(bench, case, linear, {1 / count: (CELLS_HELD_EXACTLY, steps(count, LONG)) for count in counts})


def in_space(bench: Bench, case: Case) -> Study:
    """Fields that no finite element holds, in steps too short to matter."""
    counts = (8, 16) if bench.quick else (8, 16, 32)
    return _study(bench, case, wave, {1 / count: (count, equal_steps(40, SHORT)) for count in counts})


def _study(bench: Bench, case: Case, profile: Profile, refinements: dict[float, tuple[int, Values]]) -> Study:
    found = []
    for cells, times in refinements.values():
        problem = ManufacturedProblem(case, cells, ExactFields(profile), bench.comm)
        problem.advance(times)
        found.append(problem.errors())
    values, slopes = zip(*found, strict=True)
    return Study(tuple(refinements), np.array(values), np.array(slopes))
