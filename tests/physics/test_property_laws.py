import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy.interpolate import PchipInterpolator

from chemomech.input.quantities import Modulus
from chemomech.physics.monotone_cubic import monotone_cubic
from chemomech.register.kinds import PROPERTY_LAW
from tests.support.laws import written


def law(**settings):
    return written(PROPERTY_LAW, Modulus, **settings)


def test_constant():
    assert law(law="constant", value="2 GPa")(0.3) == 2e9


def test_linear():
    assert law(law="linear", at_zero="90 GPa", at_full="30 GPa")(0.25) == 75e9


def test_exponential():
    softening = law(law="exponential", initial="1.6 GPa", saturation="0.4 GPa", decay=0.04)
    assert softening(0.0) == pytest.approx(1.6e9)
    assert softening(0.04) == pytest.approx(0.4e9 + 1.2e9 / math.e)


TABLE = [[0.1, "1 GPa"], [0.4, "3 GPa"], [1.0, "2 GPa"]]


@given(c=st.floats(-0.5, 1.5))
def test_table_is_monotone_interpolation_with_constant_ends(c):
    expected = PchipInterpolator([0.1, 0.4, 1.0], [1e9, 3e9, 2e9])(np.clip(c, 0.1, 1.0))
    assert law(law="table", points=TABLE)(c) == pytest.approx(float(expected), rel=1e-9)


def test_a_table_has_no_kinks():
    table, h = law(law="table", points=TABLE), 1e-6
    left, right = ((table(0.4) - table(0.4 - h)) / h, (table(0.4 + h) - table(0.4)) / h)
    assert right == pytest.approx(left, abs=1e5)


def test_a_table_of_two_points_is_a_line():
    assert monotone_cubic([(0.0, 1.0), (1.0, 3.0)], 0.3) == pytest.approx(1.6)


@pytest.mark.parametrize(
    "settings",
    [
        {"law": "linear", "at_zero": "90 GPa", "at_full": "30 GPa"},
        {"law": "exponential", "initial": "1.6 GPa", "saturation": "0.4 GPa", "decay": 0.04},
        {"law": "table", "points": TABLE},
    ],
)
def test_arrays_and_numbers_agree(settings):
    c = np.linspace(0.0, 1.0, 7)
    np.testing.assert_allclose(law(**settings)(c), [law(**settings)(x) for x in c], rtol=1e-14)


class _Text:
    """Stands for a symbolic expression: can be added and multiplied, never compared or converted."""

    def __init__(self, text):
        self.text = text

    def _binary(self, other, sign):
        return _Text(f"({self.text}{sign}{getattr(other, 'text', other)!s})")

    def __add__(self, other):
        return self._binary(other, "+")

    def __sub__(self, other):
        return self._binary(other, "-")

    def __mul__(self, other):
        return self._binary(other, "*")

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return _Text(f"({other}-{self.text})")

    def __bool__(self):
        raise AssertionError("a law must not branch on the site fraction")

    def __float__(self):
        raise AssertionError("a law must not convert the site fraction")


class _Symbolic:
    def exp(self, x, /):
        return _Text(f"math.exp({x.text})")

    def maximum(self, x, y, /):
        return _Text(f"max({x.text},{getattr(y, 'text', y)})")


@pytest.mark.parametrize(
    "settings",
    [
        {"law": "linear", "at_zero": "90 GPa", "at_full": "30 GPa"},
        {"law": "exponential", "initial": "1.6 GPa", "saturation": "0.4 GPa", "decay": 0.04},
        {"law": "table", "points": TABLE},
    ],
)
def test_laws_evaluate_on_symbols(settings):
    expression = law(**settings)(_Text("c"), _Symbolic())
    assert eval(expression.text, {"math": math, "c": 0.3}) == pytest.approx(law(**settings)(0.3))


@pytest.mark.parametrize("points", [[[0.5, "1 GPa"], [0.2, "2 GPa"]], [[0.5, "1 GPa"], [0.5, "2 GPa"]], [[0, "1 GPa"]]])
def test_tables_increase(points):
    with pytest.raises(ValidationError):
        law(law="table", points=points)
