"""The momentum balance of the model by itself: a body of given content in equilibrium with its boundary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI
from ufl.core.expr import Expr

from chemomech.case.case import Case
from chemomech.model.composition import momentum_scale
from chemomech.physics.model import Fields, Internal, Model, TimeStep
from chemomech.solve.newton import NewtonSolver
from chemomech.solve.settings import Convergence, SolverSettings
from chemomech.solve.unknowns import DISPLACEMENT, ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, Unknowns, Values
from chemomech.system._dolfinx import constant, quadrature_rule
from chemomech.verify.bench import CaseFailed

LOGIT = 0.5
"""Content of the body, the same everywhere: site fraction 0.62."""
LOAD_STEPS = 10


@dataclass(frozen=True)
class MomentumBalance(Model):
    """The first row of the model; content and phase are given."""

    def residual(
        self,
        fields: Fields,
        tests: Fields,
        previous: Sequence[Fields],
        internal: Internal,
        step: TimeStep,
        momentum_scale: Expr,
        dx: ufl.Measure,
    ) -> ufl.Form:
        """``P : delta F``."""
        state = self.response(fields, internal, step.length)
        return momentum_scale * self._momentum(state, tests) * self.geometry.volume_element() * dx


class Equilibrium:
    """A body of product whose boundary is displaced by ``u = H x``; it has not yielded before."""

    def __init__(self, case: Case, model: Model, domain: mesh.Mesh) -> None:
        self.model = MomentumBalance(**vars(model))
        self.unknowns = unknowns = Unknowns(domain, model.geometry)
        self.solution = fem.Function(unknowns.space)
        values = self.solution.x.array
        values[unknowns.dofs(ORDER_PARAMETER)] = 1.0
        values[unknowns.dofs(SITE_FRACTION)] = LOGIT
        if unknowns.axial_stretch is not None:
            values[unknowns.dofs(unknowns.axial_stretch)] = 1.0
        self.pristine = Internal(inverse_plastic_metric=ufl.Identity(3), accumulated_strain=ufl.as_ufl(0.0))
        self.fields = unknowns.fields(self.solution)
        dx = ufl.Measure("dx", domain=domain, metadata={"quadrature_degree": case.numerics.quadrature_degree})
        scale = constant(domain, momentum_scale(case))
        step = TimeStep((), ufl.as_ufl(1.0))
        residual = self.model.residual(self.fields, unknowns.tests(), (), self.pristine, step, scale, dx)
        volume = fem.assemble_scalar(fem.form(model.geometry.volume_element() * dx))
        given = np.concatenate([unknowns.dofs(field) for field in (ORDER_PARAMETER, POTENTIAL, SITE_FRACTION)])
        domain.topology.create_connectivity(domain.topology.dim - 1, domain.topology.dim)
        self._boundary = unknowns.dofs_on(
            DISPLACEMENT, mesh.exterior_facet_indices(domain.topology), domain.topology.dim - 1
        )
        self._newton = NewtonSolver(
            unknowns,
            residual,
            self.solution,
            np.unique(np.concatenate([self._boundary, given])),
            float(domain.comm.allreduce(volume, op=MPI.SUM)),
            SolverSettings(Convergence((1e-13,) * len(unknowns.names), 30)),
        )

    def displace(self, gradient: Values) -> None:
        """Displace the boundary in small steps and solve for what is inside.

        Raises :class:`chemomech.verify.bench.CaseFailed` if Newton's method does not converge.
        """
        exact = self.linear(gradient)
        for part in np.linspace(0, 1, LOAD_STEPS + 1)[1:]:
            self.solution.x.array[self._boundary] = part * exact[self._boundary]
            if not self._newton.solve().converged:
                raise CaseFailed(f"no equilibrium at {part:.0%} of the displacement")

    def linear(self, gradient: Values) -> Values:
        """``H x`` in the displacement's degrees of freedom, zero in the others; ``H`` of shape ``(d, d)``."""
        values = np.zeros(len(self.solution.x.array))
        size = len(gradient)
        component = np.arange(len(self.unknowns.dofs(DISPLACEMENT))) % size
        places = self.unknowns.coordinates(DISPLACEMENT)[:, :size]
        values[self.unknowns.dofs(DISPLACEMENT)] = (gradient[component] * places).sum(axis=1)
        return values

    def largest_deviation(self, gradient: Values) -> float:
        """Largest distance of the displacement from ``H x``."""
        dofs = self.unknowns.dofs(DISPLACEMENT)
        local = np.abs(self.solution.x.array[dofs] - self.linear(gradient)[dofs]).max(initial=0.0)
        return float(self.unknowns.domain.comm.allreduce(float(local), op=MPI.MAX))

    def spread_of_stress(self) -> float:
        """Largest difference of a component of the Cauchy stress between any two points, in units of ``RT C_max``."""
        domain = self.unknowns.domain
        state = self.model.response(self.fields, self.pristine, ufl.as_ufl(1.0))
        points, _ = quadrature_rule(domain, 2)
        components = ufl.as_vector([state.cauchy_stress[place] for place in np.ndindex(3, 3)])
        cells = np.arange(domain.topology.index_map(domain.topology.dim).size_local, dtype=np.int32)
        values = np.asarray(fem.Expression(components, points).eval(domain, cells)).reshape(-1, 9)
        everywhere = np.concatenate(domain.comm.allgather(values))
        return float(np.ptp(everywhere, axis=0).max())
