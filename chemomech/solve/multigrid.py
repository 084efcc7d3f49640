"""Preconditioner of large three-dimensional problems: displacement and chemistry as two blocks, each with multigrid.

The Jacobian is split into the displacement and the three chemical fields, and the blocks are solved for in turn
(multiplicative field split). The quadratic displacement is smoothed and corrected by the linear one, which goes to
algebraic multigrid; the chemical block goes to unsmoothed aggregation. PETSc's manual, sections on PCFIELDSPLIT, PCMG
and PCGAMG; p-multigrid: E. M. Rønquist and A. T. Patera, Journal of Scientific Computing 2 (1987) 389.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import basix
import numpy as np
from dolfinx import fem
from petsc4py import PETSc
from scipy.sparse import csr_array, eye_array, kron

from chemomech.solve.unknowns import Dofs, Unknowns

OPTIONS = {
    "ksp_type": "fgmres",
    "ksp_rtol": "1e-5",  # with 1e-3 the fields are only accurate to 1e-6
    "ksp_gmres_restart": "100",
    "ksp_max_it": "200",
    "pc_type": "fieldsplit",
    "pc_fieldsplit_type": "multiplicative",
    "fieldsplit_displacement_ksp_type": "preonly",
    "fieldsplit_displacement_pc_type": "mg",
    "fieldsplit_displacement_pc_mg_galerkin": "both",
    "fieldsplit_displacement_mg_levels_ksp_type": "chebyshev",
    "fieldsplit_displacement_mg_levels_ksp_max_it": "2",
    "fieldsplit_displacement_mg_levels_pc_type": "sor",
    "fieldsplit_displacement_mg_coarse_ksp_type": "preonly",
    "fieldsplit_displacement_mg_coarse_pc_type": "gamg",
    "fieldsplit_displacement_mg_coarse_pc_gamg_threshold": "0.01",
    "fieldsplit_chemistry_ksp_type": "preonly",
    "fieldsplit_chemistry_pc_type": "gamg",
    "fieldsplit_chemistry_pc_gamg_agg_nsmooths": "0",
    "fieldsplit_chemistry_pc_gamg_threshold": "0.01",
    "fieldsplit_chemistry_pc_gamg_coarse_eq_limit": "1000",
    "fieldsplit_chemistry_mg_levels_ksp_type": "richardson",
    "fieldsplit_chemistry_mg_levels_ksp_max_it": "2",
    "fieldsplit_chemistry_mg_levels_pc_type": "sor",
}
"""PETSc options; those of the user come after them."""
CHEMISTRY = (1, 2, 3)
"""Order parameter, potential and logit among the fields."""


class BlockMultigrid:
    """Sets up the blocks of a solver and the step from the quadratic to the linear displacement."""

    options: ClassVar[Mapping[str, str]] = OPTIONS

    def __init__(self, unknowns: Unknowns) -> None:
        self._unknowns = unknowns
        self._offset = unknowns.space.dofmap.index_map.local_range[0] * unknowns.space.dofmap.index_map_bs

    def configure(self, ksp: PETSc.KSP) -> None:
        """Give the field split its blocks; the operators of ``ksp`` are set and its options read."""
        pc = ksp.getPC()
        blocks = (("displacement", self._displacement()), ("chemistry", self._chemistry()))
        pc.setFieldSplitIS(*blocks)
        pc.setUp()
        solvers = pc.getFieldSplitSubKSP()
        multigrid = solvers[0].getPC()
        if multigrid.getType() == PETSc.PC.Type.MG:
            multigrid.setMGLevels(2)
            multigrid.setMGInterpolation(1, self.from_linear())
            multigrid.setFromOptions()
        for solver in solvers:  # now, while their options are known
            solver.setUp()

    def _displacement(self) -> PETSc.IS:
        """Node by node, so that the components of a node are a block."""
        dofs = self._unknowns.dofs(0)
        return self._index_set(dofs, self._unknowns.domain.geometry.dim)

    def _chemistry(self) -> PETSc.IS:
        """Vertex by vertex, the three fields of a vertex as a block."""
        return self._index_set(np.concatenate([self._unknowns.dofs(i) for i in CHEMISTRY]), len(CHEMISTRY))

    def _index_set(self, dofs: Dofs, block: int) -> PETSc.IS:
        owned = np.sort(dofs[dofs < self._unknowns.owned])
        found = PETSc.IS().createGeneral((owned + self._offset).astype(PETSc.IntType), comm=self._unknowns.domain.comm)
        found.setBlockSize(block)
        return found

    def linear_space(self) -> fem.FunctionSpace:
        """Linear displacements."""
        domain = self._unknowns.domain
        return fem.functionspace(domain, ("Lagrange", 1, (domain.geometry.dim,)))

    def from_linear(self) -> PETSc.Mat:
        """Values at the nodes of quadratic elements from those at the vertices: 1 at a vertex, 1/2 twice on an edge."""
        domain = self._unknowns.domain
        size, comm = domain.geometry.dim, domain.comm
        linear = self.linear_space().dofmap
        of_node = self._unknowns.dofs(0)[::size]
        owned = np.flatnonzero(of_node < self._unknowns.owned)
        count = len(owned)
        row_of_node = np.full(len(of_node), -1, dtype=np.int64)
        start = comm.exscan(count) or 0
        row_of_node[owned[np.argsort(of_node[owned])]] = start + np.arange(count)
        nodes, vertices = self._unknowns.nodes(0), np.asarray(linear.list)
        columns_of = linear.index_map.local_to_global(vertices.ravel()).reshape(vertices.shape)
        pairs = [
            (node, parent, 1 / len(parents))
            for node, parents in enumerate(_parents(domain.topology.cell_name()))
            for parent in parents
        ]
        rows = np.concatenate([row_of_node[nodes[:, node]] for node, _, _ in pairs])
        columns = np.concatenate([columns_of[:, parent] for _, parent, _ in pairs])
        values = np.concatenate([np.full(len(nodes), value) for _, _, value in pairs])
        keep = rows >= 0
        _, first = np.unique(np.stack([rows[keep], columns[keep]]), axis=1, return_index=True)
        rows, columns, values = rows[keep][first], columns[keep][first], values[keep][first]
        scalar = csr_array((values, (rows - start, columns)), shape=(count, linear.index_map.size_global))
        local = kron(scalar, eye_array(size), format="csr")
        local.sort_indices()
        P = PETSc.Mat().createAIJ(
            ((count * size, None), (linear.index_map.size_local * size, None)),
            bsize=size,
            csr=(local.indptr.astype(PETSc.IntType), local.indices.astype(PETSc.IntType), local.data),
            comm=comm,
        )
        P.assemble()
        return P


def _parents(cell: str) -> list[tuple[int, ...]]:
    """Vertices between which each node of a quadratic cell lies: one for its vertices, two for its edges."""
    topology = basix.topology(getattr(basix.CellType, cell))
    return [(i,) for i in range(len(topology[0]))] + [tuple(edge) for edge in topology[1]]
