"""A field that may only grow, as an equation that Newton's method can solve."""

from __future__ import annotations

import numpy as np
from petsc4py import PETSc

from chemomech.solve.unknowns import Dofs, Values


class IrreversibleField:
    """A field that may only grow: ``a = x - lower >= 0``, ``b = residual/m >= 0``, ``a b = 0``.

    With the lumped mass ``m`` the rows become the smoothed Fischer-Burmeister function
    ``m (a + b - sqrt(a^2 + b^2 + 2 delta^2))``, zero exactly where ``a b = delta^2``: where the residual would push
    the field below its bound, it stays there. A. Fischer, Optimization 24 (1992) 269.
    """

    SMOOTHING = 1e-12

    def __init__(self, dofs: Dofs, lumped_mass: Values) -> None:
        self.dofs, self.mass = dofs, lumped_mass
        self.lower: Values = np.full(len(dofs), -np.inf)
        self._slopes = (np.zeros(len(dofs)), np.ones(len(dofs)))

    def apply(self, solution: Values, residual: Values) -> None:
        """Replace the field's rows of the residual."""
        a = solution[self.dofs] - self.lower
        b = residual[self.dofs] / self.mass
        root = np.sqrt(a**2 + b**2 + 2 * self.SMOOTHING**2)
        self._slopes = (1 - a / root, 1 - b / root)
        residual[self.dofs] = self.mass * (a + b - root)

    def linearise(self, jacobian: PETSc.Mat) -> None:
        """Replace the field's rows of the Jacobian, consistent with the last :meth:`apply`."""
        scaling = jacobian.createVecLeft()
        scaling.set(1.0)
        scaling.array[self.dofs] = self._slopes[1]
        jacobian.diagonalScale(scaling)
        scaling.set(0.0)
        scaling.array[self.dofs] = self.mass * self._slopes[0]
        jacobian.setDiagonal(scaling, PETSc.InsertMode.ADD_VALUES)
        scaling.destroy()
