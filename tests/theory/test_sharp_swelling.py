import numpy as np
import pytest

from chemomech.theory.film import Film
from chemomech.theory.principal_laws import Hencky, NeoHookean, Properties
from chemomech.theory.radial_plasticity import RadialBody
from chemomech.theory.sharp_swelling import SharpFront, passage, thin_front_limit


def properties(order_parameter, stiffness=1.0, assisted=False):
    """Silicon-like: E 160 -> 40, swelling 281 %, strength 1, or 0.05 where bonds break."""
    phi = np.asarray(order_parameter)
    h = phi**2 * (3 - 2 * phi)
    strength = 0.05 + 0.95 * (1 - 4 * phi * (1 - phi)) ** 4 if assisted else np.ones_like(phi)
    return Properties(1 + 2.81 * h, stiffness * (160 - 120 * h), 0.24 - 0.02 * h, strength)


def stages(count, **options):
    return [properties(phi, **options) for phi in np.linspace(0, 1, count + 1)]


def core_stress(front, state):
    """Core stress when the front without width is at a reference radius."""
    return next(s.stresses.radial[0] for s in state if s.front == pytest.approx(front))


@pytest.mark.parametrize(("dimension", "factor"), [(2, 2 / np.sqrt(3)), (3, 2.0)])
def test_stiff_body_is_rigid_plastic(dimension, factor):
    """``sigma_r = -2 sigma_Y ln(b/A)`` and ``(2/sqrt 3) sigma_Y``; ``b^d = A^d + J_c (1 - A^d)``."""
    front = SharpFront(dimension, Hencky(), stages(50, stiffness=300.0))
    states = list(front.advance(100, 0.7))
    b = (0.7**dimension + 3.81 * (1 - 0.7**dimension)) ** (1 / dimension)
    assert states[-1].outer_radius == pytest.approx(b, rel=1e-4)
    assert states[-1].stresses.radial[0] == pytest.approx(-factor * np.log(b / 0.7), rel=1e-3)
    assert core_stress(0.85, states) > states[-1].stresses.radial[0]


def with_width(dimension, width, end, assisted):
    """Core stress behind a front with a width, by small increments."""
    body = RadialBody(dimension, np.linspace(0, 1, round(2 / width)), NeoHookean())
    for position in np.linspace(1 + 6 * width, end, round((1 + 6 * width - end) / width * 10)):
        phi = 1 / (1 + np.exp(-(body.middles - position) / width))
        stresses = body.advance(properties(phi, assisted=assisted))
    return stresses.radial[0]


@pytest.mark.slow
@pytest.mark.parametrize(("dimension", "assisted"), [(3, False), (2, False), (2, True)])
def test_limit_of_thin_fronts(dimension, assisted):
    widths = (0.01, 0.005, 0.0025)
    found = [with_width(dimension, width, 0.85, assisted) for width in widths]
    front = SharpFront(dimension, NeoHookean(), stages(200, assisted=assisted))
    sharp = core_stress(0.85, front.advance(400, 0.85))
    assert np.all(np.diff(np.abs(np.array(found) - sharp)) < 0)
    assert thin_front_limit(found, widths) == pytest.approx(sharp, rel=0.02)


def test_converges_in_the_thickness_of_the_shells():
    coarse, fine, finest = (
        list(SharpFront(3, NeoHookean(), stages(50)).advance(shells, 0.9))[-1].stresses.radial[0]
        for shells in (50, 100, 400)
    )
    assert abs(finest - fine) < 0.5 * abs(finest - coarse)
    assert finest == pytest.approx(-0.4794, rel=2e-3)  # 800 and 1600 shells


def test_passage_at_full_strength_ends_in_compressive_yield():
    """In a film: the plastic strain in plane is ``-ln(J_c)/3`` less the elastic strain at ``-sigma_Y``."""
    one = np.ones(1)
    plastic = passage(NeoHookean(), stages(100), one, one, 0 * one)[0]
    elastic = Film(youngs_modulus=40, poissons_ratio=0.22, yield_strength=1).elastic_strain(-1)
    assert plastic[1:] == pytest.approx(-np.log(3.81) / 3 - elastic, abs=1e-6)
    assert plastic.sum() == pytest.approx(0, abs=1e-12)


def test_cases_of_a_passage_do_not_see_each_other():
    hoop, traction = np.array([0.99, 1.0, 1.005]), np.array([-1.0, 0.0, 0.3])
    together = passage(NeoHookean(), stages(20), hoop, hoop, traction)
    alone = passage(NeoHookean(), stages(20), hoop[1:2], hoop[1:2], traction[1:2])
    assert together[1] == pytest.approx(alone[0])
    assert np.abs(np.diff(together[:, 1])).min() > 1e-4


def test_less_compression_is_kept_behind_a_weak_front():
    """What is kept in plane is the swelling less the elastic compression, and that is smaller."""
    one = np.ones(1)
    strong, weak = (passage(NeoHookean(), stages(200, assisted=a), one, one, 0 * one)[0] for a in (False, True))
    assert weak[1] < strong[1] < 0


def test_thin_front_limit():
    widths = np.array([0.04, 0.02, 0.01])
    assert thin_front_limit(-1.3 + 7 * widths - 2 * widths * np.log(widths), widths) == pytest.approx(-1.3)
