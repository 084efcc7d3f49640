from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.physics.front_mobilities.isotropic_mobility import IsotropicMobility
from tests.support.crystals import axes, cubic

speeds = st.floats(0.01, 1.0)


def family(indices):
    """All directions of a family <hkl> as unit vectors."""
    signed = {tuple(np.multiply(p, s)) for p in permutations(indices) for s in product((1, -1), repeat=3)}
    return np.array(sorted(signed)) / np.linalg.norm(indices)


@given(speeds, speeds, speeds)
def test_the_values_are_met_along_all_directions_of_their_families(m100, m110, m111):
    law = cubic(m100, m110, m111)
    for indices, value in (((1, 0, 0), m100), ((1, 1, 0), m110), ((1, 1, 1), m111)):
        assert law(family(indices).T ** 2) == pytest.approx(value, rel=1e-9)


@given(speeds, speeds, speeds, st.integers(0, 10))
def test_it_is_positive_and_as_symmetric_as_the_crystal(m100, m110, m111, seed):
    n = np.random.default_rng(seed).normal(size=3)
    found = cubic(m100, m110, m111)((family(n) ** 2).T)
    assert found.min() > 0
    assert np.ptp(found) < 1e-9 * found.max()


def test_the_logarithm_is_a_sum_of_three_cubic_harmonics():
    n = family((1, 2, 3))[0] ** 2
    fourth, sixth = n[0] * n[1] + n[1] * n[2] + n[2] * n[0], n[0] * n[1] * n[2]
    m = np.log([0.3, 1.0, 0.15])
    a1 = 4 * (m[1] - m[0])
    a2 = 27 * (m[2] - m[0] - a1 / 3)
    assert cubic(0.3, 1.0, 0.15)(n) == pytest.approx(np.exp(m[0] + a1 * fourth + a2 * sixth))


@given(speeds, speeds, speeds)
def test_along_axes(a, b, c):
    law = axes(a, b, c)
    assert law(np.eye(3)) == pytest.approx([a, b, c])
    assert law(np.array([0.5, 0.5, 0.0])) == pytest.approx(np.hypot(a, b) / np.sqrt(2))


def test_speeds_are_relative_to_the_fastest_given():
    assert cubic(0.6, 2.0, 0.3).relative() == cubic(0.3, 1.0, 0.15)
    assert axes(4.0, 1.0, 0.4).relative() == axes(1.0, 0.25, 0.1)
    isotropic = IsotropicMobility(law="isotropic", assumption="test")
    assert isotropic.relative()(np.eye(3)) == 1.0
