"""Indicators of regions."""

import numpy as np
import pytest
import ufl
from dolfinx import fem
from mpi4py import MPI

from chemomech.mesh.layers import layers
from chemomech.mesh.regions import indicators

ENDS = (0.3, 0.35, 1.0)


@pytest.fixture(scope="module")
def found():
    return indicators(layers(MPI.COMM_SELF, (4, 1, 9), ENDS), ENDS)


def test_they_are_one_in_their_region_and_zero_elsewhere(found):
    for indicator, cells in zip(found, (4, 1, 9), strict=True):
        assert sorted(indicator.x.array) == [0.0] * (14 - cells) + [1.0] * cells


def test_they_fill_the_body(found):
    np.testing.assert_array_equal(sum(indicator.x.array for indicator in found), 1.0)


@pytest.mark.parametrize(("index", "length"), [(0, 0.3), (1, 0.05), (2, 0.65)])
def test_they_lie_between_the_ends(found, index, length):
    size = fem.assemble_scalar(fem.form(found[index] * ufl.dx))
    assert size == pytest.approx(length, rel=1e-14)
