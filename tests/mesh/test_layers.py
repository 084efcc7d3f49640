"""Cells end at the ends of the regions."""

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.mesh.interval import interval
from chemomech.mesh.layers import layers


def nodes(domain):
    return np.sort(domain.geometry.x[:, 0])


@pytest.mark.parametrize(
    ("cells", "ends"), [((3, 5), (0.1, 1.0)), ((7, 1), (0.999, 1.0)), ((2, 3, 4), (0.3, 1 / 3, 1.0))]
)
def test_cells_are_equal_within_a_region_and_end_with_it(cells, ends):
    expected = [0.0]
    for start, end, count in zip((0.0, *ends), ends, cells, strict=False):
        expected += list(np.linspace(start, end, count + 1)[1:])
    found = nodes(layers(MPI.COMM_SELF, cells, ends))
    np.testing.assert_allclose(found, expected, rtol=1e-15)
    assert set(ends) <= set(found)


def test_one_region_is_the_plain_interval():
    np.testing.assert_array_equal(nodes(layers(MPI.COMM_SELF, [7], [1.0])), nodes(interval(MPI.COMM_SELF, 7)))
