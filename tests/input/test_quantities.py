import math
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from chemomech.input.quantities import Fraction, Length, Plain, Quantity, Temperature
from chemomech.input.units import LENGTH

LENGTHS = TypeAdapter(Length)
FRACTIONS = TypeAdapter(Fraction)


def test_text_becomes_si():
    assert LENGTHS.validate_python("129 nm") == 1.29e-7
    assert TypeAdapter(Temperature).validate_python("27 degC") == pytest.approx(300.15)


@pytest.mark.parametrize("text", ["-1 nm", "0 nm", "1 km"])
def test_lengths_have_bounds(text):
    with pytest.raises(ValidationError, match=f"{text} is out of range; it must be"):
        LENGTHS.validate_python(text)


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, math.inf, 10**400, "0.5", True, None, [0.5]])
def test_numbers_are_bare_finite_and_bounded(value):
    with pytest.raises(ValidationError):
        FRACTIONS.validate_python(value)


def test_whole_numbers_become_floats():
    assert isinstance(FRACTIONS.validate_python(1), float)


@pytest.mark.parametrize(
    ("limits", "inside", "outside", "message"),
    [
        (Plain(above=1.0), 1.1, 1.0, "above 1"),
        (Plain(at_least=1.0), 1.0, 0.9, "at least 1"),
        (Plain(at_most=1.0), 1.0, 1.1, "at most 1"),
        (Plain(below=1.0), 0.9, 1.0, "below 1"),
    ],
)
def test_each_bound(limits, inside, outside, message):
    adapter = TypeAdapter(Annotated[float, limits])
    assert adapter.validate_python(inside) == inside
    with pytest.raises(ValidationError, match=message):
        adapter.validate_python(outside)


def test_json_has_the_unit_and_python_has_si():
    assert LENGTHS.dump_python(1.29e-7, mode="json") == "129 nm"
    assert LENGTHS.dump_python(1.29e-7) == 1.29e-7


def test_schema_names_unit_and_bounds():
    schema = LENGTHS.json_schema()
    assert schema["type"] == "string"
    assert schema["examples"] == ["129 nm"]
    assert FRACTIONS.json_schema() == {"type": "number", "minimum": 0.0, "maximum": 1.0}
    assert Quantity(LENGTH, above=0.0).label == "length_above_0"
    assert Plain(at_least=0.0, below=1.0).label == "number_at_least_0_below_1"
