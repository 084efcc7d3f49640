import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from chemomech.materials.crystal_frame import frame, rotation


@pytest.mark.parametrize(
    ("axis", "in_plane"),
    [((0, 0, 1), (1, 0, 0)), ((1, 1, 0), (0, 0, 1)), ((1, 1, 1), (1, -1, 0)), ((1, 1, 2), (1, 1, -1))],
)
def test_the_frame_is_a_rotation_with_the_directions_asked_for(axis, in_plane):
    x, _, z = found = frame(axis, in_plane)
    assert found @ found.T == pytest.approx(np.eye(3))
    assert np.linalg.det(found) == pytest.approx(1)
    assert np.cross(z, axis) == pytest.approx(np.zeros(3))
    assert np.cross(x, in_plane) == pytest.approx(np.zeros(3))
    assert z @ axis > 0
    assert x @ in_plane > 0


def test_the_third_axis_of_a_110_wire():
    assert frame((1, 1, 0), (0, 0, 1))[1] == pytest.approx(np.array([1, -1, 0]) / np.sqrt(2))


def test_lengths_of_the_lattice_turn_its_directions():
    """In a cell that is three times as long along c, [1 0 1] is steeper and [-3 0 1/3] perpendicular to it."""
    x, _, z = frame((1, 0, 1), (-9, 0, 1), (1.0, 1.0, 3.0))
    assert z == pytest.approx(np.array([1, 0, 3]) / np.sqrt(10))
    assert x == pytest.approx(np.array([-3, 0, 1]) / np.sqrt(10))


@pytest.mark.parametrize(
    ("axis", "in_plane", "message"),
    [
        ((1, 1, 0), (1, 0, 0), r"^in_plane must be perpendicular to axis; .* is 45 degrees$"),
        ((0, 0, 0), (1, 0, 0), r"^axis \[0, 0, 0\] is no direction$"),
        ((0, 0, 1), (0, 0, 0), r"^in_plane \[0, 0, 0\] is no direction$"),
    ],
)
def test_directions_that_make_no_frame(axis, in_plane, message):
    with pytest.raises(ValueError, match=message):
        frame(axis, in_plane)


def test_a_rotation_is_taken_as_it_is():
    turn = Rotation.from_euler("xyz", [0.3, 0.2, -1.0]).as_matrix()
    assert rotation(turn.tolist()) == pytest.approx(turn)


@pytest.mark.parametrize(
    ("rows", "word"),
    [(np.diag([1.0, 1.0, -1.0]), "reflection"), (2 * np.eye(3), "length 1"), (np.ones((3, 3)), "length 1")],
)
def test_what_is_no_rotation(rows, word):
    with pytest.raises(ValueError, match=word):
        rotation(rows.tolist())
