"""The coupled problem of a case with boundary values of its own, solved by the ordinary integrator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from dolfinx import mesh

from chemomech.case.case import Case
from chemomech.model.composition import momentum_scale
from chemomech.physics.model import Model
from chemomech.simulation.tolerances import convergence_of
from chemomech.solve.integrator import Integrator, PrescribedValue
from chemomech.solve.settings import SolverSettings
from chemomech.solve.unknowns import Dofs, Unknowns, Values
from chemomech.solve.weak_form import WeakForm
from chemomech.verify.bench import CaseFailed


def integrator_of(
    case: Case, model: Model, unknowns: Unknowns, initial: Values, prescribed: Sequence[PrescribedValue]
) -> Integrator:
    """An integrator with the tolerances and the quadrature of a case."""
    settings = SolverSettings(convergence_of(unknowns, case.numerics.newton_maximum_iterations))
    form = WeakForm(model, unknowns, case.resolution.quadrature_degree, momentum_scale(case))
    return Integrator(form, initial, prescribed, settings, case.interface.irreversible)


def end_dofs(unknowns: Unknowns, field: int, position: float) -> Dofs:
    """Degrees of freedom of a field at one end of a radial mesh."""
    facets = mesh.locate_entities_boundary(unknowns.domain, 0, lambda x: np.isclose(x[0], position))
    return unknowns.dofs_on(field, facets, 0)


def advance(integrator: Integrator, times: Iterable[float]) -> None:
    """Steps to the given times. Raises :class:`chemomech.verify.bench.CaseFailed` if one does not converge."""
    for time in times:
        newton = integrator.attempt(time).newton
        if not newton.converged:
            field = integrator.unknowns.names[newton.worst_field]
            raise CaseFailed(f"the step to t = {time:.4g} did not converge in the {field}")
        integrator.accept(time)
