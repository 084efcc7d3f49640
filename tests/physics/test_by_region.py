"""Properties of regions."""

import pytest
import ufl

from chemomech.physics.by_region import RegionalFlow, Regions
from chemomech.physics.functions import UFL
from chemomech.register.kinds import FLOW_RULE
from tests.support.pointwise import number

CORE = Regions([ufl.as_ufl(1.0), ufl.as_ufl(0.0)])
SHELL = Regions([ufl.as_ufl(0.0), ufl.as_ufl(1.0)])
STATE = [ufl.as_ufl(value) for value in (0.3, 2.0, 0.7, 0.1)]


def test_a_value_is_that_of_the_region():
    values = [ufl.as_ufl(2.5), ufl.as_ufl(-7.0)]
    assert (number(CORE(values)), number(SHELL(values))) == (2.5, -7.0)


def test_one_region_adds_nothing_to_its_value():
    value = ufl.as_ufl(2.5)
    assert Regions()([value]) is value


def test_every_region_needs_a_value():
    with pytest.raises(ValueError, match="shorter"):
        CORE([ufl.as_ufl(2.5)])
    with pytest.raises(ValueError, match="too many"):
        Regions()([ufl.as_ufl(2.5), ufl.as_ufl(1.0)])


def test_each_region_flows_by_its_own_rule():
    rules = [
        FLOW_RULE["power law"].of_numbers(reference_rate=ufl.as_ufl(0.2), exponent=3.0),
        FLOW_RULE["linear viscosity"].of_numbers(viscosity=ufl.as_ufl(5.0)),
    ]
    independent = FLOW_RULE["rate independent"].of_numbers()
    for regions, rule in ((CORE, rules[0]), (SHELL, rules[1])):
        own, other = (number(each.multiplier(*STATE, UFL)) for each in (rule, independent))
        assert number(RegionalFlow(regions, rules).multiplier(*STATE, UFL)) == own
        assert own != pytest.approx(other)
