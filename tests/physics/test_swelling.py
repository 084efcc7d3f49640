import numpy as np
import pytest
import ufl

from chemomech.physics.swelling import IsotropicSwelling
from tests.support.pointwise import number

SILICON = IsotropicSwelling(lambda c: 1 + 2.8 * c)


def test_the_pristine_host_is_not_stretched():
    assert number(SILICON.stretch(ufl.as_ufl(0.0))) == pytest.approx(np.eye(3))


@pytest.mark.parametrize("content", [0.1, 0.5, 1.0])
def test_the_stretch_is_isotropic_and_has_the_volume_ratio_as_determinant(content):
    stretch = number(SILICON.stretch(ufl.as_ufl(content)))
    assert np.linalg.det(stretch) == pytest.approx(1 + 2.8 * content)
    assert stretch == pytest.approx(stretch[0, 0] * np.eye(3))
    assert number(SILICON.volume_ratio(ufl.as_ufl(content))) == pytest.approx(1 + 2.8 * content)
