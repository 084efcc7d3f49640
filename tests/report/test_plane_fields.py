import numpy as np
import pytest

from chemomech.report.plane_fields import PlaneFields


@pytest.fixture
def quarter():
    corners = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
    return PlaneFields(
        corners, 0.1 * corners, np.array([[0, 1, 2]]), {"phi": np.array([0.0, 1.0, 1.0])}, {"stress": np.array([3.0])}
    )


def test_mirror_images_make_the_whole(quarter):
    whole = quarter.mirrored(0).mirrored(1)
    assert len(whole.triangles) == 4
    assert whole.current.min(axis=0) == pytest.approx([-2.2, -2.2])
    assert whole.current.max(axis=0) == pytest.approx([2.2, 2.2])
    assert len(whole.nodal["phi"]) == 12
    assert len(whole.by_cell["stress"]) == 4


def test_planes_of_symmetry_are_no_outline(quarter):
    (edge,) = quarter.outline()
    assert sorted(map(tuple, edge)) == [(0.0, 2.0), (2.0, 0.0)]
    assert len(quarter.mirrored(0).mirrored(1).outline()) == 4
