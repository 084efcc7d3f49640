"""Volumes, named parts, supports and depths of the drawn shapes, in units of their size."""

from typing import NamedTuple

import numpy as np
import pytest
import ufl
from dolfinx import fem, mesh
from mpi4py import MPI

from chemomech.case.mesh_size import CellSize
from chemomech.mesh.shapes.cube_shape import cube
from chemomech.mesh.shapes.ellipsoid_shape import ellipsoid
from chemomech.mesh.shapes.hollow_sphere_shape import hollow_radius, hollow_sphere
from chemomech.mesh.shapes.pillar_shape import pillar
from chemomech.mesh.shapes.wire_end_shape import wire_from_its_end
from chemomech.mesh.shapes.wire_segment_shape import wire_segment

COMM = MPI.COMM_SELF
PI = np.pi
ROUNDED = 8 * 0.7**3 + 6 * 4 * 0.7**2 * 0.3 + 3 * PI * 0.3**2 * 1.4 + 4 / 3 * PI * 0.3**3
ROUNDED_SURFACE = 6 * 1.4**2 + 6 * PI * 0.3 * 1.4 + 4 * PI * 0.3**2
SHELL = 4 / 3 * PI * (1.5**3 - 0.5**3)
SPHEROID = 2 * PI * (1 + 4 / np.sqrt(3) * np.arcsin(np.sqrt(3) / 2))


class Shape(NamedTuple):
    """A body and what it must be: volume, reacting area, names of its parts, deepest point."""

    make: object
    volume: float
    area: float
    parts: str
    deepest: tuple[float, ...] = (0, 0, 0)


SHAPES = {
    "ellipsoid": Shape(lambda: ellipsoid(COMM, CellSize(0.1), (1, 2), True), 8 / 3 * PI, SPHEROID, "surface x y"),
    "whole ellipsoid": Shape(lambda: ellipsoid(COMM, CellSize(0.1), (1, 2), False), 8 / 3 * PI, SPHEROID, "surface x"),
    "clamped pillar": Shape(lambda: pillar(COMM, CellSize(0.1), 1, 3, True), 3 * PI, 7 * PI, "surface axis substrate"),
    "low pillar": Shape(lambda: pillar(COMM, CellSize(0.1), 2, 1, False), 4 * PI, 8 * PI, "surface axis substrate"),
    "end": Shape(
        lambda: wire_from_its_end(COMM, CellSize(0.1), 0.2, 1), 0.08 * PI, 0.08 * PI, "side axis middle surface"
    ),
    "segment": Shape(lambda: wire_segment(COMM, CellSize(0.2), 2, True, True), 2 * PI, 4 * PI, "surface end x y z"),
    "free segment": Shape(
        lambda: wire_segment(COMM, CellSize(0.2), 2, False, False), 2 * PI, 4 * PI, "surface end start"
    ),
    "held segment": Shape(
        lambda: wire_segment(COMM, CellSize(0.2), 2, True, False), 2 * PI, 4 * PI, "surface end start"
    ),
    "cube": Shape(lambda: cube(COMM, CellSize(0.15), 0.3, True), ROUNDED, ROUNDED_SURFACE, "surface x y z"),
    "whole cube": Shape(lambda: cube(COMM, CellSize(0.2), 0.3, False), ROUNDED, ROUNDED_SURFACE, "surface"),
    "sharp cube": Shape(lambda: cube(COMM, CellSize(0.2), 0, True), 8, 24, "surface x y z"),
    "hollow radius": Shape(lambda: hollow_radius(COMM, 20, 0.5), SHELL, 9 * PI, "surface inside", (0.5,)),
    "hollow meridian": Shape(
        lambda: hollow_sphere(COMM, CellSize(0.1), 0.5, 2, True), SHELL, 9 * PI, "surface inside x y", (0.5, 0)
    ),
    "hollow half plane": Shape(
        lambda: hollow_sphere(COMM, CellSize(0.1), 0.5, 2, False), SHELL, 9 * PI, "surface inside x", (0.5, 0)
    ),
    "hollow octant": Shape(
        lambda: hollow_sphere(COMM, CellSize(0.15), 0.5, 3, True), SHELL, 9 * PI, "surface inside x y z", (0.5, 0, 0)
    ),
    "hollow volume": Shape(
        lambda: hollow_sphere(COMM, CellSize(0.25), 0.5, 3, False), SHELL, 9 * PI, "surface inside", (0.5, 0, 0)
    ),
}


@pytest.fixture(scope="module", params=SHAPES)
def drawn(request):
    return SHAPES[request.param], SHAPES[request.param].make()


def weight(body):
    x, dimension = ufl.SpatialCoordinate(body.domain), body.domain.geometry.dim
    return {1: 4 * PI * x[0] ** 2, 2: 2 * PI * x[0], 3: fem.Constant(body.domain, 1.0)}[dimension]


def integral(form, body):
    return body.copies * fem.assemble_scalar(fem.form(form))


def points_of(body, facets):
    dimension = body.domain.topology.dim - 1
    body.domain.topology.create_connectivity(dimension, dimension + 1)
    return body.domain.geometry.x[np.unique(mesh.entities_to_geometry(body.domain, dimension, facets))]


def test_the_mirror_images_make_the_whole(drawn):
    shape, body = drawn
    assert integral(weight(body) * ufl.dx(degree=4), body) == pytest.approx(shape.volume, rel=0.02)


def test_the_reacting_surface_is_all_of_it(drawn):
    shape, body = drawn
    facets = np.sort(body.surface)
    tags = mesh.meshtags(body.domain, body.domain.topology.dim - 1, facets, np.ones_like(facets))
    ds = ufl.Measure("ds", body.domain, subdomain_data=tags, subdomain_id=1, metadata={"quadrature_degree": 4})
    assert integral(weight(body) * ds, body) == pytest.approx(shape.area, rel=0.02)


def test_the_parts_are_named(drawn):
    shape, body = drawn
    assert set(body.parts) == set(shape.parts.split())
    assert all(len(facets) for facets in body.parts.values())


def test_depth_counts_from_the_surface_to_the_deepest_point(drawn):
    shape, body = drawn
    assert body.depth(points_of(body, body.surface)) == pytest.approx(0, abs=1e-6)
    depth = body.depth(body.domain.geometry.x)
    assert depth.min() > -1e-9
    deepest = np.zeros((1, 3))
    deepest[0, : len(shape.deepest)] = shape.deepest
    assert body.depth(deepest) == pytest.approx(1, abs=1e-6)
    assert depth.max() <= 1 + 1e-6


def test_depth_falls_as_fast_as_the_place_moves(drawn):
    """``|grad depth| = 1`` but for the few cells at edges of the field."""
    _, body = drawn
    middle = mesh.compute_midpoints(
        body.domain,
        body.domain.topology.dim,
        np.arange(body.domain.topology.index_map(body.domain.topology.dim).size_local),
    )
    step = 1e-4 * np.eye(3)[: body.domain.geometry.dim]
    slope = np.column_stack([(body.depth(middle + s) - body.depth(middle - s)) / 2e-4 for s in step])
    assert np.median(np.linalg.norm(slope, axis=1)) == pytest.approx(1, abs=1e-5)


def test_supports_leave_no_rigid_motion(drawn):
    """The rigid motions of the body's dimension at what is held have full rank."""
    _, body = drawn
    dimension = body.domain.geometry.dim
    rows = []
    for support in body.supports:
        body.domain.topology.create_connectivity(support.entity_dimension, body.domain.topology.dim)
        nodes = np.unique(mesh.entities_to_geometry(body.domain, support.entity_dimension, support.entities))
        for x, y, z in body.domain.geometry.x[nodes]:
            modes = {1: [], 2: [[0, 1]], 3: np.eye(3).tolist()}[dimension]
            if dimension == 3:
                modes += [[0, -z, y], [z, 0, -x], [-y, x, 0]]
            rows.append([mode[support.component or 0] for mode in modes])
    free = {1: 0, 2: 1, 3: 6}[dimension]
    assert (np.linalg.matrix_rank(np.array(rows), tol=1e-6) if free else 0) == free


def test_depth_of_an_ellipsoid_is_the_distance_to_an_ellipse():
    depth = ellipsoid(COMM, CellSize(0.5), (1, 2), True).depth
    assert depth(np.array([[0.0, 1.8, 0.0]])) == pytest.approx(0.2, abs=1e-6)
    assert depth(np.array([[0.9, 0.0, 0.0]])) == pytest.approx(0.1, abs=1e-6)
    angle = np.linspace(0, np.pi / 2, 200_001)
    exact = np.hypot(np.cos(angle) - 0.3, 2 * np.sin(angle) - 1.1).min()
    assert depth(np.array([[0.3, 1.1, 0.0]])) == pytest.approx(exact, abs=1e-6)


def test_depth_below_a_rounded_corner():
    depth = cube(COMM, CellSize(0.5), 0.3, True).depth
    assert depth(np.array([[0.95, 0.2, 0.0]])) == pytest.approx(0.05)
    assert depth(np.full((1, 3), 0.8)) == pytest.approx(0.3 - 0.1 * np.sqrt(3))
    assert depth(np.array([[-0.5, 0.2, 0.1]])) == pytest.approx(0.5)
