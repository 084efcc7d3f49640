"""What a case says of the surface, of elastic bodies and of bodies that separate; and what it is warned of."""

import pytest

from chemomech.case import CaseError
from chemomech.case.warnings import warnings_for
from tests.support.cases import case_of
from tests.support.separating import film

HELD = film("{voltage: 0 V}", "10 s")


def test_without_kinetics_nothing_is_said_of_it():
    assert "kinetics" not in case_of(HELD).resolved()["surface"]


def test_the_kinetics_are_written_out():
    case = case_of(film("{voltage: 0 V, kinetics: {law: linear, exchange_current_density: 10 A/m^2}}", "10 s"))
    assert case.resolved()["surface"]["kinetics"] == {"law": "linear", "exchange_current_density": "10 A/m^2"}


@pytest.mark.parametrize("rate", ["0 A/m^2", "-1 A/m^2"])
def test_the_exchange_current_is_positive(rate):
    with pytest.raises(CaseError, match=r"exchange_current_density: .* must be above 0"):
        case_of(film(f"{{voltage: 0 V, kinetics: {{law: linear, exchange_current_density: {rate}}}}}", "10 s"))


def test_charge_transfer_is_written_out():
    case = case_of(
        film("{voltage: 0 V, kinetics: {law: butler-volmer, exchange_current_density: 2 A/m^2}}", "10 s"),
        "surface.film_resistance=1 mohm*m^2",
    )
    said = case.resolved()["surface"]
    assert said["kinetics"] == {
        "law": "butler-volmer",
        "exchange_current_density": "2 A/m^2",
        "depends_on": "site fraction",
        "transfer_coefficient": 0.5,
    }
    assert said["film_resistance"] == "0.001 ohm*m^2"


def test_phases_that_separate_need_a_gradient_energy():
    assert not any("separate" in warning for warning in warnings_for(case_of(HELD)))
    sharp = HELD.replace("      gradient_energy: {value: 5e-8 J/m}\n", "")
    assert any("chemistry.gradient_energy" in warning for warning in warnings_for(case_of(sharp)))


def test_the_gradient_energy_is_one_per_length():
    with pytest.raises(CaseError, match=r"is not a gradient energy \(unit like J/m\)"):
        case_of(HELD.replace("5e-8 J/m", "5e-8 J/m^2"))


def test_without_a_front_and_flow_nothing_is_said_of_them():
    assert warnings_for(case_of(HELD)) == []
