"""How the linear problem of a Newton iteration is solved: by name, or chosen by size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol

from petsc4py import PETSc

from chemomech.solve.multigrid import BlockMultigrid
from chemomech.solve.unknowns import Unknowns

LARGEST_DIRECT = 10_000
"""Unknowns in three dimensions beyond which a factorisation costs more than iterations."""


class LinearSolver(Protocol):
    """PETSc options, and what options cannot say."""

    options: ClassVar[Mapping[str, str]]

    def configure(self, ksp: PETSc.KSP) -> None:
        """Complete a solver whose operators are set and whose options are read."""
        ...


class Direct:
    """LU factorisation by MUMPS."""

    options: ClassVar[Mapping[str, str]] = {
        "ksp_type": "preonly",
        "pc_type": "lu",
        "pc_factor_mat_solver_type": "mumps",
        "mat_mumps_icntl_14": "200",  # workspace [%] beyond the estimate: far from a solution pivots are delayed
    }

    def configure(self, ksp: PETSc.KSP) -> None:
        """Options are all it needs."""


class Sequential:
    """LU factorisation by PETSc itself: of a small matrix it takes a sixth of the time that MUMPS takes."""

    options: ClassVar[Mapping[str, str]] = {
        "ksp_type": "preonly",
        "pc_type": "lu",
        "pc_factor_mat_solver_type": "petsc",
        "pc_factor_zeropivot": "1e-100",  # small numbers of an inert region are no faults
    }

    def configure(self, ksp: PETSc.KSP) -> None:
        """Options are all it needs."""


def linear_solver(name: str, unknowns: Unknowns) -> LinearSolver:
    """``direct``, ``multigrid``, or ``automatic``: multigrid for large problems in three dimensions.

    The blocks of multigrid know nothing of tied unknowns: with them it is a factorisation. A body that is resolved over
    its radius only is small; on one rank PETSc's own factorisation serves it best.
    """
    dimension = unknowns.domain.topology.dim
    large = name == "automatic" and dimension == 3 and unknowns.count > LARGEST_DIRECT
    if (name == "multigrid" or large) and not unknowns.tied:
        return BlockMultigrid(unknowns)
    return Sequential() if dimension == 1 and unknowns.domain.comm.size == 1 else Direct()
