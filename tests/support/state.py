"""A coupled problem stopped in the middle of its run: residual and Jacobian of the step it was just solving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
import ufl
from dolfinx import fem
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.model.composition import Composer, momentum_scale
from chemomech.observe.observation import Observation
from chemomech.physics.model import Model
from chemomech.simulation.simulation import Simulation

Array = npt.NDArray[np.float64]


def advanced(case: Case, steps: int) -> tuple[Simulation, Observation]:
    """A simulation whose step number ``steps`` has been solved and not yet entered the history."""
    return stopped(case, lambda seen: seen.number == steps)


def stopped(case: Case, wanted: Callable[[Observation], bool]) -> tuple[Simulation, Observation]:
    """One whose first step that is ``wanted`` has been solved and not yet entered the history."""
    simulation = Simulation(case, MPI.COMM_SELF)
    for seen in simulation.observations():
        if wanted(seen):
            return simulation, seen
    raise AssertionError


class State:
    """The fields of a simulation and the residual that a model gives there."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation, self.integrator = simulation, simulation.integrator
        self.unknowns = simulation.unknowns
        self.values = self.integrator.solution.x.array.copy()

    @contextmanager
    def moved(self, direction: Array) -> Iterator[None]:
        """The fields displaced for a while."""
        self.integrator.solution.x.array[:] = self.values + direction
        try:
            yield
        finally:
            self.integrator.solution.x.array[:] = self.values

    def form(self, model: Model) -> ufl.Form:
        """Residual of ``model`` in the step that was just solved."""
        integrator = self.integrator
        return model.residual(
            integrator.fields,
            self.unknowns.tests(),
            [self.unknowns.fields(old) for old in integrator.form.previous],
            integrator.internal,
            integrator.form.step,
            fem.Constant(self.unknowns.domain, momentum_scale(self.simulation.case)),
            integrator.form.dx,
        )

    def residual(self, model: Model) -> fem.Form:
        """Its compiled form."""
        return fem.form(self.form(model))

    def jacobian(self, model: Model) -> fem.Form:
        """Its compiled derivative."""
        return fem.form(ufl.derivative(self.form(model), self.integrator.solution))

    def model_of(self, case: Case) -> Model:
        """The model of another case on the same mesh."""
        return Composer(case, self.unknowns.domain).model()

    def direction(self, seed: int) -> Array:
        """A random direction in which each field changes by a thousandth or so of what it does in a run."""
        random = np.random.default_rng(seed)
        change = np.zeros_like(self.values)
        sizes = (1e-5, 1e-3, 1e-3, 1e-3, 1e-5)
        for field, size in zip(range(len(self.unknowns.names)), sizes, strict=False):
            dofs = self.unknowns.dofs(field)
            tied = field == 4
            change[dofs] = size * (random.normal() if tied else random.normal(size=len(dofs)))
        return change

    def difference(self, reference: Array, other: Array) -> float:
        """Largest relative difference between two vectors in any field."""
        fields = [self.unknowns.dofs(field) for field in range(len(self.unknowns.names))]
        return float(np.max([_norm((other - reference)[dofs]) / _norm(reference[dofs]) for dofs in fields]))

    def jacobian_error(self, residual: fem.Form, jacobian: fem.Form, seed: int, step: float = 1e-3) -> float:
        """How far the Jacobian is from central differences of the residual, in a random direction, in any field."""
        direction = self.direction(seed)
        with self.moved(step * direction):
            ahead = assembled(residual)
        with self.moved(-step * direction):
            behind = assembled(residual)
        action = fem.assemble_matrix(jacobian).to_scipy() @ direction
        return self.difference((ahead - behind) / (2 * step), action)


def _norm(vector: Array) -> float:
    return float(np.linalg.norm(vector))


def assembled(form: fem.Form) -> Array:
    """A vector, on one rank."""
    return np.asarray(fem.assemble_vector(form).array.copy())
