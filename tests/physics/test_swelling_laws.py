import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chemomech.register.kinds import SWELLING_LAW
from tests.support.laws import written


def swelling(**settings):
    return written(SWELLING_LAW, **settings)


@given(c=st.floats(0.0, 1.0))
def test_linear_swelling(c):
    assert swelling(law="linear", full_expansion=2.81)(c) == pytest.approx(1 + 2.81 * c)


def test_stepwise_swelling():
    steps = swelling(law="table", points=[[0, 1], [0.13, 1.6], [1, 5.2]])
    assert [steps(0.0), steps(0.13), steps(1.0)] == pytest.approx([1.0, 1.6, 5.2])


@pytest.mark.parametrize("points", [[[0, 1.1], [1, 3]], [[0.1, 1], [1, 3]], [[0, 1], [0.9, 3]]])
def test_swelling_starts_pristine_and_ends_full(points):
    with pytest.raises(ValidationError, match="swelling table"):
        swelling(law="table", points=points)
