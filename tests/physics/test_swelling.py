import numpy as np
import pytest
import ufl
from scipy.spatial.transform import Rotation

from chemomech.physics.swelling import CrystalSwelling, IsotropicSwelling
from tests.support.pointwise import number

SILICON = IsotropicSwelling(lambda c: 1 + 2.8 * c)


@pytest.mark.parametrize("content", [0.0, 0.1, 0.5, 1.0])
def test_it_grows_without_distortion(content):
    assert number(SILICON.distortion(ufl.as_ufl(content))) == pytest.approx(np.eye(3))
    assert number(SILICON.volume_ratio(ufl.as_ufl(content))) == pytest.approx(1 + 2.8 * content)


FRAME = Rotation.from_euler("xyz", [0.4, -0.3, 1.1]).as_matrix()
SHARES = (0.4, -0.1, 0.7)
LAYERED = CrystalSwelling(lambda c: 1 + 2.8 * c, SHARES, ufl.as_matrix(FRAME.tolist()))


@pytest.mark.parametrize("content", [0.0, 0.1, 1.0])
def test_a_crystal_stretches_along_its_axes(content):
    ratio = 1 + 2.8 * content
    found = ratio ** (1 / 3) * number(LAYERED.distortion(ufl.as_ufl(content)))
    assert np.linalg.det(found) == pytest.approx(ratio)
    assert number(LAYERED.volume_ratio(ufl.as_ufl(content))) == pytest.approx(ratio)
    assert found == pytest.approx(found.T)
    for axis, share in zip(FRAME.T, SHARES, strict=True):
        assert found @ axis == pytest.approx(ratio**share * axis)


def test_thirds_are_isotropic():
    thirds = CrystalSwelling(SILICON.ratio, (1 / 3, 1 / 3, 1 / 3), ufl.as_matrix(FRAME.tolist()))
    content = ufl.as_ufl(0.7)
    assert number(thirds.distortion(content)) == pytest.approx(number(SILICON.distortion(content)))
