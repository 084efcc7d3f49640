import pytest

from chemomech.fit.parameters import Parameter, parameters
from chemomech.input.errors import CaseError
from chemomech.input.units import SPEED, STRESS
from tests.support.cases import FILM, case_of

RATE = "interface.rate_constant"
YIELD = "material.override.plasticity.yield_strength.product"


def test_start_and_kind_come_from_the_case():
    case = case_of(FILM)
    rate, strength = parameters(case, [RATE, YIELD], {}, {YIELD: ("500 MPa", "2 GPa")})
    assert (rate.kind, rate.start) == (SPEED, 1e-10)
    assert (rate.low, rate.high) == pytest.approx((1e-12, 1e-8))
    assert (strength.kind, strength.start, strength.low, strength.high) == (STRESS, 1.4e9, 5e8, 2e9)
    assert strength.override(1.23456789e9) == f"{YIELD}=1.23457 GPa"


def test_a_start_may_be_given():
    (found,) = parameters(case_of(FILM), [RATE], {RATE: "1 um/s"}, {})
    assert found.start == 1e-6


def test_places_and_values_belong_together():
    for parameter in (Parameter(RATE, SPEED, 1e-9, 1e-11, 1e-7), Parameter("a.b", None, 0.0, -1.0, 3.0)):
        assert parameter.place(parameter.start) == pytest.approx(0.5 if parameter.low > 0 else 0.25)
        assert parameter.at(parameter.place(parameter.start)) == pytest.approx(parameter.start)
        step = 1e-6
        slope = (parameter.at(0.3 + step) - parameter.at(0.3 - step)) / (2 * step)
        assert parameter.slope(parameter.at(0.3)) == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize(
    ("keys", "starts", "bounds", "message"),
    [
        (["interface"], {}, {}, "--free: interface: the case has no number here"),
        (["nothing.at.all"], {}, {}, "has no number here"),
        (["interface.front_strength"], {}, {}, "neither a number nor a quantity"),
        ([RATE, RATE], {}, {}, "twice"),
        ([RATE], {YIELD: "1 GPa"}, {}, "not among the free keys"),
        ([RATE], {}, {RATE: ("1 nm/s", "0.01 nm/s")}, "below the upper"),
        ([RATE], {}, {RATE: ("1 nm/s", "2 nm/s")}, "the start 0.1 nm/s is not between"),
        ([RATE], {}, {RATE: ("1 nm", "2 nm/s")}, "not a speed"),
        (["surface.voltage"], {"surface.voltage": "-0.1 V"}, {}, "give --bounds"),
    ],
)
def test_what_is_wrong_is_said(keys, starts, bounds, message):
    with pytest.raises(CaseError, match=message):
        parameters(case_of(FILM), keys, starts, bounds)
