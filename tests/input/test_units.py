import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.input import units
from chemomech.input.units import Kind, format_quantity, in_unit, parse_quantity, readable_unit, rounded

KINDS = [kind for kind in vars(units).values() if isinstance(kind, Kind)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("129 nm", units.LENGTH, 1.29e-7),
        ("129nm", units.LENGTH, 1.29e-7),
        ("  1.5 µm ", units.LENGTH, 1.5e-6),
        ("2 Å", units.LENGTH, 2e-10),
        (".5e1 nm", units.LENGTH, 5e-9),
        ("300 K", units.TEMPERATURE, 300.0),
        ("25 degC", units.TEMPERATURE, 298.15),
        ("-20 °C", units.TEMPERATURE, 253.15),
        ("2 h", units.TIME, 7200.0),
        ("10 min", units.TIME, 600.0),
        ("0.02 nm/s", units.SPEED, 2e-11),
        ("72 nm/h", units.SPEED, 2e-11),
        ("0.8 GPa", units.STRESS, 8e8),
        ("0.8 kN/mm^2", units.STRESS, 8e8),
        ("30 mV", units.VOLTAGE, 0.03),
        ("5.1e-12 cm^2/s", units.DIFFUSIVITY, 5.1e-16),
        ("5.1e-12 cm**2/s", units.DIFFUSIVITY, 5.1e-16),
        ("12.06 cm^3/mol", units.MOLAR_VOLUME, 1.206e-5),
        ("20 angstrom^3", units.MOLAR_VOLUME, 20e-30 * 6.02214076e23),
        ("5.737 kJ/mol", units.MOLAR_ENERGY, 5737.0),
        ("0.26 eV", units.MOLAR_ENERGY, 0.26 * 1.602176634e-19 * 6.02214076e23),
        ("260 meV", units.MOLAR_ENERGY, 0.26 * 1.602176634e-19 * 6.02214076e23),
        ("2.3e-3 1/s", units.RATE, 2.3e-3),
        ("2 GPa s", units.VISCOSITY, 2e9),
    ],
)
def test_quantities(text, kind, value):
    assert parse_quantity(text, kind) == pytest.approx(value, rel=1e-15)


def test_decimal_units_are_exact():
    assert parse_quantity("129 nm", units.LENGTH) == 129e-9 == 1.29e-7


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_reads_its_example_and_its_units(kind):
    assert parse_quantity(kind.example, kind) > 0
    assert parse_quantity(f"1 {kind.unit}", kind) == 1.0
    for unit in kind.written_in:
        assert parse_quantity(f"1 {unit}", kind) == pytest.approx(1 / in_unit(1.0, unit, kind))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (1.0, "has no unit"),
        (1, "has no unit"),
        ("1", "has no unit"),
        (True, "expected a length"),
        (None, "expected a length"),
        (["1 nm"], "expected a length"),
        ("", "cannot read"),
        ("nm", "cannot read"),
        ("1 kg", "not a length"),
        ("1 nm^2", "not a length"),
        ("1 K", "not a length"),
        ("1 furlongz", "unknown unit"),
        ("1 nm nm)", "cannot read the unit"),
        ("1 m^", "cannot read the unit"),
        ("1 m((", "cannot read the unit"),
        ("1 ((m", "cannot read"),
        ("nan nm", "cannot read"),
        ("inf nm", "cannot read"),
        ("1e999 nm", "not finite"),
        ("1e9999 nm", "unknown unit"),
        ("1 nm; import os", "cannot read"),
        ("1 __import__('os')", "cannot read"),
        ("1 " + "n" * 100, "cannot read"),
    ],
)
def test_what_is_wrong_is_said(text, reason):
    with pytest.raises(ValueError, match=reason) as error:
        parse_quantity(text, units.LENGTH)
    assert "'129 nm'" in str(error.value)


def test_joules_without_mole_are_not_per_particle():
    with pytest.raises(ValueError, match="not a molar energy"):
        parse_quantity("5 kJ", units.MOLAR_ENERGY)
    with pytest.raises(ValueError, match="not a molar volume"):
        parse_quantity("5 cm^3", units.MOLAR_VOLUME)


@given(text=st.text(max_size=60) | st.from_regex(r"[0-9.e+-]{1,8} [a-zA-Z^*/()0-9 ]{1,20}", fullmatch=True))
def test_any_text_is_read_or_refused(text):
    try:
        value = parse_quantity(text, units.LENGTH)
    except ValueError:
        return  # any other exception is a failure
    assert math.isfinite(value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(value=st.floats(1e-30, 1e20) | st.floats(-1e20, -1e-30) | st.just(0.0))
def test_written_quantities_are_read_exactly(kind, value):
    assert parse_quantity(format_quantity(value, kind), kind) == value


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1.29e-7, units.LENGTH, "129 nm"),
        (5e-10, units.LENGTH, "0.5 nm"),
        (21600.0, units.TIME, "6 h"),
        (10.0, units.TIME, "10 s"),
        (5e-2, units.TIME, "50 ms"),
        (8e8, units.STRESS, "0.8 GPa"),
        (5.1e-16, units.DIFFUSIVITY, "5.1e-16 m^2/s"),
        (2e-11, units.SPEED, "0.02 nm/s"),
        (0.0, units.STRESS, "0 GPa"),
        (298.15, units.TEMPERATURE, "298.15 K"),
    ],
)
def test_quantities_are_written_readably(value, kind, text):
    assert format_quantity(value, kind) == text


@pytest.mark.parametrize(
    ("value", "unit"), [(3600.0, "h"), (90.0, "min"), (1e-3, "ms"), (1e-9, "us"), (math.inf, "s"), (0.0, "s")]
)
def test_readable_unit(value, unit):
    assert readable_unit(value, units.TIME) == unit


def test_rounding_removes_noise():
    assert rounded(3.0 * 5e-10) == 1.5e-9
