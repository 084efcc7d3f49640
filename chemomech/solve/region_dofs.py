"""Degrees of freedom of a region of the body."""

from __future__ import annotations

import numpy as np
from dolfinx import fem, la

from chemomech.mesh.body import Entities
from chemomech.mesh.regions import all_cells
from chemomech.solve.unknowns import Dofs, Unknowns


def dofs_inside(unknowns: Unknowns, field: int, cells: Entities) -> Dofs:
    """Local degrees of freedom of a scalar field, ghosts included, that belong to these cells and to no others.

    ``cells`` are those of this rank, ghosts included.
    """
    space = unknowns.space_of(field)
    others = np.setdiff1d(all_cells(unknowns.domain), cells)
    touched = fem.Function(space)
    touched.x.array[space.dofmap.list[others].ravel()] = 1.0
    touched.x.scatter_reverse(la.InsertMode.add)
    touched.x.scatter_forward()
    return unknowns.dofs(field)[touched.x.array == 0.0]
