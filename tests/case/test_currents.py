"""Currents of a case: their measures, what is derived from them, what is warned of."""

import pytest

from chemomech.case import warnings_for
from chemomech.case.current import Current
from chemomech.case.currents import density
from chemomech.case.derived import OF_FRONT, derive
from tests.support.cases import PARTICLE, case_of

CURRENT = PARTICLE.replace(
    "control: potentiostatic, voltage: 0.022 V, ramp: 2 s", "control: galvanostatic, current: C/2"
)


def test_all_measures_of_a_current_agree():
    material, thickness, area = case_of(CURRENT).material, 4e-9, 1e-15
    one = density(Current.parse("2 C"), material, thickness)
    assert one == pytest.approx(2 * material.charge_density * thickness / 3600)
    same = (
        f"{one!r} A/m^2",
        f"{one / (material.host_density * thickness)!r} A/kg",
        f"{one * area!r} A",
    )
    for text in same:
        assert density(Current.parse(text), material, thickness, area) == pytest.approx(one, rel=1e-12)


def test_what_a_current_compares_with_is_derived():
    case = case_of(CURRENT)
    derived = {number.symbol: number.value for number in derive(case)}
    assert derived["i_1C"] == pytest.approx(case.material.charge_density * 12e-9 / 3 / 3600)
    assert derived["Q_max"] == pytest.approx(3579, rel=2e-3)
    assert "i_1C" not in {number.symbol for number in derive(case_of(PARTICLE))}


def test_multigrid_at_a_given_current_is_told():
    solver = ("geometry.resolved=volume", "numerics.linear_solver=multigrid", "numerics.cells_per_width=0.5")
    assert any("factorisation" in warning for warning in warnings_for(case_of(CURRENT, *solver)))
    assert not any("factorisation" in warning for warning in warnings_for(case_of(PARTICLE, *solver)))


def test_of_a_body_without_a_front_nothing_is_said_of_one():
    case = case_of(CURRENT, "interface.initial_phase=product")
    symbols = {number.symbol for number in derive(case)}
    assert not symbols & OF_FRONT
    assert {"RT C_max", "c_s", "i_1C", "R/l"} <= symbols
