import numpy as np
import pytest
import ufl
from dolfinx import fem
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.round import ball, disc, meridian

VOLUMES = {disc: np.pi, meridian: 4 / 3 * np.pi, ball: 4 / 3 * np.pi}
BODIES = [(make, mirrored) for make in VOLUMES for mirrored in (True, False)]


@pytest.fixture(scope="module", params=BODIES, ids=lambda p: f"{p[0].__name__}-{'mirrored' if p[1] else 'whole'}")
def body(request):
    make, mirrored = request.param
    return make, mirrored, make(MPI.COMM_SELF, CellSize(0.25), mirrored)


def test_the_mirror_images_make_the_whole(body):
    make, _, found = body
    r = ufl.SpatialCoordinate(found.domain)[0]
    weight = 2 * np.pi * r if make is meridian else fem.Constant(found.domain, 1.0)
    volume = found.copies * fem.assemble_scalar(fem.form(weight * ufl.dx))
    assert volume == pytest.approx(VOLUMES[make], rel=0.06)
    assert volume < VOLUMES[make]


def test_the_surface_is_the_sphere(body):
    _, _, found = body
    domain = found.domain
    domain.topology.create_connectivity(domain.topology.dim - 1, 0)
    corners = domain.topology.connectivity(domain.topology.dim - 1, 0)
    domain.topology.create_connectivity(0, domain.topology.dim)
    vertices = np.unique([corners.links(facet) for facet in found.surface])
    points = domain.geometry.x[np.unique(_geometry_of(domain, vertices))]
    assert found.depth(points) == pytest.approx(0, abs=1e-9)
    assert found.depth(np.zeros((1, 3))) == 1


def test_the_body_is_held_against_rigid_motion_only(body):
    make, mirrored, found = body
    dimension = found.domain.geometry.dim
    if mirrored:
        assert [support.component for support in found.supports] == list(range(dimension))
        assert all(len(support.entities) for support in found.supports)
    else:
        points = [support for support in found.supports if support.entity_dimension == 0]
        assert [len(support.entities) for support in points] == [1] * len(points)
        assert len(points) == {disc: 3, meridian: 1, ball: 6}[make]


def _geometry_of(domain, vertices):
    from dolfinx.mesh import entities_to_geometry

    return entities_to_geometry(domain, 0, vertices.astype(np.int32)).ravel()
