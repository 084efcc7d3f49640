"""Time integration of the coupled problem: BDF2 with an extrapolated predictor and an error estimate."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from dolfinx import fem, la
from mpi4py import MPI

from chemomech.physics.model import Fields, Internal, Model
from chemomech.solve.irreversible import IrreversibleField
from chemomech.solve.multistep import derivative_weights, error_factor, extrapolation_weights
from chemomech.solve.newton import NO_DOFS, NewtonResult, NewtonSolver
from chemomech.solve.settings import SolverSettings
from chemomech.solve.unknowns import ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, Dofs, Unknowns, Values
from chemomech.solve.weak_form import WeakForm
from chemomech.system.checkpoint_errors import CheckpointUnusable
from chemomech.system.saving import Saved, Saving

HISTORY = 4
"""Times that the integrator looks back to, the newest included."""


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
        form: WeakForm,
        initial: Values,
        prescribed: Sequence[PrescribedValue],
        settings: SolverSettings,
        irreversible: bool,
    ) -> None:
        """Begin at time 0 with ``initial`` values; if ``irreversible`` the order parameter may only grow."""
        self.form, self.prescribed = form, prescribed
        form.solution.x.array[:] = initial
        self.times: deque[float] = deque([0.0], maxlen=HISTORY)
        self._values = deque([initial.copy()], maxlen=HISTORY)
        self._irreversible = self._irreversible_front() if irreversible else None
        self.newton = NewtonSolver(
            self.unknowns, form.residual, form.solution, self._fixed(), form.volume, settings, self._irreversible,
            self._uncoupled(),
        )  # fmt: skip

    @property
    def model(self) -> Model:
        """What is solved."""
        return self.form.model

    @property
    def unknowns(self) -> Unknowns:
        """What it is solved for."""
        return self.form.unknowns

    @property
    def solution(self) -> fem.Function:
        """Values of the attempted step, or of the newest one."""
        return self.form.solution

    @property
    def fields(self) -> Fields:
        """The same as UFL expressions."""
        return self.form.fields

    @property
    def internal(self) -> Internal:
        """Plastic state before the attempted step."""
        return self.form.plastic.internal

    def attempt(self, time: float) -> Attempt:
        """Solve for the fields at ``time``; the solution holds them afterwards."""
        times = [time, *self.times]
        formula = times[: min(3, len(times))]
        weights = derivative_weights(formula) + [0.0] * (3 - len(formula))
        for constant, weight in zip(self.form.weights, weights, strict=True):
            constant.value = weight
        self.form.length.value = time - self.times[0]
        for function, old in zip(self.form.previous, self._values, strict=False):
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
        """Make the attempted step the newest one; plastic state and pressure of the product included."""
        for part in self.form.memory:
            part.accept()
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
        """Times and values that the formula reaches back to, and what the weak form remembers.

        A Jacobian that is kept from step to step is dropped: whoever goes on from here has none either.
        """
        to.numbers("times", list(self.times))
        for number, values in enumerate(self._values):
            to.nodal(f"values_{number}", values)
        for part in self.form.memory:
            part.save(to)
        self.newton.forget()

    def restore(self, saved: Saved) -> None:
        """Be at the newest of the saved times."""
        times = [float(time) for time in saved.numbers("times", None)]
        if not 1 <= len(times) <= HISTORY or not all(a > b for a, b in pairwise(times)):
            raise CheckpointUnusable("the checkpoint does not fit: its times are not those of a run")
        self.times = deque(times, maxlen=HISTORY)
        self._values = deque((saved.nodal(f"values_{i}") for i in range(len(times))), maxlen=HISTORY)
        for part in self.form.memory:
            part.restore(saved)
        self.newton.forget()
        self.reset()

    def derivative_weights(self) -> list[float]:
        """Weights of the attempted step's formula, newest first."""
        return [float(w.value) for w in self.form.weights]

    def _given(self) -> list[PrescribedValue]:
        return [given for given in self.prescribed if given.active()]

    def _fixed(self) -> Dofs:
        return np.unique(np.concatenate([given.dofs for given in self._given()])).astype(np.int32)

    def _uncoupled(self) -> Dofs:
        """Owned degrees of freedom of the fields that the model does not couple to others."""
        fields = [self.unknowns.names.index(name) for name in self.model.uncoupled]
        return np.concatenate([NO_DOFS, *(self.unknowns.owned_dofs(i) for i in fields)])

    def _irreversible_front(self) -> IrreversibleField:
        phi, element = self.unknowns.tests().order_parameter, self.model.geometry.volume_element()
        lumped = fem.assemble_vector(fem.form(phi * element * self.form.dx))
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
        for flux, control in self.form.controls:
            control.value = flux.control(time)
        self.form.loads.set(self.times[0], time)

    def inflow(self, surface_dofs: Dofs) -> float:
        """Carrier per time that enters in the attempted step, over the body's volume.

        By the fluxes of the surface and, where the potential is given instead, as the reaction of the carrier balance
        at the rows that it replaces.
        """
        rows = np.isin(self.newton.fixed, surface_dofs)
        local = float(self.newton.reactions[rows].sum())
        reaction = self.unknowns.domain.comm.allreduce(local, op=MPI.SUM)
        return (self.form.inflow() + self.derivative_weights()[0] * reaction) / self.form.volume

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


def _sigmoid(y: Values) -> Values:
    return 1 / (1 + np.exp(-np.clip(y, -500, 500)))
