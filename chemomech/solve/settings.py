"""How the equations of a step are to be solved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Convergence:
    """When Newton's method has converged.

    Either the sum of the absolute residuals of each field, relative to the body's volume, is below its tolerance,
    or the residuals are at the level of rounding errors: the last correction changed nothing any more.
    """

    tolerances: Sequence[float]
    maximum_iterations: int
    negligible_correction: float = 1e-10
    largest_residual_when_negligible: float = 1e3


@dataclass(frozen=True)
class SolverSettings:
    """Nonlinear and linear solver of a step."""

    convergence: Convergence
    linear_solver: str = "direct"
    """By name: :func:`chemomech.solve.linear.linear_solver`."""
    keeps_jacobian: bool = False
    """Whether a factorised Jacobian is kept while it serves: :class:`chemomech.solve.broyden.Broyden`."""
    petsc_options: Mapping[str, str] = field(default_factory=dict)
    """The user's, which go before the program's own."""
