import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.case.current import Current
from chemomech.input.units import CURRENT, CURRENT_DENSITY, SPECIFIC_CURRENT


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("C/10", 0.1, None),
        ("2C", 2.0, None),
        ("0.5 C", 0.5, None),
        ("-C/4", -0.25, None),
        ("C", 1.0, None),
        ("3 C/2", 1.5, None),
        ("0.1 A/m^2", 0.1, CURRENT_DENSITY),
        ("0.1 mA/cm^2", 1.0, CURRENT_DENSITY),
        ("0.2 A/g", 200.0, SPECIFIC_CURRENT),
        ("-3 nA", -3e-9, CURRENT),
    ],
)
def test_currents_come_in_four_measures(text, value, measure):
    found = Current.parse(text)
    assert (found.value, found.measure) == (pytest.approx(value, rel=1e-12), measure)


@pytest.mark.parametrize("text", ["", "C/0", "5 mV", "fast", "10", 3, None, "A/m^2", "C/C", "1e300 C", "x" * 100])
def test_anything_else_is_told(text):
    with pytest.raises(ValueError, match=r"such as|out of range"):
        Current.parse(text)


@given(st.floats(-1e6, 1e6, allow_subnormal=False), st.sampled_from([None, CURRENT, CURRENT_DENSITY, SPECIFIC_CURRENT]))
def test_a_current_that_is_written_is_read_again(value, measure):
    current = Current(value, measure)
    assert Current.parse(str(current)) == current
