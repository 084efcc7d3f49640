import numpy as np
import pytest
import ufl
from scipy.spatial.transform import Rotation

from chemomech.materials.orientation import OrientedMobility
from chemomech.physics.mobility import FAINTEST_SLOPE, Anisotropic, Isotropic
from tests.support.crystals import axes, cubic
from tests.support.pointwise import number

LAWS = {"cubic": cubic(0.3, 1.0, 0.15), "axes": axes(1.0, 0.2, 0.05)}
FRAME = Rotation.from_euler("xyz", [0.4, -0.7, 1.9]).as_matrix()


@pytest.fixture(params=LAWS)
def law(request):
    return LAWS[request.param]


def mobility(law):
    return Anisotropic(law, ufl.as_matrix(FRAME.tolist()))


@pytest.mark.parametrize("slope", [0.25, 1.0, 1e3])
def test_it_is_that_of_the_material_in_every_direction(law, slope):
    """In the middle of a front, where the slope is 1/4, and above it to any accuracy."""
    normals = Rotation.random(20, rng=np.random.default_rng(2)).as_matrix()[:, 0]
    found = [number(mobility(law)(ufl.as_vector((slope * n).tolist()))) for n in normals]
    deviation = 20 * (FAINTEST_SLOPE / slope) ** 2
    assert found == pytest.approx(OrientedMobility(law, FRAME)(normals), rel=deviation)


@pytest.mark.parametrize("slope", [1e-2, 1e-4])
def test_far_from_the_front_it_no_longer_depends_on_the_direction(law, slope):
    normals = Rotation.random(20, rng=np.random.default_rng(2)).as_matrix()[:, 0]
    found = np.array([number(mobility(law)(ufl.as_vector((slope * n).tolist()))) for n in normals])
    steep = OrientedMobility(law, FRAME)(normals)
    assert np.ptp(found) < 1.1 * np.ptp(steep) / (1 + (FAINTEST_SLOPE / slope) ** 2)


def test_without_a_front_there_is_one_value_and_no_pole(law):
    gradient = ufl.variable(ufl.as_vector([0.0, 0.0, 0.0]))
    found = mobility(law)(gradient)
    assert number(found) == pytest.approx(law(np.full(3, 1 / 3)))
    assert number(ufl.diff(found, gradient)) == pytest.approx(np.zeros(3))


def test_an_isotropic_front_brings_no_normal_into_the_form():
    rate, gradient = ufl.as_ufl(2.0), ufl.as_vector([1.0, 2.0, 3.0])
    assert rate / Isotropic()(gradient) == rate
