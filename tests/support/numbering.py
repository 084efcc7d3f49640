"""The numbering of checkpoints on all ranks against that on one, for shapes of every kind."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
from dolfinx import fem
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.mesh.recipes import body_of
from chemomech.simulation.numbering import Numbering
from tests.support.cases import WIRE, case_of
from tests.support.shapes import shape

RADIAL = "radial"


def case(name: str) -> Case:
    """The case of a shape, or that of a body over its radius."""
    return case_of(WIRE) if name == RADIAL else shape(name)


def gathered(name: str, comm: MPI.Comm) -> tuple[str, np.ndarray | None, np.ndarray | None]:
    """Hash of the mesh, values of a vector field and of a field by cell as a checkpoint holds them.

    What is scattered is what was gathered, ghosts included.
    """
    domain = body_of(case(name), comm).domain
    size = domain.geometry.dim
    space = fem.functionspace(domain, ("Lagrange", 2, (size,)))
    numbering = Numbering(space, 1)
    field = fem.Function(space)
    field.interpolate(lambda x: np.sin(10 * x[:size]) + x[:1])
    field.x.scatter_forward()
    nodal = numbering.gather_nodal(field.x.array)
    assert np.array_equal(numbering.scatter_nodal(nodal), field.x.array)
    middle = fem.Function(fem.functionspace(domain, ("DG", 0)))
    middle.interpolate(lambda x: x[0])
    by_cell = middle.x.array[np.asarray(middle.function_space.dofmap.list)[: numbering.cells]].reshape(-1, 1)
    cells = numbering.gather_cells(by_cell)
    assert np.array_equal(numbering.scatter_cells(cells), by_cell)
    return numbering.mesh, nodal, cells


def main(names: Sequence[str]) -> None:
    """Fails on any rank if the ranks see anything else than one of them alone."""
    for name in names:
        together, alone = gathered(name, MPI.COMM_WORLD), gathered(name, MPI.COMM_SELF)
        assert together[0] == alone[0], name
        if MPI.COMM_WORLD.rank == 0:
            for one, other in zip(together[1:], alone[1:], strict=True):
                np.testing.assert_allclose(one, other, rtol=0, atol=1e-13, err_msg=name)


if __name__ == "__main__":
    main(sys.argv[1:])
