"""Newton's method for one time step: PETSc SNES with line search, convergence by field."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import ufl
from dolfinx import fem
from dolfinx.fem import petsc as fem_petsc
from mpi4py import MPI
from petsc4py import PETSc

from chemomech.solve.broyden import Broyden
from chemomech.solve.irreversible import IrreversibleField
from chemomech.solve.linear import linear_solver
from chemomech.solve.options import SolverOptions
from chemomech.solve.pattern import without_couplings
from chemomech.solve.settings import SolverSettings
from chemomech.solve.unknowns import Dofs, Unknowns, Values
from chemomech.system._dolfinx import assemble_matrix, assemble_vector, create_vector

PREFIX = "chemomech_"
NO_DOFS: Dofs = np.zeros(0, dtype=np.int32)
DEFAULT_OPTIONS = {
    "snes_type": "newtonls",
    "snes_linesearch_type": "bt",
    # the line search refuses corrections below this part of the solution's norm: on fine meshes 1e-8 of it is too much
    "snes_stol": "1e-11",
}


@dataclass(frozen=True)
class NewtonResult:
    """How a solve ended."""

    converged: bool
    iterations: int
    worst_field: int
    worst_ratio: float
    worst_place: tuple[float, ...]
    """Reference coordinates of the largest residual of the worst field."""


class NewtonSolver:
    """Solve ``F(x) = 0`` with given values at ``fixed`` degrees of freedom.

    Where the settings keep the Jacobian, by :class:`chemomech.solve.broyden.Broyden`, and with a line search only after
    that has failed twice in a row; the equations of the degrees of freedom ``alone`` are known not to depend on the
    others.

    The values in ``solution`` at the fixed degrees of freedom are the given ones; they are set before the solve
    and never change. :attr:`reactions` holds the residual at these rows, e.g. the carrier that flows in.
    """

    def __init__(
        self,
        unknowns: Unknowns,
        residual: ufl.Form,
        solution: fem.Function,
        fixed: Dofs,
        volume: float,
        settings: SolverSettings,
        irreversible: IrreversibleField | None = None,
        alone: Dofs = NO_DOFS,
    ) -> None:
        self._unknowns, self._solution, self._irreversible = unknowns, solution, irreversible
        self._convergence, self._volume = settings.convergence, volume
        self._comm = unknowns.domain.comm
        self._F = fem.form(residual)
        self._J = fem.form(ufl.derivative(residual, solution))
        self._b = create_vector(self._F, unknowns.space)
        self._A = fem_petsc.create_matrix(self._J)
        if self._comm.allreduce(len(alone)):
            assemble_matrix(self._A, self._J)
            self._A.assemble()
            self._A = without_couplings(self._A, alone)
        self._A.setOption(PETSc.Mat.Option.KEEP_NONZERO_PATTERN, True)
        self._T = unknowns.ties
        self.fix(fixed)
        self._offset = self._A.getOwnershipRange()[0]
        self._field_dofs = [unknowns.owned_dofs(i) for i in range(len(unknowns.names))]
        tied = np.concatenate([NO_DOFS, *(dofs for _, dofs in unknowns.tied)])
        self._untied = [np.setdiff1d(dofs, tied) for dofs in self._field_dofs]
        self.factorisations = 0
        self._reduced = self._independent_vectors()
        self._linear = linear_solver(settings.linear_solver, unknowns)
        self._options = SolverOptions(PREFIX, {**DEFAULT_OPTIONS, **self._linear.options}, settings.petsc_options)
        self._snes = self._create_snes()
        self._broyden = Broyden(self) if settings.keeps_jacobian else None
        self._linear_iterations = 0
        self._failures = 0

    @property
    def fixed(self) -> Dofs:
        """Owned degrees of freedom whose values are given."""
        return self._fixed

    def fix(self, dofs: Dofs) -> None:
        """Let the values at these degrees of freedom be the given ones from the next solve on."""
        self._fixed = dofs[dofs < self._unknowns.owned]
        self.reactions: Values = np.zeros(len(self._fixed))

    @property
    def linear_iterations(self) -> int:
        """Iterations of the linear solver in the last solve; a direct one counts one a Newton iteration."""
        return self._linear_iterations

    @property
    def unread_options(self) -> tuple[str, ...]:
        """Options of the user that nothing has read: after a solve, those that are misspelt or do not apply."""
        return self._options.unread

    def solve(self) -> NewtonResult:
        """Iterate from the values in the solution; they are the new ones afterwards."""
        with self._options.in_force():
            result = self._solve()
            self._options.tried()
        return result

    def _solve(self) -> NewtonResult:
        x = self._reduced[0]
        self._restrict(self._solution.x.petsc_vec, x, average=True)
        if self._broyden is not None and self._failures < 2:
            converged = self._broyden.solve(x, self._reduced[1])
            self._failures = 0 if converged else self._failures + 1
            if not converged:
                self._renew_preconditioner()
            self._linear_iterations = self._broyden.iterations
            return self._result(converged, self._broyden.iterations)
        self._snes.solve(None, x)
        self._linear_iterations = int(self._snes.getLinearSolveIterations())
        self._failures = 0
        self._prolong(x)
        reason = self._snes.getConvergedReason()
        if reason == PETSc.SNES.ConvergedReason.DIVERGED_LINEAR_SOLVE:
            self._renew_preconditioner()
        return self._result(reason > 0, self._snes.getIterationNumber())

    def forget(self) -> None:
        """Begin the next solve as the first one: without a Jacobian of earlier steps, and without their failures."""
        self._failures = 0
        if self._broyden is not None:
            self._broyden.forget()

    def residual(self, x: PETSc.Vec, f: PETSc.Vec) -> float:
        """``F(x)``; returns the largest residual of a field over its tolerance."""
        self._evaluate_residual(self._snes, x, f)
        return float(self._ratios().max())

    def factorise(self, x: PETSc.Vec) -> None:
        """Jacobian of the last residual; it is factorised when it is next used."""
        self._evaluate_jacobian(self._snes, x, self._matrix, self._matrix)
        self._snes.getKSP().setOperators(self._matrix)

    def correct(self, f: PETSc.Vec, correction: PETSc.Vec) -> None:
        """``J^-1 f``."""
        self._snes.getKSP().solve(f, correction)

    def _result(self, converged: bool, iterations: int) -> NewtonResult:
        field, ratio, place = self._worst_residual()
        return NewtonResult(
            converged=converged and bool(np.isfinite(ratio)),
            iterations=iterations,
            worst_field=field,
            worst_ratio=ratio,
            worst_place=place,
        )

    def _create_snes(self) -> PETSc.SNES:
        snes = PETSc.SNES().create(self._comm)
        snes.setOptionsPrefix(PREFIX)
        f = self._reduced[1]
        assemble_matrix(self._A, self._J)
        self._A.assemble()
        self._matrix = self._A if self._T is None else self._A.ptap(self._T)
        snes.setFunction(self._evaluate_residual, f)
        snes.setJacobian(self._evaluate_jacobian, self._matrix)
        with self._options.in_force():
            snes.setFromOptions()
            snes.setConvergenceTest(self._test_convergence)
            snes.setTolerances(max_it=self._convergence.maximum_iterations)
            ksp = snes.getKSP()
            ksp.setOperators(self._matrix)
            self._linear.configure(ksp)
        return snes

    def _renew_preconditioner(self) -> None:
        """After a breakdown: a failed factorisation would fail again."""
        ksp = self._snes.getKSP()
        ksp.getPC().reset()
        ksp.setFromOptions()
        ksp.setOperators(self._matrix)
        self._linear.configure(ksp)

    def _independent_vectors(self) -> tuple[PETSc.Vec, PETSc.Vec]:
        if self._T is None:
            return self._solution.x.petsc_vec.duplicate(), self._b.duplicate()
        x = self._T.createVecRight()
        self._shared = x.duplicate()
        ones = self._solution.x.petsc_vec.duplicate()
        ones.set(1.0)
        self._T.multTranspose(ones, self._shared)
        return x, x.duplicate()

    def _restrict(self, full: PETSc.Vec, independent: PETSc.Vec, average: bool = False) -> None:
        if self._T is None:
            full.copy(independent)
            return
        self._T.multTranspose(full, independent)
        if average:
            independent.pointwiseDivide(independent, self._shared)

    def _prolong(self, independent: PETSc.Vec) -> None:
        full = self._solution.x.petsc_vec
        if self._T is None:
            independent.copy(full)
        else:
            self._T.mult(independent, full)
        self._solution.x.scatter_forward()

    def _evaluate_residual(self, snes: PETSc.SNES, x: PETSc.Vec, f: PETSc.Vec) -> None:
        self._prolong(x)
        with self._b.localForm() as local:
            local.set(0)
        assemble_vector(self._b, self._F)
        self._b.ghostUpdate(addv=PETSc.InsertMode.ADD, mode=PETSc.ScatterMode.REVERSE)
        residual = self._b.array
        self.reactions = residual[self._fixed].copy()
        if self._irreversible is not None:
            self._irreversible.apply(self._solution.x.array[: self._unknowns.owned], residual)
        residual[self._fixed] = 0
        self._restrict(self._b, f)

    def _evaluate_jacobian(self, snes: PETSc.SNES, x: PETSc.Vec, J: PETSc.Mat, P: PETSc.Mat) -> None:
        self.factorisations += 1
        self._A.zeroEntries()
        assemble_matrix(self._A, self._J)
        self._A.assemble()
        if self._irreversible is not None:
            self._irreversible.linearise(self._A)
        self._A.zeroRows((self._fixed + self._offset).astype(PETSc.IntType), diag=1.0)
        if self._T is not None:
            self._A.ptap(self._T, result=P)

    def field_norms(self) -> Values:
        """Sum of absolute residuals of each field over the body's volume; rows of tied unknowns are one equation."""
        residual, groups = self._b.array_r, self._unknowns.tied
        local = [
            *(np.abs(residual[dofs]).sum() for dofs in self._untied),
            *(residual[dofs].sum() for _, dofs in groups),
        ]
        sums = np.abs(self._comm.allreduce(np.array(local), op=MPI.SUM)) / self._volume
        norms = sums[: len(self._untied)]
        for (field, _), own in zip(groups, sums[len(norms) :], strict=True):
            norms[field] += own
        return np.asarray(norms)

    def _ratios(self) -> Values:
        norms = self.field_norms()
        return norms / np.asarray(self._convergence.tolerances[: len(norms)])

    def _test_convergence(self, snes: PETSc.SNES, iteration: int, norms: tuple[float, float, float]) -> int:
        reason = PETSc.SNES.ConvergedReason
        worst = self._ratios().max()
        if not np.isfinite(worst):
            return int(reason.DIVERGED_FNORM_NAN)
        if worst <= 1.0:
            return int(reason.CONVERGED_FNORM_ABS)
        if iteration > 0 and worst <= self._convergence.largest_residual_when_negligible:
            correction = snes.getSolutionUpdate().norm(PETSc.NormType.INFINITY)
            if correction <= self._convergence.negligible_correction:
                return int(reason.CONVERGED_SNORM_RELATIVE)
        if iteration >= self._convergence.maximum_iterations:
            return int(reason.DIVERGED_MAX_IT)
        return int(reason.ITERATING)

    def _worst_residual(self) -> tuple[int, float, tuple[float, ...]]:
        ratios = self._ratios()
        field = int(np.nanargmax(ratios)) if np.isfinite(ratios).any() else 0
        dofs = self._field_dofs[field]
        values = np.abs(self._b.array_r[dofs])
        owned = self._unknowns.dofs(field) < self._unknowns.owned
        places = self._unknowns.coordinates(field)[owned, : self._unknowns.domain.geometry.dim]
        local = int(values.argmax()) if len(values) else -1
        best = (float(values[local]), tuple(places[local].tolist())) if local >= 0 else (-1.0, ())
        return field, float(ratios[field]), max(self._comm.allgather(best))[1]
