import numpy as np
import pytest
import ufl

from chemomech.physics.strength import BROKEN_BONDS, YieldStrength
from chemomech.register.kinds import FRONT_STRENGTH
from tests.support.laws import written
from tests.support.pointwise import number

FULL = written(FRONT_STRENGTH, law="full strength")
ASSISTED = written(FRONT_STRENGTH, law="reaction-assisted flow")


def strength(front, phi, host=20.0, product=1.0):
    law = YieldStrength(lambda c: ufl.as_ufl(host), lambda c: product * (1 + c), front)
    return number(law(ufl.as_ufl(0.5), ufl.as_ufl(phi)))


@pytest.mark.parametrize("front", [FULL, ASSISTED])
def test_phases_keep_their_own_strength(front):
    assert strength(front, 0.0) == 20
    assert strength(front, 1.0) == pytest.approx(1.5)


def test_crystal_strength_is_gone_when_the_bonds_are_broken():
    assert strength(FULL, BROKEN_BONDS) == pytest.approx(1.5)
    assert strength(FULL, BROKEN_BONDS / 2) == pytest.approx((20 + 1.5) / 2)


@pytest.mark.parametrize(("beyond", "end"), [(-0.05, 0.0), (1.02, 1.0)])
def test_overshoots_of_the_order_parameter_do_no_harm(beyond, end):
    assert strength(FULL, beyond) == pytest.approx(strength(FULL, end))


def test_breaking_bonds_flow_easily_and_strength_returns_on_both_sides():
    law = ASSISTED
    phi = np.linspace(0, 1, 21)
    factor = np.array([number(law.factor(ufl.as_ufl(float(p)))) for p in phi])
    assert factor[[0, 10, 20]] == pytest.approx([1, 0.05, 1])
    assert factor == pytest.approx(factor[::-1])
    assert np.all(np.diff(factor[:11]) < 0)
    assert number(FULL.factor(ufl.as_ufl(0.5))) == 1
