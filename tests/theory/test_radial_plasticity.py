import numpy as np
import pytest

from chemomech.theory.principal_laws import Hencky, NeoHookean, Properties
from chemomech.theory.radial_plasticity import DidNotConverge, RadialBody


def silicon_like(content):
    """Softens from 160 to 40 and swells 3.81 times; strength 1."""
    ones = np.ones_like(content)
    return Properties(1 + 2.81 * content, 160 - 120 * content, 0.24 - 0.02 * content, ones)


def pushed(dimension, width, end, increments):
    """Outer radius and stresses of core and outermost shell after a front was pushed to ``end``.

    ``increments`` per width; 1000 shells.
    """
    body = RadialBody(dimension, np.linspace(0, 1, 1001), Hencky())
    steps = round((1 + 6 * width - end) / width * increments)
    for position in np.linspace(1 + 6 * width, end, steps + 1):
        body.advance(silicon_like(0.5 * (1 + np.tanh((body.middles - position) / (2 * width)))))
    at = body.stresses
    return np.array([body.outer_radius, at.radial[0], at.hoop[-1], at.axial[-1]])


def extrapolated(dimension, width, end, increments):
    """Flow is of first order in the increment where its direction turns, as it does in a wire."""
    coarse, fine = (pushed(dimension, width, end, n) for n in (increments, 2 * increments))
    return 2 * fine - coarse


# outer radius, core radial, surface hoop, surface axial stress
TOLERANCES = np.array([1e-4, 1e-3, 2e-3, 2e-3])


def test_converged_benchmark_of_a_sphere():
    found = pushed(3, 0.02, 0.9, 5)
    assert np.all(np.abs(found - [1.20607, 0.4585, 0.971, 0.971]) < TOLERANCES)


def test_converged_benchmark_of_a_wire():
    found = extrapolated(2, 0.02, 0.9, 10)
    assert np.all(np.abs(found - [1.23533, 0.2019, 1.068, 0.207]) < TOLERANCES)


@pytest.mark.slow
@pytest.mark.parametrize(("dimension", "width", "end", "expected"), [
    (3, 0.02, 0.7, [1.41832, -0.1997, 0.971, 0.971]),
    (3, 0.01, 0.7, [1.41919, -0.6310, 0.972, 0.972]),
    (2, 0.02, 0.7, [1.56116, -0.2650, 1.126, 0.563]),
    (2, 0.01, 0.7, [1.56259, -0.4888, 1.127, 0.563]),
])  # fmt: skip
def test_converged_benchmark_deep_inside(dimension, width, end, expected):
    assert np.all(np.abs(extrapolated(dimension, width, end, 10) - expected) < TOLERANCES)


def test_stress_at_a_surface_that_flows():
    """Cauchy stress of a Mandel stress at yield, ``exp(-2/3K)`` times the strength, ``K = 40/3(1 - 0.44)``."""
    body = RadialBody(3, np.linspace(0, 1, 501), Hencky())
    for position in np.arange(1.12, 0.69, -0.01):
        body.advance(silicon_like(0.5 * (1 + np.tanh((body.middles - position) / 0.04))))
    bulk = 40 / (3 * 0.56)
    assert body.stresses.surface == pytest.approx([0, *2 * [np.exp(-2 / (3 * bulk))]], abs=1e-4)


@pytest.mark.parametrize("dimension", [1, 2, 3])
@pytest.mark.parametrize("law", [Hencky(), NeoHookean()], ids=["hencky", "neo-hookean"])
def test_uniform_swelling(dimension, law):
    """Free for a sphere; a wire held at its length and a film are stressed but uniform."""
    body = RadialBody(dimension, np.linspace(0, 2, 21), law)
    stresses = body.advance(silicon_like(np.full(20, 1e-3)))
    assert stresses.radial == pytest.approx(0, abs=1e-9)
    assert stresses.hoop == pytest.approx(stresses.hoop[0], abs=1e-9)
    if dimension == 3:
        assert body.outer_radius == pytest.approx(2 * 1.00281 ** (1 / 3))
        assert stresses.cauchy == pytest.approx(0, abs=1e-9)


def test_second_order_in_the_thickness_of_a_shell():
    """Elastic sphere with ``c`` linear in the radius: ``sigma_r`` in closed form for small swelling."""
    errors = []
    for shells in (20, 40):
        body = RadialBody(3, np.linspace(0, 1, shells + 1), NeoHookean())
        ones = np.ones(shells)
        small = body.advance(Properties(1 + 1e-6 * body.middles, ones, 0.3 * ones, 1e9 * ones))
        exact = 1e-6 / (3 * 0.7) / 2 * (1 - body.middles)
        outside = body.middles > 0.3
        errors.append(np.abs(small.radial - exact)[outside].max() / exact.max())
    assert np.log2(errors[0] / errors[1]) == pytest.approx(2, abs=0.3)


def test_an_increment_that_is_too_large_changes_nothing():
    body = RadialBody(3, np.linspace(0, 1, 21), Hencky())
    body.advance(silicon_like(np.full(20, 1e-3)))
    before = body.radius.copy()
    with pytest.raises(DidNotConverge):
        body.advance(silicon_like(np.where(body.middles > 0.5, 1.0, 0.0)), iterations=2)
    assert body.radius == pytest.approx(before, abs=0)


def test_dimension_must_be_that_of_a_body():
    with pytest.raises(ValueError, match="1, 2 or 3, not 4"):
        RadialBody(4, np.linspace(0, 1, 3), Hencky())
