"""Numbers from UFL expressions: without a mesh, or compiled and at many points at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI
from ufl.algorithms.apply_algebra_lowering import apply_algebra_lowering
from ufl.algorithms.apply_derivatives import apply_derivatives

Array = npt.NDArray[np.float64]


def number(expression: Any) -> Any:
    """Value of an expression of plain numbers: a float, or an array of its shape. Nothing is compiled."""
    lowered = apply_derivatives(apply_algebra_lowering(ufl.as_ufl(expression)))
    if lowered.ufl_shape == ():
        return float(lowered(()))
    return np.array([float(lowered[i](())) for i in np.ndindex(lowered.ufl_shape)]).reshape(lowered.ufl_shape)


class Points:
    """One cell a sample: inputs vary from cell to cell, expressions are compiled once for all."""

    def __init__(self, count: int) -> None:
        self.domain = mesh.create_interval(MPI.COMM_SELF, count, [0.0, 1.0])
        self.cells = np.arange(count, dtype=np.int32)

    def given(self, values: Array) -> fem.Function:
        """A field with ``values[i]`` (scalar or tensor) in cell ``i``."""
        function = fem.Function(fem.functionspace(self.domain, ("DG", 0, values.shape[1:])))
        dofs = [function.function_space.dofmap.cell_dofs(cell)[0] for cell in self.cells]
        function.x.array.reshape(len(values), -1)[dofs] = values.reshape(len(values), -1)
        return function

    def evaluate(self, *expressions: Any) -> list[Array]:
        """Values of the expressions, shape ``(count, *shape)`` each."""
        parts = [[e[i] for i in np.ndindex(e.ufl_shape)] if e.ufl_shape else [e] for e in expressions]
        vector = ufl.as_vector([component for part in parts for component in part])
        table = fem.Expression(vector, np.array([[0.5]])).eval(self.domain, self.cells)
        table = np.asarray(table).reshape(len(self.cells), -1)
        ends = np.cumsum([len(part) for part in parts])[:-1]
        return [
            piece.reshape(len(self.cells), *e.ufl_shape)
            for piece, e in zip(np.split(table, ends, axis=1), expressions, strict=True)
        ]
