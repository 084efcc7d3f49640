"""Bodies in two and three dimensions, at a point of one cell and on meshes of round bodies."""

import numpy as np
import pytest
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.round import ball, disc, meridian
from chemomech.physics.cartesian import CrossSection, Revolved, Solid

GEOMETRIES = {"cross-section": CrossSection, "revolved": Revolved, "solid": Solid}
POINT = np.array([0.5, 0.25, 0.125])


class Body:
    """One cell, a quadratic displacement, and expressions at one point of it."""

    def __init__(self, kind):
        self.dimension = 3 if kind is Solid else 2
        self.domain = (
            mesh.create_unit_cube(MPI.COMM_SELF, 1, 1, 1)
            if kind is Solid
            else mesh.create_unit_square(MPI.COMM_SELF, 1, 1)
        )
        self.geometry = kind(ufl.SpatialCoordinate(self.domain))
        space = fem.functionspace(self.domain, ("Lagrange", 2, (self.dimension,)))
        self.u, self.v = fem.Function(space), fem.Function(space)
        rng = np.random.default_rng(3)
        self.u.x.array[:] = 0.1 * rng.normal(size=len(self.u.x.array))
        self.v.x.array[:] = rng.normal(size=len(self.v.x.array))

    def __call__(self, expression):
        point = POINT[None, : self.dimension] * 0.6
        shape = ufl.as_ufl(expression).ufl_shape
        some = fem.Constant(self.domain, 1.0)  # keeps expressions that are plain numbers on the mesh
        flat = [expression[i] for i in np.ndindex(shape)] if shape else [expression]
        values = fem.Expression(ufl.as_vector([*flat, some]), point).eval(self.domain, np.array([0], dtype=np.int32))
        return np.ravel(values)[:-1].reshape(shape)


@pytest.fixture(params=GEOMETRIES)
def body(request):
    return Body(GEOMETRIES[request.param])


def test_virtual_deformation_is_the_variation_of_the_deformation(body):
    stretch, virtual = ufl.as_ufl(1.2), ufl.as_ufl(0.7)

    def moved(distance):
        return body.geometry.deformation_gradient(body.u + distance * body.v, stretch + distance * virtual)

    difference = body(moved(0.5) - moved(-0.5))
    assert body(body.geometry.virtual_deformation(body.v, virtual)) == pytest.approx(difference, abs=1e-13)


def test_symmetric_tensors_are_stored_by_their_components(body):
    size = body.geometry.tensor_size
    components = np.arange(1.0, size + 1)
    tensor = body.geometry.symmetric_tensor(ufl.as_vector(components.tolist()))
    assert body(tensor) == pytest.approx(body(tensor).T)
    assert body(body.geometry.components(tensor)) == pytest.approx(components)


def test_polar_components_keep_trace_and_turn_with_the_body(body):
    stress = ufl.as_matrix([[1.0, 0.3, 0.0], [0.3, -2.0, 0.0], [0.0, 0.0, 0.5]])
    polar = [float(body(c)) for c in body.geometry.polar_components(stress, body.u)]
    assert sum(polar) == pytest.approx(-0.5, abs=1e-9)
    place = body(body.geometry.position(body.u))
    direction = place / np.linalg.norm(place)
    assert polar[0] == pytest.approx(direction @ body(stress) @ direction)
    assert body(body.geometry.position(body.u)) - body(body.geometry.position()) == pytest.approx(
        body(body.geometry.displacement_vector(body.u))
    )


@pytest.mark.parametrize(
    ("make", "geometry", "dimension"),
    [(disc, CrossSection, 2), (meridian, Revolved, 3), (ball, Solid, 3)],
    ids=["disc", "meridian", "ball"],
)
def test_curvature_of_a_round_front(make, geometry, dimension):
    """``int K dphi/dr eta`` with ``K = (d - 1)/r`` and a front of the travelling profile at ``r = 0.6``."""
    width = 0.03
    body = make(MPI.COMM_SELF, CellSize(0.1 if dimension == 2 else 0.08), True)
    kind = geometry(x := ufl.SpatialCoordinate(body.domain))
    radius = ufl.sqrt(ufl.inner(x, x))
    phi, eta = 1 / (1 + ufl.exp((0.6 - radius) / width)), 1 + x[0] * x[1]
    gradients = [kind.gradient(f) for f in (phi, eta)]
    dx = ufl.dx(degree=12)
    weak = kind.curvature_term(phi, gradients[0], eta, gradients[1], ufl.as_ufl(width)) * kind.volume_element() * dx
    strong = (dimension - 1) / radius * phi * (1 - phi) / width * eta * kind.volume_element() * dx
    found, expected = (fem.assemble_scalar(fem.form(form)) for form in (weak, strong))
    assert found == pytest.approx(expected, rel=3e-3)
