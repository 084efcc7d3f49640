import math
from pathlib import Path

import pytest

from chemomech.case import derive, load_case
from chemomech.case.estimates import Estimates, unknowns
from chemomech.register.kinds import RATE_LAW

CASES = Path(__file__).parents[2] / "cases"
WIRE = CASES / "li-si" / "wire-129nm.yaml"
FIXED = [
    "interface.rate_constant=0.02 nm/s",
    "interface.width=1 nm",
    "surface.voltage=0.022 V",
    "material.override.plasticity.yield_strength.product=0.8 GPa",
]
RT = 8.314462618 * 300


def numbers(*overrides):
    return {number.symbol: number for number in derive(load_case(WIRE, [*FIXED, *overrides]))}


def test_wire_by_hand():
    found = numbers()
    c_eq = 1 - math.exp(-5737 / RT)
    c_s = 1 / (1 + math.exp(-96485.33212 * (0.177 - 0.022) / RT))
    drive = (c_s - c_eq) / (1 - c_eq)
    assert found["Da"].value == pytest.approx(2e-11 * 64.5e-9 / 5.1e-16)
    assert (found["RT C_max"].value, found["RT C_max"].unit) == (pytest.approx(775.6, rel=1e-3), "MPa")
    assert found["c_eq"].value == pytest.approx(c_eq)
    assert found["c_s"].value == pytest.approx(c_s)
    assert found["drive"].value == pytest.approx(drive)
    assert (found["v"].value, found["v"].unit) == (pytest.approx(0.02 * drive), "nm/s")
    assert (found["t_R"].value, found["t_R"].unit) == (pytest.approx(64.5 / (0.02 * drive) / 60), "min")
    uptake = 3.81 * c_eq / (c_s - c_eq)
    t_D = uptake * 64.5e-9**2 / 5.1e-16 * 0.45341
    assert (found["t_D"].value, found["t_D"].unit) == (pytest.approx(t_D / 60, rel=1e-4), "min")
    assert found["Da_eff"].value == pytest.approx(t_D / (64.5 / (0.02 * drive)), rel=1e-4)
    assert (found["R^2/D"].value, found["R^2/D"].unit) == (pytest.approx(64.5e-9**2 / 5.1e-16), "s")
    assert found["N"].value == 129
    assert found["n"].value == (2 * 129 + 1) + 3 * 130 + 1
    assert found["l/h"].value == pytest.approx(2.0)
    assert found["R/l"].value == pytest.approx(64.5)
    assert found["V_eq"].value == pytest.approx(0.177 - RT / 96485.33212 * math.log(c_eq / (1 - c_eq)))


def test_first_order_drive_of_ideal_mixing_is_the_relative_supersaturation():
    scales = Estimates.of(load_case(WIRE, FIXED))
    c_s, c_eq = scales.surface_fraction, scales.equilibrium_fraction
    assert scales.drive == pytest.approx((c_s - c_eq) / (1 - c_eq))


@pytest.mark.parametrize(
    ("law", "omega", "drive"),
    [
        ("first order", -2.0, 1 - math.exp(-2.0)),
        ("first order", 0.3, 1 - math.exp(0.3)),
        ("first order", 5.0, -1.0),
        ("symmetric", -2.0, math.tanh(1.0)),
        ("symmetric", 2.0, -math.tanh(1.0)),
        ("linear", -2.0, 1.0),
        ("linear", 2.0, -1.0),
    ],
)
def test_rate_laws(law, omega, drive):
    assert RATE_LAW[law].of_numbers().at_surface(omega, 2.3).drive(omega) == pytest.approx(drive)


@pytest.mark.parametrize("rate_law", ["first order", "symmetric", "linear"])
def test_nothing_reacts_above_the_equilibrium_voltage(rate_law):
    found = numbers("surface.voltage=0.2 V", f"interface.rate_law={rate_law}")
    assert found["drive"].value < 0
    assert math.isinf(found["t_R"].value)
    assert math.isnan(found["Da_eff"].value)
    assert "no reaction" in found["t_D/t"].text


@pytest.mark.parametrize(
    ("rate", "regime"),
    [("0.02 nm/s", "reaction controlled"), ("0.5 nm/s", "mixed"), ("200 nm/s", "diffusion controlled")],
)
def test_regime_follows_the_rate(rate, regime):
    assert regime in numbers(f"interface.rate_constant={rate}")["t_D/t"].text


def test_diffusivity_follows_the_temperature():
    hot = Estimates.of(load_case(CASES / "li-ge" / "particle-300nm.yaml", ["temperature=330 K"]))
    assert hot.diffusivity == pytest.approx(5.9e-12 * math.exp(25086.186 / 8.314462618 * (1 / 300 - 1 / 330)))


@pytest.mark.parametrize(
    ("overrides", "count"),
    [
        (["geometry.constraint=plane strain"], 259 + 390),
        (["geometry={shape: particle, diameter: 129 nm}"], 259 + 390),
        (["geometry={shape: film, thickness: 64.5 nm}"], 259 + 390),
        (["interface.width=0.5 nm"], 517 + 3 * 259 + 1),
    ],
)
def test_unknowns(overrides, count):
    assert unknowns(load_case(WIRE, FIXED + overrides)) == count


def test_numbers_are_complete_sentences_for_a_table():
    for number in derive(load_case(WIRE)):
        assert number.name
        assert number.text
        assert str(number).startswith(f"{number.name} {number.symbol} = ")
