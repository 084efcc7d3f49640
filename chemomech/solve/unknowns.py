"""The unknowns of the coupled problem in one mixed space, and which of them are one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import basix.ufl
import numpy as np
import numpy.typing as npt
import ufl
from dolfinx import fem, mesh
from petsc4py import PETSc
from ufl.core.expr import Expr

from chemomech._dolfinx import collapse, dofs_on_entities
from chemomech.physics.geometry import Geometry
from chemomech.physics.model import Fields

Dofs = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]

FIELD_NAMES = ("displacement", "order parameter", "potential", "site fraction", "axial stretch")


class Unknowns:
    """Mixed space of displacement (P2), order parameter, potential and logit (P1), and the axial stretch.

    The three linear fields are the components of one vector, so that those of a vertex are neighbours.

    The axial stretch of generalised plane strain is one number. It is discretised as a piecewise constant whose
    degrees of freedom are all tied to a single one: ``x = T z`` with ``z`` the independent unknowns. This needs no
    special finite element and works for any geometry and number of ranks.
    """

    def __init__(self, domain: mesh.Mesh, geometry: Geometry) -> None:
        cell = domain.basix_cell()
        elements = [
            basix.ufl.element("Lagrange", cell, 2, shape=geometry.displacement_shape or None),
            basix.ufl.element("Lagrange", cell, 1, shape=(3,)),
        ]
        if geometry.axial_stretch_is_unknown:
            elements.append(basix.ufl.element("DG", cell, 0))
        self.domain = domain
        self.space = fem.functionspace(domain, basix.ufl.mixed_element(elements))
        self._subspaces = [self.space.sub(0), *(self.space.sub(1).sub(i) for i in range(3))]
        self._subspaces += [self.space.sub(i) for i in range(2, len(elements))]
        self.names = FIELD_NAMES[: len(self._subspaces)]
        self.owned = self.space.dofmap.index_map.size_local * self.space.dofmap.index_map_bs
        self._collapsed = [collapse(subspace) for subspace in self._subspaces]

    @staticmethod
    def fields(function: fem.Function) -> Fields:
        """The parts of a mixed function as UFL expressions."""
        return _fields(ufl.split(function))

    def tests(self) -> Fields:
        """Test functions, one a field."""
        return _fields(ufl.TestFunctions(self.space))

    def zero(self) -> Values:
        """Local values of all unknowns, ghosts included: 0 everywhere."""
        dofmap = self.space.dofmap
        return np.zeros((dofmap.index_map.size_local + dofmap.index_map.num_ghosts) * dofmap.index_map_bs)

    @property
    def count(self) -> int:
        """Degrees of freedom of all fields on all ranks; an axial stretch is one of them."""
        space = self.space.dofmap
        tied = space.index_map.size_global if self.ties is None else self.ties.getSize()[1]
        return int(tied * space.index_map_bs)

    def dofs(self, index: int) -> Dofs:
        """Local degrees of freedom of field ``index`` in the mixed space, ghosts included."""
        return self._collapsed[index][1]

    def space_of(self, index: int) -> fem.FunctionSpace:
        """Field ``index`` as a space of its own; its degrees of freedom are :meth:`dofs`, in this order."""
        return self._collapsed[index][0]

    def nodes(self, index: int) -> Dofs:
        """Nodes of field ``index`` in each cell of this rank, as positions in :meth:`dofs` over its components."""
        return np.asarray(self._collapsed[index][0].dofmap.list)

    def owned_dofs(self, index: int) -> Dofs:
        """Degrees of freedom of field ``index`` that this rank owns."""
        dofs = self.dofs(index)
        return dofs[dofs < self.owned]

    def dofs_of_cells(self, index: int, cells: Dofs) -> tuple[Dofs, int]:
        """Degrees of freedom of field ``index``, shape ``(cells, nodes, components)``, and its polynomial degree."""
        space, parent = self._collapsed[index]
        block = space.dofmap.bs
        nodes = np.asarray(space.dofmap.list)[cells]
        return parent[nodes[:, :, None] * block + np.arange(block)], int(space.ufl_element().degree)

    def coordinates(self, index: int) -> Values:
        """Coordinates of :meth:`dofs`, shape ``(n, 3)``."""
        space = self._collapsed[index][0]
        return np.repeat(space.tabulate_dof_coordinates(), space.dofmap.bs, axis=0)

    def dofs_on(self, index: int, entities: Dofs, dimension: int, component: int | None = None) -> Dofs:
        """Degrees of freedom of field ``index``, or of one of its components, on mesh entities of a dimension."""
        space, collapsed = self._subspaces[index], self._collapsed[index][0]
        if component is not None:
            space = space.sub(component)
            collapsed = collapse(space)[0]
        return dofs_on_entities(space, collapsed, dimension, entities)

    @cached_property
    def ties(self) -> PETSc.Mat | None:
        """``T`` of ``x = T z``, or ``None`` if every unknown is independent."""
        if len(self.names) < len(FIELD_NAMES):
            return None
        comm = self.domain.comm
        tied = np.zeros(self.owned, dtype=bool)
        tied[self.owned_dofs(len(FIELD_NAMES) - 1)] = True
        independent = int(np.count_nonzero(~tied))
        columns = independent + (1 if comm.rank == 0 else 0)
        first = comm.exscan(columns) or 0
        single = comm.bcast(first + independent, root=0)
        target = np.empty(self.owned, dtype=PETSc.IntType)
        target[~tied] = first + np.arange(independent)
        target[tied] = single
        rows = np.arange(self.owned + 1, dtype=PETSc.IntType)
        T = PETSc.Mat().createAIJ(
            ((self.owned, None), (columns, None)), csr=(rows, target, np.ones(self.owned)), comm=comm
        )
        T.assemble()
        return T


def _fields(parts: Sequence[Expr]) -> Fields:
    displacement, chemistry, *stretch = parts
    return Fields(displacement, chemistry[0], chemistry[1], chemistry[2], *stretch)
