import numpy as np
import pytest
from pydantic import ValidationError

from chemomech.materials import read_material
from chemomech.physics.chemical_stretches.axes_stretch import AxesStretch
from chemomech.physics.chemical_stretches.isotropic_stretch import IsotropicStretch


def axes(along_a, along_b, along_c):
    return AxesStretch(law="axes", along_a=along_a, along_b=along_b, along_c=along_c, assumption="test")


@pytest.mark.parametrize("stretches", [(1.92, 1.0, 2.6), (0.9, 3.0, 3.0), (0.5, 0.9, 1.0)])
def test_the_full_product_has_the_given_stretches(stretches):
    law = axes(*stretches)
    assert sum(law.shares) == pytest.approx(1)
    assert np.prod(stretches) ** np.array(law.shares) == pytest.approx(stretches)


def test_equal_stretches_are_isotropic():
    isotropic = IsotropicStretch(law="isotropic", assumption="test")
    assert axes(1.3, 1.3, 1.3).shares == pytest.approx(isotropic.shares)
    assert isotropic.fault(3.81) is None


def test_the_stretches_make_the_volume():
    assert axes(1.92, 1.0, 2.6).fault(4.97) is None
    assert "4.992, but the swelling makes the full product 4.9 times" in axes(1.92, 1.0, 2.6).fault(4.9)


def test_a_volume_that_does_not_change_cannot_be_shared_out():
    with pytest.raises(ValidationError, match="cannot be shared out"):
        axes(2.0, 0.5, 1.0)


def test_black_phosphorus_grows_across_its_layers_and_not_along_its_channels():
    material = read_material("Na-P")
    stretches = material.full_volume_ratio ** np.array(material.chemical_stretch.shares)
    assert stretches == pytest.approx([1.92, 1.0, 2.6], rel=5e-3)
