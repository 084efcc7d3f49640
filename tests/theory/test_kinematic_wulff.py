import numpy as np
import pytest

from chemomech.theory.kinematic_wulff import ConvexCore


def fourfold(ratio):
    return lambda angle: 1 - (1 - ratio) * (1 - np.cos(4 * angle)) / 2


@pytest.mark.parametrize(
    ("ratio", "fast", "slow", "area"), [(0.2, 0.600, 0.7779, 1.3580), (0.1, 0.600, 0.7838, 1.3650)]
)
def test_fourfold_speeds(ratio, fast, slow, area):
    core = ConvexCore(1.0, fourfold(ratio))
    found = core.radii(np.radians([0.0, 45.0, 90.0, 135.0]), 0.4)
    assert found == pytest.approx([fast, slow, fast, slow], abs=5e-5)
    assert core.area(0.4) == pytest.approx(area, abs=5e-5)


def test_equal_speeds_leave_a_circle():
    core = ConvexCore(2.0, np.ones_like)
    assert core.radii([0.1, 1.0, 4.0], 0.5) == pytest.approx([1.5] * 3, rel=1e-5)
    assert core.area(0.5) == pytest.approx(np.pi * 1.5**2, rel=1e-5)


def test_a_speed_that_is_linear_in_the_normal_shifts_the_circle():
    """``v = 1 + w . n`` is uniform shrinking of a body that drifts by ``-w s``."""
    core = ConvexCore(1.0, lambda angle: 1 + 0.3 * np.cos(angle))
    assert core.radii([0.0, np.pi], 0.5) == pytest.approx([0.35, 0.65])
    assert core.area(0.5) == pytest.approx(np.pi * 0.25, rel=1e-5)


def test_only_two_fast_directions_cut_a_slab():
    core = ConvexCore(1.0, lambda angle: np.where(np.abs(np.cos(angle)) > 1 - 1e-9, 1.0, 0.0))
    assert core.radii(np.radians([0.0, 60.0, 90.0]), 0.5) == pytest.approx([0.5, 1.0, 1.0], rel=1e-6)
    assert core.area(0.5) == pytest.approx(np.pi - 2 * (np.pi / 3 - np.sqrt(3) / 4), rel=1e-3)


def test_the_core_is_gone_once_the_fastest_front_reaches_the_centre():
    core = ConvexCore(1.0, fourfold(0.2))
    assert core.area(1.0) == 0.0
    assert list(core.radii([0.0, 0.5], 1.5)) == [0.0, 0.0]
    assert core.area(0.999) > 0


@pytest.mark.parametrize(("radius", "samples", "word"), [(0.0, 100, "radius"), (1.0, 4, "samples")])
def test_nonsense_is_refused(radius, samples, word):
    with pytest.raises(ValueError, match=word):
        ConvexCore(radius, np.ones_like, samples)
