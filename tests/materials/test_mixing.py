import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from scipy.integrate import quad

from chemomech.materials.functions import NUMPY
from chemomech.materials.mixing import Conditions, Excess

ADAPTER = TypeAdapter(Excess)
AT = Conditions(temperature=300.0, charge=1.0, reference_voltage=0.2)
VOLTAGES = [[0.1, "0.4 V"], [0.3, "0.25 V"], [0.6, "0.2 V"], [0.95, "0.05 V"]]
MODELS = [
    {"model": "ideal"},
    {"model": "redlich-kister", "coefficients": ["-4 kJ/mol", "1 kJ/mol", "0.5 kJ/mol"]},
    {"model": "open circuit voltage", "points": VOLTAGES},
]


def excess(settings):
    return ADAPTER.validate_python(settings | {"assumption": "a test"})


@pytest.mark.parametrize("settings", MODELS)
@given(c=st.floats(0.01, 0.99))
def test_potential_is_the_derivative_of_the_energy(settings, c):
    model = excess(settings)
    energy, _ = quad(lambda x: float(model.potential(x, AT, NUMPY)), 0.0, c, points=[x for x, _ in VOLTAGES if x < c])
    assert model.energy(c, AT, NUMPY) == pytest.approx(energy, abs=1e-7)


def test_redlich_kister_by_hand():
    model = excess({"model": "redlich-kister", "coefficients": ["4 kJ/mol", "1 kJ/mol"]})
    assert model.energy(0.25, AT, NUMPY) == pytest.approx(0.1875 * (4000 + 1000 * 0.5) / AT.thermal_energy)


@pytest.mark.parametrize(("c", "text"), VOLTAGES)
def test_measured_voltages_are_reproduced(c, text):
    model = excess(MODELS[2])
    mu = np.log(c / (1 - c)) + model.potential(c, AT, NUMPY)
    assert AT.voltage(mu) == pytest.approx(float(text.removesuffix(" V")), abs=1e-12)


def test_conditions_convert_both_ways():
    assert AT.potential(0.2 - 0.025852) == pytest.approx(1.0, abs=1e-4)
    assert AT.voltage(AT.potential(0.07)) == pytest.approx(0.07)
