"""Every way to resolve a body is whole."""

import numpy as np
import pytest
import ufl
from dolfinx import mesh
from mpi4py import MPI

from chemomech.physics.resolved_body import ResolvedBody, Room, resolved_over
from chemomech.register.ingredient import check
from chemomech.register.kinds import RESOLVED

SQUARE, BOX = mesh.create_unit_square, mesh.create_unit_cube
DOMAINS = {1: lambda: mesh.create_unit_interval(MPI.COMM_SELF, 1), 2: lambda: SQUARE(MPI.COMM_SELF, 1, 1)}
DOMAINS[3] = lambda: BOX(MPI.COMM_SELF, 1, 1, 1)


@pytest.fixture(params=[(word, dimension) for word in RESOLVED.members for dimension in (1, 2, 3)], ids=str)
def body(request) -> ResolvedBody:
    word, dimension = request.param
    return resolved_over(word)(dimension)


@pytest.mark.parametrize("word", RESOLVED.members)
def test_is_an_ingredient_known_by_its_word(word):
    check(RESOLVED[word])
    assert RESOLVED[word].word == word


def test_has_what_a_mesh_needs(body):
    assert body.mesh_dimension == len(set(body.axes)) in (1, 2, 3)
    assert body.is_one_dimensional == (body.mesh_dimension == 1)
    assert set(body.mirror_axes) | set(body.translations) <= set(range(body.mesh_dimension))
    assert body.crystal_mirrors <= 3
    assert body.cells_per_width >= body.least_cells_per_width >= 1
    assert body.many_cells < body.most_cells
    assert 2 <= body.quadrature_degree <= 12


def test_rigid_motions_do_not_deform(body):
    """``grad u + grad u^T = 0`` in the plane of the mesh, so that none takes part of the body out of it."""
    inside = list(range(body.mesh_dimension))
    for axis in body.rotations:
        gradient = np.cross(np.eye(3)[axis], np.eye(3)).T[np.ix_(inside, inside)]
        assert np.array_equal(gradient, -gradient.T)
        assert np.any(gradient)


def test_composes_a_model(body):
    x = ufl.SpatialCoordinate(DOMAINS[body.mesh_dimension]())
    geometry = body.kinematics(x, axial_stretch_is_unknown=False)
    assert geometry.displacement_shape == (() if body.is_one_dimensional else (body.mesh_dimension,))
    assert not geometry.axial_stretch_is_unknown
    assert sorted(body.tensor_axes) == [0, 1, 2]
    assert isinstance(body.room, Room)


def test_long_bodies_may_stretch():
    x = ufl.SpatialCoordinate(DOMAINS[2]())
    for word in RESOLVED.members:
        body = resolved_over(word)(2)
        if body.is_long:
            assert body.kinematics(x, axial_stretch_is_unknown=True).axial_stretch_is_unknown
            assert not body.has_definite_size


def test_the_whole_is_as_often_as_the_mesh_is_mirrored(body):
    one, four = body.factor_of_whole(1), body.factor_of_whole(4)
    assert body.has_definite_size == (one is not None)
    if one is not None and not body.is_one_dimensional:
        assert four == 4 * one


def test_rays_are_named_by_the_coordinates():
    assert resolved_over("radius")(3).rays == {}
    assert resolved_over("meridian")(3).rays == {"x": "r", "y": "z", "diagonal": "diagonal"}
    assert list(resolved_over("volume")(3).rays) == ["x", "y", "z", "diagonal"]


def test_axes_of_the_tensors():
    assert resolved_over("radius")(1).tensor_axes == [2, 0, 1]  # the normal of a film is z
    for dimension in (1, 2, 3):
        assert resolved_over("meridian")(dimension).tensor_axes == [0, 2, 1]  # r, z and around, whatever reacts
