import numpy as np
import pytest

from chemomech.mesh_files.distance import distance_to

SQUARE = np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
TRIANGLES = SQUARE[[[0, 1, 2], [0, 2, 3]]]
EDGES = SQUARE[[[0, 1], [1, 2], [2, 3], [3, 0]]]


@pytest.mark.parametrize(
    ("point", "distance"),
    [((0.3, 0.6, 0.7), 0.7), ((0.3, 0.6, -0.2), 0.2), ((2, 0.5, 0), 1), ((2, 2, 1), 3**0.5), ((0.5, 0.5, 0), 0)],
)
def test_distance_from_two_triangles(point, distance):
    assert distance_to(TRIANGLES, np.array([point])) == pytest.approx(distance)


@pytest.mark.parametrize(("point", "distance"), [((0.5, 0.2, 0), 0.2), ((0.9, 0.5, 0), 0.1), ((4, 5, 0), 5)])
def test_distance_from_four_segments(point, distance):
    assert distance_to(EDGES, np.array([point])) == pytest.approx(distance)


def test_no_point_no_distance():
    assert distance_to(EDGES, np.empty((0, 3))).shape == (0,)
