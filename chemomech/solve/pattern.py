"""Where a Jacobian may have entries."""

from __future__ import annotations

import numpy as np
from petsc4py import PETSc

from chemomech.solve.unknowns import Dofs, Values


def without_couplings(full: PETSc.Mat, alone: Dofs) -> PETSc.Mat:
    """An empty matrix like the assembled ``full``, without places that couple ``alone`` to other unknowns.

    ``alone`` are rows of this rank, locally numbered. Mixed elements reserve a place for every coupling of two fields;
    those that are never used make a factorisation dearer. What is assembled there must be 0 and is skipped.
    """
    flags = full.createVecRight()
    flags.set(0.0)
    flags.array[alone] = 1.0
    is_alone = _on_all_ranks(flags) > 0.5
    offsets, columns, _ = full.getValuesCSR()
    first, last = full.getOwnershipRange()
    rows = np.repeat(np.arange(first, last), np.diff(offsets))
    keep = is_alone[rows] == is_alone[columns]
    kept = np.concatenate([[0], np.cumsum(keep)])[offsets].astype(PETSc.IntType)
    pattern = columns[keep].astype(PETSc.IntType)
    matrix = PETSc.Mat().createAIJ(full.getSizes(), csr=(kept, pattern, np.zeros(len(pattern))), comm=full.comm)
    matrix.setLGMap(*full.getLGMap())
    matrix.setOption(PETSc.Mat.Option.IGNORE_ZERO_ENTRIES, True)
    matrix.assemble()
    return matrix


def _on_all_ranks(vector: PETSc.Vec) -> Values:
    scatter, copy = PETSc.Scatter.toAll(vector)
    scatter.scatter(vector, copy)
    values: Values = copy.array.copy()
    scatter.destroy()
    copy.destroy()
    return values
