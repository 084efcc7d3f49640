import numpy as np
import pytest

from chemomech.deformed.grid import Grid, joined, nodal


@pytest.fixture
def quarter():
    corners = np.array([[0.0, 0, 0], [2, 0, 0], [0, 2, 0]])
    return Grid(corners, 0.1 * corners, np.array([[0, 1, 2]]), {"phi": np.array([0.0, 1, 2])})


def test_mirror_images_make_the_whole(quarter):
    whole = quarter.mirrored((0, 1))
    assert len(whole.points) == 5
    assert len(whole.cells) == 4
    assert whole.displacement == pytest.approx(0.1 * whole.points)
    assert len(whole.boundary()) == 4
    assert sorted(whole.fields["phi"]) == [0, 1, 1, 2, 2]


def test_borders_of_ranks_vanish(quarter):
    other = quarter.image([-1, 1, 1])
    assert len(joined([quarter, other]).boundary()) == 6
    assert len(joined([quarter, other]).merged().boundary()) == 4


def test_flattened_cells_go(quarter):
    flat = Grid(quarter.points, quarter.displacement, np.array([[0, 1, 2], [1, 1, 2]]), quarter.fields)
    assert len(flat.merged().cells) == 1


def test_boundary_of_a_tetrahedron():
    points = np.vstack([np.zeros(3), np.eye(3)])
    assert len(Grid(points, points, np.array([[0, 1, 2, 3]]), {}).boundary()) == 4


def test_cells_count_by_their_volume():
    points = np.array([[0.0, 0, 0], [3, 0, 0], [4, 0, 0]])
    averaged = nodal(np.array([[1.0], [5.0]]), points, np.array([[0, 1], [1, 2]]))
    assert averaged[:, 0] == pytest.approx([1, 2, 5])
