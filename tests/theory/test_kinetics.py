import numpy as np
import pytest

from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.theory.kinetics import Array, analyse, corrected_depth, fit_growth

SIZE, WIDTH, SWELLING = 100.0, 0.5, 3.8
DIMENSIONS = [1, 2, 3]


def growth(A, B, dimension, points=300, offset=0.0):
    """Time and depth of a front that obeys ``t = A g_R + B g_D``."""
    depth = np.linspace(0.02, 0.95, points) * SIZE
    fraction = 1 - (1 - depth / SIZE) ** dimension
    time = A * reaction_function(fraction, dimension) + B * diffusion_function(fraction, dimension, SWELLING)
    return time + offset, depth, fraction


def front(A, B, dimension, offset=0.0) -> tuple[Array, Array]:
    """Time and depth alone."""
    time, depth, _ = growth(A, B, dimension, offset=offset)
    return time, depth


def kinetics(time, depth, dimension, share=0.0, ramp=0.0):
    return analyse(
        time=time,
        depth=depth,
        stress_share=np.broadcast_to(share, time.shape),
        size=SIZE,
        dimension=dimension,
        swelling=SWELLING,
        ramp=ramp,
        width=WIDTH,
    )


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize(("A", "B", "exponent", "share", "regime"), [
    (1000.0, 0.0, 1.0, 0.0, "interface-controlled"),
    (0.0, 1000.0, 0.5, 1.0, "diffusion-controlled"),
])  # fmt: skip
def test_pure_regimes(dimension, A, B, exponent, share, regime):
    both = kinetics(*front(A, B, dimension), dimension)
    assert [both.apparent_exponent, both.intrinsic_exponent] == pytest.approx([exponent] * 2, abs=1e-3)
    found = both.apparent
    assert found.diffusion_share == pytest.approx(share, abs=1e-3)
    assert found.reaction_time == pytest.approx(A, abs=1)
    assert found.diffusion_time == pytest.approx(B, abs=1)
    assert found.regime == regime
    assert found.residual < 1e-6


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_mixed_regime_gives_both_resistances(dimension):
    slow = float(diffusion_function(np.array([0.9]), dimension, SWELLING)[0])
    fast = float(reaction_function(np.array([0.9]), dimension)[0])
    both = kinetics(*front(500 / fast, 500 / slow, dimension), dimension)
    found = both.apparent
    assert found.reaction_time == pytest.approx(500 / fast, rel=1e-3)
    assert found.diffusion_time == pytest.approx(500 / slow, rel=1e-3)
    assert found.regime == "mixed"
    assert 0.5 < both.apparent_exponent < 1


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize(("A", "B"), [(1000.0, 0.0), (0.0, 1000.0)])
def test_a_late_start_does_not_change_the_law(dimension, A, B):
    found = kinetics(*front(A, B, dimension, offset=70.0), dimension)
    assert found.apparent.offset == pytest.approx(-70, abs=0.5)
    assert found.apparent_exponent == pytest.approx(1.0 if A else 0.5, abs=2e-3)


def test_the_depth_itself_is_no_power_of_time_in_a_particle():
    """Why the coordinate is corrected: the converging front speeds up."""
    time, depth, fraction = growth(0.0, 1000.0, 3)
    naive = np.polyfit(np.log(time[20:]), np.log(depth[20:]), 1)[0]
    assert naive > 0.55
    corrected = corrected_depth(fraction, 3, SWELLING, fit_growth(time, fraction, 3, SWELLING).diffusion_share)
    assert np.polyfit(np.log(time[20:]), np.log(corrected[20:]), 1)[0] == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_corrected_depth_is_the_depth_of_a_shallow_front(dimension, share):
    fraction = np.array([1e-4])
    depth = 1 - (1 - fraction) ** (1 / dimension)
    assert corrected_depth(fraction, dimension, SWELLING, share) == pytest.approx(depth, rel=1e-3)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize(("A", "B"), [(1000.0, 0.0), (0.0, 1000.0)])
def test_the_law_without_stress_is_recovered(dimension, A, B):
    """Stress takes a growing share ``s``: what takes ``dt`` without it takes ``dt/(1 - s)``."""
    free, depth, _ = growth(A, B, dimension, points=2000)
    share = 0.8 * depth / SIZE
    steps = np.diff(free) / (1 - (share[1:] + share[:-1]) / 2)
    time = free[0] + np.concatenate([[0.0], np.cumsum(steps)])
    found = kinetics(time, depth, dimension, share)
    assert found.intrinsic_exponent == pytest.approx(1.0 if A else 0.5, abs=5e-3)
    assert found.intrinsic.reaction_time == pytest.approx(A, abs=5)
    assert found.intrinsic.diffusion_time == pytest.approx(B, abs=5)
    assert found.stress_retarded
    assert found.apparent_exponent < found.intrinsic_exponent
    assert not kinetics(free, depth, dimension).stress_retarded


def test_a_retarded_reaction_looks_like_diffusion():
    """A front that compression slows in proportion to its depth is parabolic, and yet interface-controlled."""
    free, depth, _ = growth(1000.0, 0.0, 1, points=2000)
    share = depth / (depth + 5)
    time = np.concatenate([[0.0], np.cumsum(np.diff(free) / (1 - (share[1:] + share[:-1]) / 2))])
    found = kinetics(time, depth, 1, share)
    assert found.apparent.regime == "diffusion-controlled"
    assert found.intrinsic.regime == "interface-controlled"


@pytest.mark.parametrize("depth", [np.full(50, 3.0), np.linspace(3.0, 3.5, 50), np.linspace(5, 3, 50)])
def test_a_front_that_hardly_moved_says_nothing(depth):
    assert kinetics(np.linspace(1, 100, 50), depth, 2) is None


def test_nothing_is_said_before_the_ramp_is_over():
    time, depth, _ = growth(1000.0, 0.0, 2)
    assert kinetics(time, depth, 2, ramp=1e6) is None
    late = kinetics(time, depth, 2, ramp=300.0)
    assert late.begin >= 300


def test_a_front_that_falls_back_for_a_moment_is_no_problem():
    time, depth, _ = growth(1000.0, 0.0, 2)
    depth = depth.copy()
    depth[150:153] = depth[140], depth[141], depth[142]
    found = kinetics(time, depth, 2)
    assert found.apparent_exponent == pytest.approx(1, abs=0.02)
