"""Time integration of the coupled problem: BDF2 with an extrapolated predictor and an error estimate."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import basix.ufl
import numpy as np
import ufl
from dolfinx import fem, la
from mpi4py import MPI
from ufl.core.expr import Expr

from chemomech.physics.model import Internal, Model, TimeStep
from chemomech.solve.flux import SurfaceFlux
from chemomech.solve.irreversible import IrreversibleField
from chemomech.solve.multistep import derivative_weights, error_factor, extrapolation_weights
from chemomech.solve.newton import NO_DOFS, Convergence, NewtonResult, NewtonSolver
from chemomech.solve.unknowns import Dofs, Unknowns, Values
from chemomech.solve.wall import Wall
from chemomech.system._dolfinx import compiled_expression, interpolation_points
from chemomech.system.checkpoint_errors import CheckpointUnusable
from chemomech.system.saving import Saved, Saving

HISTORY = 4
"""Times that the integrator looks back to, the newest included."""
DISPLACEMENT, ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, AXIAL_STRETCH = range(5)


@dataclass(frozen=True)
class PrescribedValue:
    """A field whose value is given at some degrees of freedom as a function of time, while it is ``active``."""

    dofs: Dofs
    value: Callable[[float], float]
    active: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class Attempt:
    """A step that was tried: how Newton's method ended and the estimated local error."""

    newton: NewtonResult
    error: float | None
    order: int


class Integrator:
    """Advances fields and plastic state; knows nothing of step control.

    Content and order parameter follow BDF2 (backward Euler in the first step), plastic flow backward Euler. The
    prediction is the polynomial through the last values; its distance from the solution estimates the error.
    """

    def __init__(
        self,
        model: Model,
        unknowns: Unknowns,
        initial: Values,
        prescribed: Sequence[PrescribedValue],
        convergence: Convergence,
        momentum_scale: float,
        quadrature_degree: int,
        irreversible: bool,
        options: Mapping[str, str],
        fluxes: Sequence[SurfaceFlux] = (),
        linear_solver: str = "direct",
        keeps_jacobian: bool = False,
        walls: Sequence[Wall] = (),
    ) -> None:
        domain = unknowns.domain
        self.model, self.unknowns, self.prescribed = model, unknowns, prescribed
        self.solution = fem.Function(unknowns.space)
        self.solution.x.array[:] = initial
        self.previous = [fem.Function(unknowns.space) for _ in range(2)]
        self.times: deque[float] = deque([0.0], maxlen=HISTORY)
        self._values = deque([initial.copy()], maxlen=HISTORY)
        self._weights = [fem.Constant(domain, w) for w in (1.0, -1.0, 0.0)]
        self._length = fem.Constant(domain, 1.0)
        self.step = TimeStep(weights=self._weights, length=self._length)
        self.dx = ufl.Measure("dx", domain=domain, metadata={"quadrature_degree": quadrature_degree})
        self._create_internal(quadrature_degree)
        self.fields = unknowns.fields(self.solution)
        residual = model.residual(
            self.fields,
            unknowns.tests(),
            [unknowns.fields(old) for old in self.previous],
            self.internal,
            self.step,
            fem.Constant(domain, momentum_scale),
            self.dx,
        )
        self._controls = [(flux, fem.Constant(domain, float(flux.control(0.0)))) for flux in fluxes]
        inflow = [(flux, flux.inflow(control, model, self.fields)) for flux, control in self._controls]
        residual -= self._through_surface(inflow, unknowns.tests().potential / self.step.weights[0])
        surplus = [(flux, flux.surplus(control, model, self.fields)) for flux, control in self._controls]
        of_electrode = [(flux, density) for flux, density in surplus if density is not None]
        if of_electrode:
            residual += self._through_surface(of_electrode, unknowns.tests().electrode_potential / self.step.weights[0])
        self._inflow = [fem.form(self._through_surface([each])) for each in inflow]
        lost = [(flux, flux.dissipation(control, model, self.fields)) for flux, control in self._controls]
        self._dissipation = [fem.form(self._through_surface([each])) for each in lost]
        for wall in walls:
            area, tests = model.geometry.volume_element(), unknowns.tests()
            residual += wall.conduction(model, self.fields, tests) / self.step.weights[0] * area * wall.surface
            self._dissipation.append(fem.form(wall.dissipation(model, self.fields) * area * wall.surface))
        self.volume = self._integral([fem.form(model.host(self.model.geometry.volume_element()) * self.dx)])
        """Of the host: inert regions do not count."""
        self._irreversible = self._irreversible_front() if irreversible else None
        self.newton = NewtonSolver(
            unknowns,
            residual,
            self.solution,
            self._fixed(),
            convergence,
            self.volume,
            self._irreversible,
            options,
            linear_solver,
            keeps_jacobian,
            self._uncoupled(),
        )
        self._create_update(quadrature_degree)

    def attempt(self, time: float) -> Attempt:
        """Solve for the fields at ``time``; the solution holds them afterwards."""
        times = [time, *self.times]
        formula = times[: min(3, len(times))]
        weights = derivative_weights(formula) + [0.0] * (3 - len(formula))
        for constant, weight in zip(self._weights, weights, strict=True):
            constant.value = weight
        self._length.value = time - self.times[0]
        for function, old in zip(self.previous, self._values, strict=False):
            function.x.array[:] = old
        past = list(self.times)[: len(formula)]
        values = np.stack(list(self._values)[: len(formula)])
        prediction: Values = np.array(extrapolation_weights(past, time)) @ values
        self.solution.x.array[:] = self._within_range(prediction, values)
        self._set_prescribed(time)
        self.newton.fix(self._fixed())
        if self._irreversible is not None:
            self._irreversible.lower = self._values[0][self._irreversible.dofs]
        newton = self.newton.solve()
        estimated = newton.converged and len(past) == len(formula)
        error = error_factor(formula, past) * self._distance(prediction) if estimated else None
        return Attempt(newton, error, len(formula) - 1)

    def accept(self, time: float) -> None:
        """Make the attempted step the newest one; plastic state included."""
        self._new_metric.interpolate(self._metric_update)
        self._new_strain.interpolate(self._strain_update)
        self._metric.x.array[:] = self._new_metric.x.array
        self._strain.x.array[:] = self._new_strain.x.array
        self.times.appendleft(time)
        self._values.appendleft(self.solution.x.array.copy())

    def restart(self) -> None:
        """Forget all but the newest time: the next step is backward Euler, as after a jump it must be."""
        for history in (self.times, self._values):
            while len(history) > 1:
                history.pop()

    def reset(self) -> None:
        """Forget the attempted step."""
        self.solution.x.array[:] = self._values[0]

    def save(self, to: Saving) -> None:
        """Times and values that the formula reaches back to, and the plastic state.

        A Jacobian that is kept from step to step is dropped: whoever goes on from here has none either.
        """
        to.numbers("times", list(self.times))
        for number, values in enumerate(self._values):
            to.nodal(f"values_{number}", values)
        to.at_points("plastic_metric", _by_cell(self._metric))
        to.at_points("accumulated_strain", _by_cell(self._strain))
        self.newton.forget()

    def restore(self, saved: Saved) -> None:
        """Be at the newest of the saved times."""
        times = [float(time) for time in saved.numbers("times", None)]
        if not 1 <= len(times) <= HISTORY or not all(a > b for a, b in pairwise(times)):
            raise CheckpointUnusable("the checkpoint does not fit: its times are not those of a run")
        self.times = deque(times, maxlen=HISTORY)
        self._values = deque((saved.nodal(f"values_{i}") for i in range(len(times))), maxlen=HISTORY)
        _set_by_cell(self._metric, saved.at_points("plastic_metric", self.model.geometry.tensor_size))
        _set_by_cell(self._strain, saved.at_points("accumulated_strain"))
        self.newton.forget()
        self.reset()

    def derivative_weights(self) -> list[float]:
        """Weights of the attempted step's formula, newest first."""
        return [float(w.value) for w in self._weights]

    def _given(self) -> list[PrescribedValue]:
        return [given for given in self.prescribed if given.active()]

    def _fixed(self) -> Dofs:
        return np.unique(np.concatenate([given.dofs for given in self._given()])).astype(np.int32)

    def _create_internal(self, degree: int) -> None:
        domain, size = self.unknowns.domain, self.model.geometry.tensor_size
        cell = domain.basix_cell()
        metric = basix.ufl.quadrature_element(cell, value_shape=(size,), degree=degree)
        scalar = basix.ufl.quadrature_element(cell, degree=degree)
        self._metric = fem.Function(fem.functionspace(domain, metric))
        self._strain = fem.Function(fem.functionspace(domain, scalar))
        self._new_metric = fem.Function(self._metric.function_space)
        self._new_strain = fem.Function(self._strain.function_space)
        identity = self.model.geometry.components(ufl.Identity(3))
        self._metric.x.array[:] = np.tile([float(identity[i]) for i in range(size)], len(self._strain.x.array))
        symmetric = self.model.geometry.symmetric_tensor(self._metric)
        self.internal = Internal(inverse_plastic_metric=symmetric, accumulated_strain=self._strain)

    def _create_update(self, degree: int) -> None:
        plastic = self.model.response(self.fields, self.internal, self._length).plastic
        points = interpolation_points(self._strain.function_space)
        components = self.model.geometry.components(plastic.inverse_plastic_metric)
        self._metric_update = compiled_expression(components, points)
        self._strain_update = compiled_expression(plastic.accumulated_strain, points)

    def _uncoupled(self) -> Dofs:
        """Owned degrees of freedom of the fields that the model does not couple to others."""
        fields = [self.unknowns.names.index(name) for name in self.model.uncoupled]
        return np.concatenate([NO_DOFS, *(self.unknowns.owned_dofs(i) for i in fields)])

    def _irreversible_front(self) -> IrreversibleField:
        lumped = fem.assemble_vector(
            fem.form(self.unknowns.tests().order_parameter * self.model.geometry.volume_element() * self.dx)
        )
        lumped.scatter_reverse(la.InsertMode.add)
        dofs = self.unknowns.owned_dofs(ORDER_PARAMETER)
        return IrreversibleField(dofs, lumped.array[dofs])

    def _within_range(self, prediction: Values, past: Values) -> Values:
        """The prediction with potential and logit at most 1 beyond the range they have had in the body.

        Where the product is full or empty a logit says little, and Newton's method does not come back from far away.
        """
        guess, comm = prediction.copy(), self.unknowns.domain.comm
        for field in (POTENTIAL, SITE_FRACTION):
            dofs = self.unknowns.dofs(field)
            known = past[:, dofs]
            lowest = comm.allreduce(float(known.min(initial=np.inf)), op=MPI.MIN)
            highest = comm.allreduce(float(known.max(initial=-np.inf)), op=MPI.MAX)
            guess[dofs] = np.clip(prediction[dofs], lowest - 1, highest + 1)
        return guess

    def _set_prescribed(self, time: float) -> None:
        for given in self._given():
            self.solution.x.array[given.dofs] = given.value(time)
        for flux, control in self._controls:
            control.value = flux.control(time)

    def inflow(self, surface_dofs: Dofs) -> float:
        """Carrier per time that enters in the attempted step, over the body's volume.

        By the fluxes of the surface and, where the potential is given instead, as the reaction of the carrier balance
        at the rows that it replaces.
        """
        rows = np.isin(self.newton.fixed, surface_dofs)
        local = float(self.newton.reactions[rows].sum())
        reaction = self.unknowns.domain.comm.allreduce(local, op=MPI.SUM)
        return (self._integral(self._inflow) + self.derivative_weights()[0] * reaction) / self.volume

    def surface_dissipation(self) -> float:
        """Energy per time that surface fluxes and paths of the attempted step dissipate, over the body's volume."""
        return self._integral(self._dissipation) / self.volume

    def _distance(self, prediction: Values) -> float:
        """Largest change of order parameter and site fraction between prediction and solution."""
        phi = self.unknowns.dofs(ORDER_PARAMETER)
        logit = self.unknowns.dofs(SITE_FRACTION)
        now = self.solution.x.array
        difference = np.abs(now[phi] - prediction[phi]).max(initial=0.0)
        weight = np.clip(now[phi], 0, 1)
        content = weight * np.abs(_sigmoid(now[logit]) - _sigmoid(prediction[logit]))
        local = max(difference, content.max(initial=0.0))
        return float(self.unknowns.domain.comm.allreduce(local, op=MPI.MAX))

    def _through_surface(self, densities: Sequence[tuple[SurfaceFlux, Expr]], weight: Expr | int = 1) -> Any:
        """Integral over the surfaces of densities per reference area; 0 without any."""
        area = self.model.geometry.volume_element()
        return sum(density * weight * area * flux.surface for flux, density in densities)

    def _integral(self, forms: Sequence[fem.Form]) -> float:
        local = sum(float(np.real(fem.assemble_scalar(form))) for form in forms)
        return float(self.unknowns.domain.comm.allreduce(local, op=MPI.SUM))


def _by_cell(function: fem.Function) -> Values:
    """Values at the quadrature points of the cells of this rank, one row a cell."""
    space = function.function_space
    cells = space.mesh.topology.index_map(space.mesh.topology.dim).size_local
    rows = function.x.array.reshape(-1, space.dofmap.bs)[np.asarray(space.dofmap.list)[:cells]]
    return np.asarray(rows.reshape(cells, -1))


def _set_by_cell(function: fem.Function, values: Values) -> None:
    """The way back."""
    dofmap = function.function_space.dofmap
    points = function.x.array.reshape(-1, dofmap.bs)
    points[np.asarray(dofmap.list)[: len(values)]] = values.reshape(len(values), -1, dofmap.bs)
    function.x.array[:] = points.ravel()
    function.x.scatter_forward()


def _sigmoid(y: Values) -> Values:
    return 1 / (1 + np.exp(-np.clip(y, -500, 500)))
