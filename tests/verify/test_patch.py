import numpy as np
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI

from chemomech.verify.patch import distorted_cube


def test_inner_vertices_move_and_no_tetrahedron_is_inverted():
    domain, regular = distorted_cube(MPI.COMM_SELF, 3), mesh.create_unit_cube(MPI.COMM_SELF, 3, 3, 3)
    moved = np.abs(domain.geometry.x - regular.geometry.x).max(axis=1) > 0
    inside = ((regular.geometry.x > 0.1) & (regular.geometry.x < 0.9)).all(axis=1)
    assert np.array_equal(moved, inside)
    space = fem.functionspace(domain, ("DG", 0))
    volumes = fem.assemble_vector(fem.form(ufl.TestFunction(space) * ufl.dx)).array
    signs = fem.Expression(ufl.JacobianDeterminant(domain), np.full((1, 3), 0.25))
    cells = np.arange(len(volumes), dtype=np.int32)
    reference = fem.Expression(ufl.JacobianDeterminant(regular), np.full((1, 3), 0.25)).eval(regular, cells)
    assert np.all(np.sign(signs.eval(domain, cells)) == np.sign(reference))
    assert abs(volumes.sum() - 1) < 1e-14
    assert volumes.max() > 1.5 * volumes.min()
