import numpy as np
import pytest
from scipy.integrate import quad

from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.theory.planar import Stefan, reaction_speed
from chemomech.theory.sharp_front import SharpFront

R, C_EQ = 1.0, 0.5
DIMENSIONS = [1, 2, 3]


def front(dimension=1, k=1.0, D=1.0, surface=0.8, depth=0.02, fraction=None, degree=20) -> SharpFront:
    return SharpFront(
        dimension=dimension,
        size=R,
        rate_constant=k,
        diffusivity=D,
        equilibrium=C_EQ,
        surface=surface if callable(surface) else lambda time: surface,
        initial_depth=depth,
        initial_fraction=(surface if fraction is None else fraction),
        degree=degree,
    )


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_fast_diffusion_leaves_a_constant_speed(dimension):
    history = front(dimension, k=1.0, D=1e4, degree=12).advance(10.0, until_depth=0.9)
    v = reaction_speed(1.0, 0.8, C_EQ)
    time = np.linspace(0, history.times[-1], 9)
    np.testing.assert_allclose(history.depth(time), 0.02 + v * time, atol=2e-4)
    assert history.front_fraction(time[4]) == pytest.approx(0.8, abs=2e-4)


def test_fast_reaction_gives_stefans_depth_and_profile():
    exact = Stefan(0.8, C_EQ, 1.0)
    history = front(k=1e4, depth=1e-3).advance(10.0, until_depth=0.9)
    time = history.times[-1]
    assert float(history.depth(time)) == pytest.approx(float(exact.depth(time)), rel=2e-3)
    x = np.linspace(0, 0.89, 20)
    np.testing.assert_allclose(history.site_fraction(R - x, time), exact.site_fraction(x, time), atol=1e-3)
    assert history.front_fraction(time) == pytest.approx(C_EQ, abs=1e-3)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("Da", [0.1, 1.0, 10.0])
def test_a_small_drive_gives_the_quasi_steady_growth_law(dimension, Da):
    drive = 2e-3
    history = front(dimension, k=Da, surface=C_EQ + drive, depth=1e-2).advance(1e9, until_depth=0.9)
    time = history.times[-1] * np.linspace(0.2, 1.0, 5)
    X = 1 - (1 - history.depth([0.0, *time])) ** dimension
    age = C_EQ / drive * diffusion_function(X, dimension) + (1 - C_EQ) / (Da * drive) * reaction_function(X, dimension)
    np.testing.assert_allclose(age[1:] - age[0], time, rtol=4e-3)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("Da", [0.1, 10.0])
def test_the_product_holds_what_entered(dimension, Da):
    history = front(dimension, k=Da).advance(1e3, until_depth=0.8)
    begin, end = 0.01 * history.times[-1], history.times[-1]
    entered = quad(history.supply, begin, end, limit=200, epsabs=1e-7, epsrel=1e-7)[0]
    assert history.content(end) - history.content(begin) == pytest.approx(entered, rel=2e-5)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_errors_fall_quickly_with_collocation_points(dimension):
    times = [front(dimension, k=10.0, degree=n).advance(1e3, 0.8, 1e-7).times[-1] for n in (4, 8, 16, 22)]
    errors = np.abs(np.array(times[:3]) / times[3] - 1)
    assert errors[2] < 1e-5
    assert np.all(errors[1:] < 0.1 * errors[:2] + 1e-6)


def test_a_tighter_tolerance_changes_nothing():
    loose, tight = (front(2, k=3.0).advance(1e3, 0.8, tolerance).times[-1] for tolerance in (1e-5, 1e-8))
    assert loose == pytest.approx(tight, rel=1e-5)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_thin_layer_is_planar_and_starts_at_full_speed(dimension):
    history = front(dimension, k=10.0, depth=1e-4).advance(1e-3)
    assert history.speed(1e-6) == pytest.approx(reaction_speed(10.0, 0.8, C_EQ), rel=1e-2)
    planar = front(1, k=10.0, depth=1e-4).advance(1e-3)
    assert float(history.depth(1e-3)) == pytest.approx(float(planar.depth(1e-3)), rel=1e-3)


def test_the_front_waits_for_the_carrier_to_come_through_the_layer():
    history = front(fraction=0.1, depth=0.2).advance(1.0)
    assert history.speed(1e-3) == 0.0
    assert float(history.depth(1e-3)) == pytest.approx(0.2, abs=1e-12)
    assert history.front_fraction(1e-3) == pytest.approx(0.1, abs=1e-3)
    assert history.speed(1.0) > 0.0


def test_the_front_follows_a_surface_that_is_filled_slowly():
    """A ramp much slower than diffusion: the front sees the surface's site fraction of the moment."""
    history = front(k=1.0, D=1e3, surface=lambda t: C_EQ + 0.1 * t, fraction=C_EQ).advance(1.0)
    assert history.speed(0.5) == pytest.approx(reaction_speed(1.0, C_EQ + 0.05, C_EQ), rel=1e-3)
    assert float(history.depth(1.0)) == pytest.approx(0.02 + 0.1 / (2 * (1 - C_EQ)), rel=1e-3)


def test_nothing_moves_without_supply():
    history = front(surface=0.4, depth=0.1).advance(5.0)
    assert float(history.depth(5.0)) == pytest.approx(0.1, abs=1e-12)


def test_it_stops_short_of_the_centre():
    history = front(3).advance(1e3)
    assert float(history.depth(history.times[-1])) == pytest.approx(0.999, rel=1e-6)


def test_the_host_holds_nothing():
    history = front(depth=0.3).advance(0.01)
    assert history.site_fraction(0.2, 0.01) == 0.0
    assert history.site_fraction(1.0, 0.01) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("change", "word"),
    [({"dimension": 4}, "dimension"), ({"depth": 1.5}, "depth"), ({"k": 0.0}, "positive"), ({"D": -1.0}, "positive")],
)
def test_nonsense_is_refused(change, word):
    with pytest.raises(ValueError, match=word):
        front(**change)


def test_an_equilibrium_out_of_range_is_refused():
    with pytest.raises(ValueError, match="c_eq"):
        SharpFront(1, R, 1.0, 1.0, 1.0, lambda time: 0.8, 0.02, 0.8)
