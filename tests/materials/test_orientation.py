import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from chemomech.materials.crystal_frame import frame
from chemomech.materials.orientation import OrientedMobility, OrientedStretch
from chemomech.physics.front_mobilities.isotropic_mobility import IsotropicMobility
from tests.physics import test_chemical_stretches as stretch
from tests.support.crystals import axes, cubic

SILICON = cubic(0.3, 1.0, 0.15)


def test_directions_are_those_of_the_crystal_along_the_body():
    """A wire along [110] with [001] along x: its y axis is another <110>, and a <111> lies between."""
    mobility = OrientedMobility(SILICON, frame((1, 1, 0), (0, 0, 1)))
    between = np.arctan(np.sqrt(2))
    normals = [[1, 0, 0], [0, 1, 0], [np.cos(between), np.sin(between), 0], [0, 0, 1]]
    assert mobility(np.array(normals)) == pytest.approx([0.3, 1.0, 0.15, 1.0])


@pytest.mark.parametrize(
    ("axis", "in_plane", "in_the_plane", "in_space"),
    [
        ((0, 0, 1), (1, 0, 0), True, True),
        ((1, 1, 0), (0, 0, 1), True, True),
        ((0, 0, 1), (2, 1, 0), False, False),
        ((1, 1, 1), (1, -1, 0), True, False),
        ((1, 1, 2), (1, 1, -1), True, False),
    ],
)
def test_mirror_planes(axis, in_plane, in_the_plane, in_space):
    mobility = OrientedMobility(SILICON, frame(axis, in_plane))
    assert (mobility.has_mirrors(2), mobility.has_mirrors(3)) == (in_the_plane, in_space)


def test_the_ratio_of_the_speeds():
    assert OrientedMobility(axes(1.0, 0.5, 0.1), np.eye(3)).ratio == pytest.approx(10, rel=1e-2)


def test_a_turned_cross_section_loses_them():
    turned = Rotation.from_euler("z", 0.2).as_matrix()
    assert not OrientedMobility(SILICON, turned).has_mirrors(2)
    assert OrientedMobility(axes(1.0, 1.0, 0.1), turned).has_mirrors(3)


def test_round_about_the_axis():
    assert OrientedMobility(axes(1.0, 1.0, 0.1), np.eye(3)).is_round
    assert not OrientedMobility(axes(1.0, 0.9, 0.1), np.eye(3)).is_round
    assert not OrientedMobility(SILICON, np.eye(3)).is_round


def test_an_isotropic_front_has_every_symmetry():
    law = IsotropicMobility(law="isotropic", assumption="test")
    mobility = OrientedMobility(law, Rotation.from_euler("xyz", [1, 2, 3]).as_matrix())
    assert mobility.is_isotropic
    assert mobility.is_round
    assert mobility.has_mirrors(3)
    assert mobility(np.eye(3)) == pytest.approx(np.ones(3))


PHOSPHORUS = stretch.axes(1.92, 1.0, 2.6)


def test_shares_of_the_swelling_are_those_of_the_crystal_along_the_body():
    a, b, c = PHOSPHORUS.shares
    fibre = OrientedStretch(PHOSPHORUS, frame((1, 0, 0), (0, 1, 0)))
    assert fibre.shares == pytest.approx(np.diag([b, c, a]))
    turned = OrientedStretch(PHOSPHORUS, frame((0, 0, 1), (1, 1, 0)))
    assert turned.shares[:2, :2] == pytest.approx(np.array([[a + b, b - a], [b - a, a + b]]) / 2)
    assert np.trace(turned.shares) == pytest.approx(1)


@pytest.mark.parametrize(
    ("law", "axis", "in_plane", "found"),
    [
        (PHOSPHORUS, (1, 0, 0), (0, 1, 0), "plane mirrors"),
        (PHOSPHORUS, (1, 0, 0), (0, 1, 1), "plane"),
        (PHOSPHORUS, (1, 1, 0), (0, 0, 1), ""),
        (stretch.axes(1.5, 1.5, 2.0), (0, 0, 1), (2, 1, 0), "plane mirrors round"),
        (stretch.axes(1.5, 1.5, 2.0), (1, 1, 0), (0, 0, 1), "plane mirrors"),
        (stretch.axes(1.5, 1.5, 1.5), (1, 2, 3), (3, 0, -1), "plane mirrors round isotropic"),
    ],
)
def test_symmetries_of_the_swelling(law, axis, in_plane, found):
    oriented = OrientedStretch(law, frame(axis, in_plane))
    assert oriented.is_principal(2) is ("plane" in found)
    assert oriented.has_mirrors(3) is ("mirrors" in found)
    assert oriented.is_round is ("round" in found)
    assert oriented.is_isotropic is ("isotropic" in found)


def test_mirror_planes_of_a_cross_section_are_those_of_its_plane():
    """The wire is between a and b, c lies in its cross-section: x = 0 is a mirror, but not y = 0."""
    oriented = OrientedStretch(PHOSPHORUS, frame((1, 1, 0), (0, 0, 1)))
    assert oriented.is_principal(0)
    assert not oriented.has_mirrors(2)
