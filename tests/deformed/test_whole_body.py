import numpy as np
import pytest
from scipy.spatial import Delaunay

from chemomech.deformed.grid import Grid
from chemomech.deformed.whole_body import body_of, opened_at_centre, revolved


def last(series):
    return body_of(series.case, series.grid(-1))


def span(grid):
    return np.array([grid.points.min(axis=0), grid.points.max(axis=0)])


def area(grid):
    a, b, c = np.moveaxis(grid.points[grid.cells], 1, 0)
    return np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2


def test_a_quarter_becomes_the_whole_cross_section(series):
    body = last(series("cross-section"))
    assert body.is_flat
    assert span(body.cut) == pytest.approx(np.array([[-8, -8, 0], [8, 8, 0]]), abs=1e-6)


def test_a_radial_wire_becomes_a_disc(series):
    body = last(series("radial wire"))
    assert body.is_flat
    assert area(body.cut) == pytest.approx(np.pi * 64, rel=1e-3)
    moved = np.einsum("ij,ij->i", body.cut.points, body.cut.displacement)
    size = np.linalg.norm(body.cut.points, axis=1) * np.linalg.norm(body.cut.displacement, axis=1)
    assert np.abs(moved) == pytest.approx(size, abs=1e-4)
    assert moved.max() > 1


def test_a_film_becomes_a_strip(series):
    body = last(series("film"))
    assert body.is_flat
    assert span(body.cut) == pytest.approx(np.array([[-8, 0, 0], [8, 16, 0]]), abs=1e-6)
    assert np.all(body.cut.displacement[:, 0] == 0)
    assert body.cut.displacement[:, 1].max() > 1


def test_a_radial_particle_becomes_a_ball_without_a_quarter(series):
    body = last(series("radial particle"))
    assert body.skin is not None
    assert area(body.skin) == pytest.approx(3 / 4 * 4 * np.pi * 64, rel=2e-3)
    assert area(body.cut) == pytest.approx(np.pi * 64, rel=2e-3)
    assert not np.any((body.skin.points[:, 0] > 1e-6) & (body.skin.points[:, 1] > 1e-6))


def test_the_axis_of_revolution_stands_upright(series):
    body = last(series("ellipsoid"))
    assert body.skin is not None
    assert span(body.skin) == pytest.approx(np.array([[-7, -7, -10], [7, 7, 10]]), abs=1e-6)


def test_a_substrate_is_no_mirror(series):
    body = last(series("pillar"))
    assert body.skin is not None
    assert span(body.skin) == pytest.approx(np.array([[-7, -7, 0], [7, 7, 9]]), abs=1e-6)


def test_a_hollow_meridian_keeps_its_hole():
    points = np.array([[1.0, 0, 0], [2, 0, 0], [2, 1, 0], [1, 1, 0]])
    tube = revolved(Grid(points, 0 * points, np.array([[0, 1, 2], [0, 2, 3]]), {}))
    assert tube.skin is not None
    assert area(tube.skin) == pytest.approx(3 / 4 * (2 * np.pi * (1 + 2) + 2 * np.pi * 3), rel=2e-3)


def cube():
    """Tetrahedra of random shapes in a cube of 14 nm; none of their faces lies in a plane through the centre."""
    line = np.linspace(-7, 7, 6)
    points = np.array(np.meshgrid(line, line, line)).reshape(3, -1).T
    inside = (np.abs(points) < 6).all(axis=1)
    points[inside] += np.random.default_rng(1).uniform(-0.3, 0.3, (inside.sum(), 3))
    return Grid(points, 0.1 * points, Delaunay(points).simplices.astype(np.int64), {"height": points[:, 2]})


@pytest.mark.parametrize("meshed", ["octant", "whole"])
def test_a_solid_is_opened_by_an_octant(series, meshed):
    body = last(series("cube")) if meshed == "octant" else opened_at_centre(cube())
    assert body.skin is not None
    assert span(body.skin) == pytest.approx(np.array([[-7] * 3, [7] * 3]), abs=1e-5)
    assert not np.any((body.skin.points > 0.1).all(axis=1))
    assert area(body.cut) == pytest.approx(3 * 49, rel=0.05)
    assert span(body.cut) == pytest.approx(np.array([[0] * 3, [7] * 3]), abs=1e-5)


def test_fields_are_carried_to_the_faces_of_a_cut():
    body = opened_at_centre(cube())
    assert area(body.cut) == pytest.approx(3 * 49)
    for part in body.parts:
        assert part.fields["height"] == pytest.approx(part.points[:, 2], abs=1e-5)
        assert part.displacement == pytest.approx(0.1 * part.points, abs=1e-5)
