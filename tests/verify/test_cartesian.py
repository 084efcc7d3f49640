import numpy as np
import pytest
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI

from chemomech.verify.cartesian import Cartesian
from tests.support.pointwise import number

GRADIENT = np.array([[0.1, 0.2, 0.0], [-0.3, 0.05, 0.4], [0.0, 0.6, -0.2]])


def test_deformation_of_a_linear_displacement():
    domain = mesh.create_unit_cube(MPI.COMM_SELF, 1, 1, 1)
    u = fem.Function(fem.functionspace(domain, ("Lagrange", 1, Cartesian().displacement_shape)))
    u.interpolate(lambda x: GRADIENT @ x)
    F, virtual = Cartesian().deformation_gradient(u, None), Cartesian().virtual_deformation(u, None)
    point = np.full((1, 3), 0.25)
    values = [fem.Expression(e, point).eval(domain, np.zeros(1, dtype=np.int32)) for e in (F, virtual)]
    assert np.reshape(values[0], (3, 3)) == pytest.approx(np.eye(3) + GRADIENT)
    assert np.reshape(values[1], (3, 3)) == pytest.approx(GRADIENT)


def test_components_and_tensor_are_inverse():
    tensor = np.array([[1.0, 4, 6], [4, 2, 5], [6, 5, 3]])
    components = Cartesian().components(ufl.as_matrix(tensor.tolist()))
    assert number(components) == pytest.approx([1, 2, 3, 4, 5, 6])
    assert len(number(components)) == Cartesian().tensor_size
    assert number(Cartesian().symmetric_tensor(components)) == pytest.approx(tensor)
