import math

import numpy as np
import pytest
import ufl

from chemomech.physics.chemistry import Mixing
from chemomech.physics.functions import NUMPY, UFL
from chemomech.physics.mixing_law import Conditions
from chemomech.register.kinds import MIXING
from tests.support.laws import written
from tests.support.pointwise import Points, number

BARRIER = 2.3
STEP = 1e-5
LOGITS = [-6.0, -1.0, 0.3, 2.0, 8.0]
AT = Conditions(temperature=300.0, charge=1.0, reference_voltage=0.2)


INGREDIENTS = {
    name: written(MIXING, **settings)
    for name, settings in {
        "ideal": {"model": "ideal"},
        "excess": {"model": "redlich-kister", "coefficients": ["-4 kJ/mol", "1.5 kJ/mol", "1 kJ/mol"]},
        "table": {
            "model": "open circuit voltage",
            "points": [[0.02, "0.35 V"], [0.1, "0.3 V"], [0.4, "0.25 V"], [0.6, "0.17 V"], [0.95, "0.12 V"]],
        },
        "polynomial": {
            "model": "polynomial voltage",
            "coefficients": ["0.5 V", "-0.9 V", "0.9 V", "-0.4 V"],
            "range": [0.02, 0.97],
        },
        "plateaus": {"model": "voltage plateaus", "plateaus": [[0.4, "0.25 V"], [0.9, "0.15 V"]]},
    }.items()
}


def on_ufl(ingredient):
    return Mixing(
        lambda y: ingredient.potential(y, AT, UFL),
        lambda y: ingredient.grand_potential(y, AT, UFL),
        ufl.as_ufl(BARRIER),
    )


MIXINGS = {name: on_ufl(ingredient) for name, ingredient in INGREDIENTS.items()}


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
    logits = np.linspace(-8, 8, 161)
    points = Points(len(logits))
    y = points.given(np.asarray(logits, dtype=np.float64))
    potential = mixing.potential(y)
    for guess in (potential, y + 1.5, y - 40):
        (found,) = points.evaluate(mixing.logit_at(potential, guess))
        assert found == pytest.approx(logits, abs=1e-7)


@pytest.mark.parametrize("name", MIXINGS)
def test_the_same_formulas_on_arrays(name):
    """And UFL's derivative: ``d omega = -c d mu`` without any difference."""
    ingredient, mixing = INGREDIENTS[name], MIXINGS[name]
    logits = np.linspace(-12.05, 12.05, 200)
    points = Points(len(logits))
    y = ufl.variable(points.given(logits))
    mu, omega = mixing.potential(y), mixing.grand_potential_of_product(y)
    values = points.evaluate(mu, omega, ufl.diff(mu, y), ufl.diff(omega, y))
    assert values[0] == pytest.approx(ingredient.potential(logits, AT, NUMPY), rel=1e-12, abs=1e-12)
    assert values[1] == pytest.approx(ingredient.grand_potential(logits, AT, NUMPY), rel=1e-11, abs=1e-12)
    assert values[2].min() > 0
    assert values[3] == pytest.approx(-values[2] / (1 + np.exp(-logits)), rel=1e-9, abs=1e-12)
