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

from chemomech.physics.kinematics import Geometry
from chemomech.physics.model import Fields
from chemomech.system._dolfinx import collapse, dofs_on_entities

Dofs = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]

FIELD_NAMES = ("displacement", "order parameter", "potential", "site fraction")
DISPLACEMENT, ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, AXIAL_STRETCH = range(5)
"""Their indices; that of the axial stretch where it is unknown."""
NUMBER_NAMES = ("axial stretch", "electrode potential")
"""Unknowns that are one number each; a body need not have them."""


class Unknowns:
    """Mixed space of displacement (P2), order parameter, potential and logit (P1), and the axial stretch.

    The three linear fields are the components of one vector, so that those of a vertex are neighbours.

    The axial stretch of generalised plane strain is one number, and so is the electrode's potential where a current is
    given. It is discretised as a piecewise constant whose degrees of freedom are all tied to a single one: ``x = T z``
    with ``z`` the independent unknowns. This needs no special finite element and works for any geometry and number of
    ranks. Values of a field can be tied in the same way: :meth:`tie`.
    """

    def __init__(self, domain: mesh.Mesh, geometry: Geometry, electrode_potential: bool = False) -> None:
        """Unknowns of a body; with the potential of the electrode as one more number where that is asked for."""
        cell = domain.basix_cell()
        elements = [
            basix.ufl.element("Lagrange", cell, 2, shape=geometry.displacement_shape or None),
            basix.ufl.element("Lagrange", cell, 1, shape=(3,)),
        ]
        present = (geometry.axial_stretch_is_unknown, electrode_potential)
        numbers = [name for name, it in zip(NUMBER_NAMES, present, strict=True) if it]
        elements += [basix.ufl.element("DG", cell, 0) for _ in numbers]
        self.domain = domain
        self.space = fem.functionspace(domain, basix.ufl.mixed_element(elements))
        self._subspaces = [self.space.sub(0), *(self.space.sub(1).sub(i) for i in range(3))]
        self._subspaces += [self.space.sub(i) for i in range(2, len(elements))]
        self.names = (*FIELD_NAMES, *numbers)
        self.owned = self.space.dofmap.index_map.size_local * self.space.dofmap.index_map_bs
        self._collapsed = [collapse(subspace) for subspace in self._subspaces]
        self._tied: list[tuple[int, Dofs]] = [
            (index, self.owned_dofs(index)) for index in range(len(FIELD_NAMES), len(self.names))
        ]

    def fields(self, function: fem.Function) -> Fields:
        """The parts of a mixed function as UFL expressions."""
        return self._fields(ufl.split(function))

    def tests(self) -> Fields:
        """Test functions, one a field."""
        return self._fields(ufl.TestFunctions(self.space))

    @property
    def axial_stretch(self) -> int | None:
        """Index of the axial stretch; ``None`` if it is not unknown."""
        return self._index(NUMBER_NAMES[0])

    @property
    def electrode_potential(self) -> int | None:
        """Index of the electrode's potential; ``None`` if it is not unknown."""
        return self._index(NUMBER_NAMES[1])

    def tie(self, index: int, dofs: Dofs) -> None:
        """Make the values of field ``index`` at some degrees of freedom one single unknown; before any use."""
        self._tied.append((index, dofs[dofs < self.owned]))

    @property
    def tied(self) -> Sequence[tuple[int, Dofs]]:
        """Groups of owned degrees of freedom that are one unknown each, with the field they belong to."""
        return self._tied

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
        return parent[nodes[:, :, None] * block + np.arange(block)], int(space.element.basix_element.degree)

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
        """``T`` of ``x = T z``, or ``None`` if every unknown is independent; the tied ones are the last of rank 0."""
        if not self._tied:
            return None
        comm = self.domain.comm
        group = np.full(self.owned, -1)
        for number, (_, dofs) in enumerate(self._tied):
            group[dofs] = number
        free = group < 0
        independent = int(np.count_nonzero(free))
        columns = independent + (len(self._tied) if comm.rank == 0 else 0)
        first = comm.exscan(columns) or 0
        single = comm.bcast(first + independent, root=0)
        target = np.empty(self.owned, dtype=PETSc.IntType)
        target[free] = first + np.arange(independent)
        target[~free] = single + group[~free]
        rows = np.arange(self.owned + 1, dtype=PETSc.IntType)
        T = PETSc.Mat().createAIJ(
            ((self.owned, None), (columns, None)), csr=(rows, target, np.ones(self.owned)), comm=comm
        )
        T.assemble()
        return T

    def _fields(self, parts: Sequence[Expr]) -> Fields:
        displacement, chemistry, *numbers = parts
        named = dict(zip(self.names[len(FIELD_NAMES) :], numbers, strict=True))
        return Fields(
            displacement,
            chemistry[0],
            chemistry[1],
            chemistry[2],
            axial_stretch=named.get(NUMBER_NAMES[0]),
            electrode_potential=named.get(NUMBER_NAMES[1]),
        )

    def _index(self, name: str) -> int | None:
        return self.names.index(name) if name in self.names else None


def number_of_unknowns(domain: mesh.Mesh, has_free_axis: bool) -> int:
    """How many a body has, on all ranks: a displacement at vertices and edges, three fields at vertices.

    The axial stretch, where it is free, is one more.
    """
    topology = domain.topology
    topology.create_entities(1)
    vertices, edges = (topology.index_map(dimension).size_global for dimension in (0, 1))
    return int(topology.dim * (vertices + edges) + 3 * vertices + has_free_axis)
