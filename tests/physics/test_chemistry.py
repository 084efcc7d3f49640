import math

import numpy as np
import pytest
import ufl

from chemomech.physics.chemistry import Mixing
from tests.support.pointwise import Points, number

BARRIER = 2.3
STEP = 1e-5
LOGITS = [-6.0, -1.0, 0.3, 2.0, 8.0]


def redlich_kister(c):
    return c * (1 - c) * (-1.7 + 0.6 * (1 - 2 * c) + 0.4 * (1 - 2 * c) ** 2)


MIXINGS = {
    "ideal": Mixing(lambda c: 0.0 * c, ufl.as_ufl(BARRIER)),
    "excess": Mixing(redlich_kister, ufl.as_ufl(BARRIER)),
}


@pytest.fixture(params=MIXINGS)
def mixing(request):
    return MIXINGS[request.param]


def at(function, logit):
    return number(function(ufl.variable(ufl.as_ufl(logit))))


def slope(function, logit):
    return (at(function, logit + STEP) - at(function, logit - STEP)) / (2 * STEP)


def test_product_and_host_are_in_equilibrium_at_one_minus_exp_of_the_barrier():
    c_eq = 1 - math.exp(-BARRIER)
    logit = math.log(c_eq / (1 - c_eq))
    assert at(MIXINGS["ideal"].grand_potential, logit) == pytest.approx(0, abs=1e-14)
    assert at(MIXINGS["ideal"].grand_potential, logit + 0.1) < 0 < at(MIXINGS["ideal"].grand_potential, logit - 0.1)


@pytest.mark.parametrize("logit", LOGITS)
def test_ideal_mixing_is_the_entropy_of_sites(logit):
    c = 1 / (1 + math.exp(-logit))
    mixing = MIXINGS["ideal"]
    assert at(mixing.site_fraction, logit) == pytest.approx(c, rel=1e-14)
    assert at(mixing.potential, logit) == pytest.approx(math.log(c / (1 - c)), rel=1e-9)
    assert at(mixing.free_energy, logit) == pytest.approx(c * math.log(c) + (1 - c) * math.log(1 - c), rel=1e-9)
    assert at(mixing.grand_potential, logit) == pytest.approx(BARRIER + math.log(1 - c), rel=1e-9)


@pytest.mark.parametrize("logit", LOGITS)
def test_the_potential_is_the_slope_of_the_free_energy(mixing, logit):
    per_logit = slope(mixing.free_energy, logit) / slope(mixing.site_fraction, logit)
    assert at(mixing.potential, logit) == pytest.approx(per_logit, rel=1e-5)


@pytest.mark.parametrize("logit", LOGITS)
def test_gibbs_duhem(mixing, logit):
    """``d omega = -c_a d mu``."""
    ratio = slope(mixing.grand_potential, logit) / slope(mixing.potential, logit)
    assert ratio == pytest.approx(-at(mixing.site_fraction, logit), rel=1e-6)


@pytest.mark.parametrize("logit", LOGITS)
def test_grand_potential_is_the_legendre_transform(mixing, logit):
    legendre = BARRIER + at(mixing.free_energy, logit)
    legendre -= at(mixing.site_fraction, logit) * at(mixing.potential, logit)
    assert at(mixing.grand_potential, logit) == pytest.approx(legendre, abs=1e-12)


def test_the_logit_is_found_from_the_potential(mixing):
    logits = np.linspace(-8, 8, 40)
    points = Points(len(logits))
    y = points.given(np.asarray(logits, dtype=np.float64))
    potential = mixing.potential(y)
    (found,) = points.evaluate(mixing.logit_at(potential, potential))
    assert found == pytest.approx(logits, abs=1e-9)
