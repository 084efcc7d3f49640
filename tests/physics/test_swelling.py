import numpy as np
import pytest
import ufl

from chemomech.physics.swelling import IsotropicSwelling
from tests.support.pointwise import number

SILICON = IsotropicSwelling(lambda c: 1 + 2.8 * c)


@pytest.mark.parametrize("content", [0.0, 0.1, 0.5, 1.0])
def test_it_grows_without_distortion(content):
    assert number(SILICON.distortion(ufl.as_ufl(content))) == pytest.approx(np.eye(3))
    assert number(SILICON.volume_ratio(ufl.as_ufl(content))) == pytest.approx(1 + 2.8 * content)
