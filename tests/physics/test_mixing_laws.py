from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy.integrate import quad
from scipy.special import expit, logit

from chemomech.physics.functions import NUMPY
from chemomech.physics.mixing_law import Conditions
from chemomech.register.kinds import MIXING
from tests.support.chance import examples
from tests.support.laws import written

AT = Conditions(temperature=300.0, charge=1.0, reference_voltage=0.2)
VOLTAGES = [[0.1, "0.4 V"], [0.3, "0.25 V"], [0.6, "0.2 V"], [0.95, "0.05 V"]]
SILICON = [0.8633, -9.286, 62.99, -232.8, 489.9, -587.6, 372.6, -96.63]
LADDER = [[0.08889, "0.2 V"], [0.26667, "0.1 V"], [0.6, "0.06 V"], [1.0, "0.01 V"]]
MODELS = {
    "ideal": {"model": "ideal"},
    "redlich-kister": {"model": "redlich-kister", "coefficients": ["-4 kJ/mol", "1 kJ/mol", "0.5 kJ/mol"]},
    "table": {"model": "open circuit voltage", "points": VOLTAGES},
    "polynomial": {
        "model": "polynomial voltage",
        "coefficients": [f"{a} V" for a in SILICON],
        "range": [0.003, 0.97],
    },
    "plateaus": {"model": "voltage plateaus", "plateaus": LADDER},
}


def mixing(said):
    return written(MIXING, **said)


@pytest.fixture(scope="module", params=MODELS)
def model(request):
    return mixing(MODELS[request.param])


def potential(model, y):
    return model.potential(np.asarray(y), AT, NUMPY)


def grand_potential(model, y):
    return model.grand_potential(np.asarray(y), AT, NUMPY)


def energy(model, y):
    """``f = omega + c mu``."""
    return grand_potential(model, y) + expit(y) * potential(model, y)


def breaks(model):
    """Where a formula changes."""
    points = getattr(model, "points", None) or [(c, 0) for c in getattr(model, "range", ())]
    return [float(logit(c)) for c, _ in points]


def integral_of_potential(model, start, end):
    """``int mu dc`` over the logit."""
    places = [start, *(y for y in breaks(model) if start < y < end), end]
    parts = pairwise(places)
    return sum(
        quad(lambda y: float(potential(model, y)) * expit(y) * expit(-y), a, b, epsabs=1e-13, limit=200)[0]
        for a, b in parts
    )


@examples(20)
@given(y=st.floats(-12, 12))
def test_the_potential_is_the_slope_of_the_energy(model, y):
    assert energy(model, y) - energy(model, -20) == pytest.approx(integral_of_potential(model, -20, y), abs=1e-9)


@given(y=st.floats(-15, 15))
def test_gibbs_and_duhem(model, y):
    """``omega(y) = -int c dmu``, by parts on a grid that knows no formula."""
    fine = np.linspace(y, y + 1e-3, 3)
    c, mu, omega = expit(fine), potential(model, fine), grand_potential(model, fine)
    work = ((c[1:] + c[:-1]) / 2 * np.diff(mu)).sum()
    assert omega[-1] - omega[0] == pytest.approx(-work, abs=1e-7 * (1 + abs(mu[-1] - mu[0])))


def test_an_empty_product_has_no_energy_and_a_dilute_one_is_ideal(model):
    y = np.array([-60.0, -40.0])
    assert energy(model, y) == pytest.approx([0, 0], abs=1e-13)
    assert np.diff(potential(model, y)) == pytest.approx(20, rel=1e-12)
    assert np.diff(potential(model, -y[::-1])) == pytest.approx(20, rel=1e-12)


def test_the_potential_rises_everywhere(model):
    y = np.linspace(-30, 30, 200_001)
    assert (np.diff(potential(model, y)) / np.diff(y)).min() > 1e-3


def test_the_potential_does_not_jump(model):
    for y in breaks(model):
        left, right = potential(model, np.array([y - 1e-9, y + 1e-9]))
        assert right == pytest.approx(left, abs=1e-6)


def test_redlich_kister_by_hand():
    model = mixing({"model": "redlich-kister", "coefficients": ["4 kJ/mol", "1 kJ/mol"]})
    ideal = 0.25 * np.log(0.25) + 0.75 * np.log(0.75)
    excess = 0.1875 * (4000 + 1000 * 0.5) / AT.thermal_energy
    assert energy(model, logit(0.25)) == pytest.approx(ideal + excess)


def voltage(model, c):
    return AT.voltage(potential(model, logit(c)))


@pytest.mark.parametrize(("c", "text"), VOLTAGES)
def test_measured_voltages_are_reproduced(c, text):
    assert voltage(mixing(MODELS["table"]), c) == pytest.approx(float(text.removesuffix(" V")), abs=1e-12)


def test_a_table_joins_ideal_mixing_without_a_kink():
    """Where the points leave room for it: here ideal mixing is not steeper than twice the first interval."""
    model, h = mixing(MODELS["table"]), 1e-6
    y = logit(0.1)
    left, middle, right = potential(model, np.array([y - h, y, y + h]))
    assert (right - middle) / h == pytest.approx((middle - left) / h, abs=1e-4)


def test_the_polynomial_is_reproduced_in_its_range_and_ideal_mixing_beyond():
    model = mixing(MODELS["polynomial"])
    c = np.linspace(0.003, 0.97, 97)
    assert voltage(model, c) == pytest.approx(np.polyval(SILICON[::-1], c), abs=1e-12)
    beyond = logit(0.003) - 2
    thermal = AT.thermal_energy / 96485.33212
    assert AT.voltage(potential(model, beyond)) == pytest.approx(np.polyval(SILICON[::-1], 0.003) + 2 * thermal)


def test_plateaus():
    model = mixing(MODELS["plateaus"])
    start = 0.0
    for end, text in LADDER:
        inside = np.linspace(start + 0.01, end - 0.01, 11)
        assert voltage(model, inside) == pytest.approx(float(text.removesuffix(" V")), abs=0.001 + 1e-9)
        start = end
    assert voltage(model, 0.6) == pytest.approx((0.06 + 0.01) / 2, abs=0.002)


rises = st.lists(st.tuples(st.floats(0.002, 0.2), st.floats(1e-4, 0.3)), min_size=2, max_size=30)


@examples(30)
@given(rises)
def test_any_falling_table_gives_a_convex_energy(steps):
    """Its integral is exact, and the potential rises everywhere, between points however uneven."""
    widths, falls = np.array(steps).T
    c = 0.01 + 0.98 * np.cumsum(widths) / (widths.sum() * 1.01)
    volts = 1.0 - np.cumsum(falls)
    points = [[float(a), f"{b:.17g} V"] for a, b in zip(c, volts, strict=True)]
    model = mixing({"model": "open circuit voltage", "points": points})
    assert model.separation() is None
    assert voltage(model, c) == pytest.approx(volts, abs=1e-10)
    y = np.sort(np.concatenate([np.linspace(-12, 12, 20_001), logit(c)]))
    assert np.diff(potential(model, y)).min() >= 0
    middle = float(np.mean(y[[5000, 15000]]))
    whole = energy(model, 12.0) - energy(model, -12.0)
    halves = integral_of_potential(model, -12.0, middle) + integral_of_potential(model, middle, 12.0)
    assert whole == pytest.approx(halves, abs=1e-8)


@pytest.mark.parametrize(
    ("said", "key", "words"),
    [
        (
            {"model": "open circuit voltage", "points": [[0.1, "0.3 V"], [0.4, "0.2 V"], [0.7, "0.25 V"]]},
            "points.2",
            "rises from 0.2 V to 0.25 V between c = 0.4 and 0.7",
        ),
        (
            {"model": "open circuit voltage", "points": [[0.1, "0.3 V"], [0.4, "0.3 V"]]},
            "points.1",
            "does not fall from 0.3 V to 0.3 V",
        ),
        (
            {"model": "polynomial voltage", "coefficients": ["1 V", "-0.3 V", "0.9 V", "-0.7 V"], "range": [0.1, 0.9]},
            "coefficients",
            "rises between c = 0.2265 and 0.6306",
        ),
    ],
)
def test_where_a_voltage_does_not_fall(said, key, words):
    found = mixing(said).separation()
    assert found[0] == key
    assert words in found[1]


@pytest.mark.parametrize("name", MODELS)
def test_these_fall(name):
    assert mixing(MODELS[name]).separation() is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"plateaus": [[0.5, "0.2 V"], [0.51, "0.1 V"]]}, "not longer than smoothing"),
        ({"plateaus": [[0.5, "0.2 V"], [0.9, "0.199 V"]]}, "0.199 V follows 0.2 V"),
        ({"plateaus": [[0.5, "0.2 V"], [0.4, "0.1 V"]]}, "must increase"),
    ],
)
def test_a_staircase_goes_down(changes, words):
    with pytest.raises(ValidationError, match=words):
        mixing(MODELS["plateaus"] | changes)


def test_conditions_convert_both_ways():
    assert AT.potential(0.2 - 0.025852) == pytest.approx(1.0, abs=1e-4)
    assert AT.voltage(AT.potential(0.07)) == pytest.approx(0.07)
