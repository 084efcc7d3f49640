"""How exactly the equations of a case are solved, and by what."""

from __future__ import annotations

from chemomech.case.case import Case
from chemomech.solve.settings import Convergence, SolverSettings
from chemomech.solve.unknowns import Unknowns

TOLERANCES = {
    "displacement": 1e-9,
    "order parameter": 1e-9,
    "potential": 1e-11,
    "site fraction": 1e-9,
    "axial stretch": 1e-9,
    "electrode potential": 1e-11,
}
"""Residuals by field: errors of the field, or of the carrier content in the rows of the potentials."""


def convergence_of(unknowns: Unknowns, maximum_iterations: int) -> Convergence:
    """When Newton's method has converged in the fields of a body."""
    return Convergence([TOLERANCES[name] for name in unknowns.names], maximum_iterations)


def settings_of(case: Case, unknowns: Unknowns) -> SolverSettings:
    """As the numerics of a case say."""
    numerics = case.numerics
    return SolverSettings(
        convergence_of(unknowns, numerics.newton_maximum_iterations),
        numerics.linear_solver,
        numerics.jacobian == "kept",
        {key: _option(value) for key, value in numerics.petsc_options.items()},
    )


def _option(value: bool | float | str) -> str:
    """As PETSc wants it: a switch that is on has no value."""
    return "" if value is True else str(value)
