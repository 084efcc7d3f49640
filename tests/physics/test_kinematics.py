import numpy as np
import pytest
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI

from chemomech.physics.kinematics import Radial
from tests.support.pointwise import number

POINT = np.array([[0.25]])


class Body:
    """One cell from r = 1 to r = 3, the point r = 1.5, a quadratic displacement."""

    def __init__(self, dimension, stretch=None):
        self.domain = mesh.create_interval(MPI.COMM_SELF, 1, [1.0, 3.0])
        space = fem.functionspace(self.domain, ("Lagrange", 2))
        self.u, self.v = fem.Function(space), fem.Function(space)
        self.u.interpolate(lambda x: 0.1 * x[0] ** 2)  # u = 0.225, u' = 0.3
        self.v.interpolate(lambda x: 1 - 0.2 * x[0] ** 2)  # v = 0.55, v' = -0.6
        self.geometry = Radial(ufl.SpatialCoordinate(self.domain)[0], dimension, stretch is not None)

    def at_point(self, expression):
        shape = ufl.as_ufl(expression).ufl_shape
        components = [expression[i] for i in np.ndindex(shape)] if shape else [expression]
        some = fem.Constant(self.domain, 1.0)  # keeps expressions that are plain numbers on the mesh
        flat = ufl.as_vector([*components, some])
        values = np.ravel(fem.Expression(flat, POINT).eval(self.domain, np.array([0], dtype=np.int32)))[:-1]
        return values.reshape(shape) if shape else float(values[0])


@pytest.mark.parametrize(("dimension", "stretch", "diagonal", "volume"), [
    (1, None, [1.3, 1, 1], 1.0),
    (2, None, [1.3, 1.15, 1], 1.5),
    (2, 1.2, [1.3, 1.15, 1.2], 1.5),
    (3, None, [1.3, 1.15, 1.15], 2.25),
])  # fmt: skip
def test_deformation_and_measure(dimension, stretch, diagonal, volume):
    body = Body(dimension, stretch)
    axial = None if stretch is None else ufl.as_ufl(stretch)
    assert body.at_point(body.geometry.deformation_gradient(body.u, axial)) == pytest.approx(np.diag(diagonal))
    assert body.at_point(body.geometry.volume_element()) == pytest.approx(volume)


@pytest.mark.parametrize(("dimension", "stretch"), [(1, None), (2, None), (2, 1.2), (3, None)])
def test_virtual_deformation_is_the_variation_of_the_deformation(dimension, stretch):
    body, step = Body(dimension, stretch), 0.5
    virtual = None if stretch is None else ufl.as_ufl(0.7)

    def moved(distance):
        axial = None if stretch is None else ufl.as_ufl(stretch + 0.7 * distance)
        return body.geometry.deformation_gradient(body.u + distance * body.v, axial)

    difference = body.at_point(moved(step) - moved(-step))
    variation = body.at_point(body.geometry.virtual_deformation(body.v, virtual))
    assert variation == pytest.approx(difference / (2 * step), abs=1e-14)
    assert variation[0, 0] == pytest.approx(-0.6)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_gradient_and_curvature_term(dimension):
    """``div grad f = f'' + K f'`` with ``K = (dimension - 1)/r``."""
    body = Body(dimension)
    gradient = body.geometry.gradient(body.v)
    assert body.at_point(gradient) == pytest.approx([-0.6, 0, 0])
    one, half = ufl.as_ufl(1.0), ufl.as_ufl(0.5)
    term = body.geometry.curvature_term(one, gradient, half, gradient, one)
    assert body.at_point(term) == pytest.approx(-0.6 * (dimension - 1) / 1.5 / 2)


def test_symmetric_tensors_are_stored_by_their_diagonal():
    geometry = Radial(ufl.as_ufl(1.0), 3)
    tensor = geometry.symmetric_tensor(ufl.as_vector([1.0, 2.0, 3.0]))
    assert number(tensor) == pytest.approx(np.diag([1, 2, 3]))
    assert number(geometry.components(tensor)) == pytest.approx([1, 2, 3])
    assert len(number(geometry.components(tensor))) == geometry.tensor_size
