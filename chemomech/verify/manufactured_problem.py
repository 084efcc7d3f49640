"""A manufactured solution on a mesh: the problem, advanced in time, and the distance from the exact fields."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
import ufl
from dolfinx import fem
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.mesh.interval import interval
from chemomech.model.composition import Composer
from chemomech.physics.model import Fields
from chemomech.solve.integrator import PrescribedValue
from chemomech.solve.unknowns import DISPLACEMENT, ORDER_PARAMETER, POTENTIAL, Unknowns, Values
from chemomech.system._dolfinx import constant, quadrature_rule
from chemomech.verify.exact_fields import ExactFields
from chemomech.verify.problem import advance, end_dofs, integrator_of
from chemomech.verify.source import Manufactured

GIVEN = ((DISPLACEMENT, 0.0), (ORDER_PARAMETER, 1.0), (POTENTIAL, 1.0))
"""Fields and ends at which the program prescribes values: centre or substrate, and surface."""
NORM_DEGREE = 8


class ManufacturedProblem:
    """The model of a case whose exact solution is given; its boundary values and its initial state are exact."""

    def __init__(
        self, case: Case, cells: int, exact: ExactFields, comm: MPI.Comm, kind: type[Manufactured] = Manufactured
    ) -> None:
        domain = interval(comm, cells)
        model = Composer(case, domain).model()
        self.exact, self.unknowns = exact, Unknowns(domain, model.geometry)
        self.clock = constant(domain, 0.0)
        time, r = ufl.variable(self.clock), ufl.SpatialCoordinate(domain)[0]
        self._exactly = exact(r, time, ufl)[: len(self.unknowns.names)]
        sourced = kind(**vars(model), exact=Fields(*self._exactly), time=time)
        self.integrator = integrator_of(case, sourced, self.unknowns, self._values(0.0), self._prescribed())

    def advance(self, times: Iterable[float]) -> None:
        """Steps to the given times, the source always at the end of the step."""
        for time in times:
            self.clock.value = time
            advance(self.integrator, [time])

    def errors(self) -> tuple[Values, Values]:
        """Distance from the exact fields in the norm of L2 and in the seminorm of H1, relative to those of the fields.

        One number a field; the axial stretch has no gradient and is left out of the second.
        """
        domain = self.unknowns.domain
        cells = np.arange(domain.topology.index_map(domain.topology.dim).size_local, dtype=np.int32)
        expression, weights = self._densities
        local = np.zeros(expression.ufl_expression.ufl_shape[0])
        if len(cells):
            values = np.asarray(expression.eval(domain, cells)).reshape(len(cells) * len(weights), -1)
            local = np.tile(weights, len(cells)) @ values
        squares = np.asarray(domain.comm.allreduce(local, op=MPI.SUM)).reshape(2, -1)
        relative = np.sqrt(squares[0] / squares[1])
        count = len(self.unknowns.names)
        return relative[:count], relative[count:]

    @cached_property
    def _densities(self) -> tuple[fem.Expression, Values]:
        """Squares of errors, then of the fields: values of all fields and slopes of the first four."""
        domain, parts = self.unknowns.domain, vars(self.integrator.fields).values()
        fields = [part for part in parts if part is not None]
        volume = self.integrator.model.geometry.volume_element() * abs(ufl.JacobianDeterminant(domain))
        errors = [field - exact for field, exact in zip(fields, self._exactly, strict=True)]
        squares = [
            value**2 * volume
            for values in (errors, self._exactly)
            for value in (*values, *(value.dx(0) for value in values[:4]))
        ]
        points, weights = quadrature_rule(domain, NORM_DEGREE)
        return fem.Expression(ufl.as_vector(squares), points), weights

    def _values(self, time: float) -> Values:
        values = self.unknowns.zero()
        for field in range(len(self.unknowns.names)):
            radius = self.unknowns.coordinates(field)[:, 0]
            values[self.unknowns.dofs(field)] = self.exact(radius, time, np)[field]
        return values

    def _prescribed(self) -> list[PrescribedValue]:
        return [
            PrescribedValue(
                end_dofs(self.unknowns, field, end),
                lambda time, field=field, end=end: float(self.exact(end, time, np)[field]),  # type: ignore[misc]
            )
            for field, end in GIVEN
        ]
