"""Quantities: strings with units in files, plain SI numbers in memory.

Numbers are converted in decimal arithmetic, so that ``129 nm`` is exactly the float ``1.29e-07``
and a quantity written back is read again as the same float.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache, lru_cache
from typing import Any

import pint

AVOGADRO = Decimal("6.02214076e23")
NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
_QUANTITY = re.compile(rf"\s*({NUMBER})\s*([A-Za-zµμÅ°%1/][A-Za-zµμÅ°%0-9*/^ ().+-]*)?\s*")
_DIGITS = Context(prec=17)


@dataclass(frozen=True)
class Kind:
    """A kind of quantity: its SI unit, an example, and the units it is written in."""

    name: str
    unit: str
    example: str
    written_in: tuple[str, ...]
    per_particle: re.Pattern[str] | None = None
    """Units per particle that are accepted too and multiplied by Avogadro's number."""


TEMPERATURE = Kind("temperature", "K", "300 K", ("K",))
LENGTH = Kind("length", "m", "129 nm", ("nm", "um", "m"))
TIME = Kind("time", "s", "2 h", ("h", "min", "s", "ms", "us"))
SPEED = Kind("speed", "m/s", "0.02 nm/s", ("nm/s", "um/s", "mm/s", "m/s"))
VOLTAGE = Kind("voltage", "V", "0.03 V", ("V",))
STRESS = Kind("stress", "Pa", "0.8 GPa", ("GPa", "MPa", "Pa"))
VISCOSITY = Kind("viscosity", "Pa*s", "1 GPa*s", ("GPa*s", "Pa*s"))
DIFFUSIVITY = Kind("diffusivity", "m^2/s", "5e-16 m^2/s", ("m^2/s",))
MOLAR_VOLUME = Kind(
    "molar volume",
    "m^3/mol",
    "12.06 cm^3/mol",
    ("cm^3/mol", "m^3/mol"),
    per_particle=re.compile(r"(nm|angstrom|Å|m)(\^|\*\*)3"),
)
MOLAR_ENERGY = Kind("molar energy", "J/mol", "5.7 kJ/mol", ("kJ/mol", "J/mol"), per_particle=re.compile("m?eV"))
CURRENT_DENSITY = Kind("current density", "A/m^2", "0.1 A/m^2", ("A/m^2",))
CURRENT = Kind("current", "A", "2 nA", ("A", "mA", "uA", "nA", "pA"))
SPECIFIC_CURRENT = Kind("current per mass of host", "A/kg", "0.1 A/g", ("A/g", "A/kg"))
AREA_RESISTANCE = Kind("resistance of an area", "ohm*m^2", "0.01 ohm*m^2", ("ohm*m^2",))
SCAN_RATE = Kind("rate of a voltage", "V/s", "0.1 mV/s", ("mV/s", "V/s"))
MOLAR_MASS = Kind("molar mass", "kg/mol", "28.086 g/mol", ("g/mol",))
GRADIENT_ENERGY = Kind("gradient energy", "J/m", "5e-10 J/m", ("J/m",))
CONCENTRATION = Kind("concentration", "mol/m^3", "40 mol/L", ("mol/L", "mol/m^3"))
RATE = Kind("rate", "1/s", "2.3e-3 1/s", ("1/s",))


def parse_quantity(text: object, kind: Kind) -> float:
    """The value of `text` (``"129 nm"``) in the SI unit of `kind`.

    Raises ValueError with a sentence for the user when there is no unit, no number or a wrong dimension.
    """
    if isinstance(text, bool) or not isinstance(text, (str, int, float)):
        raise ValueError(f"expected a {kind.name} such as '{kind.example}'")
    if not isinstance(text, str):
        raise ValueError(f"the number {text!r} has no unit; write a {kind.name} such as '{kind.example}'")
    return _parse(text, kind)


@lru_cache(maxsize=4096)
def _parse(text: str, kind: Kind) -> float:
    expected = f"expected a {kind.name} such as '{kind.example}'"
    match = _QUANTITY.fullmatch(text) if len(text) <= 80 else None
    if match is None:
        raise ValueError(f"cannot read {_quoted(text)}; {expected}")
    number, unit = match.groups()
    if unit is None:
        raise ValueError(f"{_quoted(text)} has no unit; {expected}")
    try:
        magnitude = float(_convert(Decimal(number), unit.strip(), kind))
    except pint.DimensionalityError:
        raise ValueError(f"{_quoted(text)} is not a {kind.name} (unit like {kind.unit}); {expected}") from None
    except pint.UndefinedUnitError:
        raise ValueError(f"unknown unit in {_quoted(text)}; {expected}") from None
    except Exception:  # pint's parser leaks tokenizer, arithmetic and attribute errors on malformed units
        raise ValueError(f"cannot read the unit in {_quoted(text)}; {expected}") from None
    if not math.isfinite(magnitude):
        raise ValueError(f"{_quoted(text)} is not finite; {expected}")
    return magnitude


def _convert(number: Decimal, unit: str, kind: Kind) -> Decimal:
    registry = _registry()
    quantity = registry.Quantity(number, registry.parse_units(unit))
    if kind.per_particle is not None and kind.per_particle.fullmatch(unit):
        per_particle = quantity.to(registry.parse_units(kind.unit) * registry.mole).magnitude
        return Decimal(per_particle) * AVOGADRO
    return Decimal(quantity.to(kind.unit).magnitude)


@cache
def _registry() -> Any:
    # decimal arithmetic: 129 * 1e-9 in floats would not be the float 1.29e-07
    return pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)


def split_quantity(text: str) -> tuple[float, str] | None:
    """Number and unit of ``"129 nm"``, whatever its kind; ``None`` if that is not how `text` is written."""
    match = _QUANTITY.fullmatch(text) if len(text) <= 80 else None
    return None if match is None or match[2] is None else (float(match[1]), match[2].strip())


def converted(number: float, unit: str, other: str) -> float:
    """`number` of `unit` expressed in the unit `other`. Raises ValueError if that cannot be done."""
    if unit == other:
        return number
    registry = _registry()
    try:
        return float(registry.Quantity(Decimal(repr(number)), registry.parse_units(unit)).to(other).magnitude)
    except Exception:  # as above: whatever pint's parser leaks
        raise ValueError(f"{unit!r} cannot be converted to {other!r}") from None


def in_unit(value: float, unit: str, kind: Kind) -> float:
    """`value` (SI) expressed in `unit`, for display."""
    return value / float(_convert(Decimal(1), unit, kind))


def readable_unit(value: float, kind: Kind) -> str:
    """The unit of `kind` in which `value` (SI) is shown with the fewest zeros: the largest not above it."""
    units = sorted(kind.written_in, key=lambda unit: in_unit(1.0, unit, kind))
    fitting = [unit for unit in units if abs(in_unit(value, unit, kind)) >= 1.0]
    if value == 0.0 or not math.isfinite(value):
        return kind.unit
    return fitting[0] if fitting else units[-1]


def rounded(value: float) -> float:
    """`value` without the noise of its last digits, for defaults that are computed and then written out."""
    return float(f"{value:.12g}")


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


@lru_cache(maxsize=4096)
def format_quantity(value: float, kind: Kind) -> str:
    """`value` (SI) in the most readable unit of `kind`; parsing the text gives exactly `value` again."""
    candidates = []
    for unit in kind.written_in:
        scale = _convert(Decimal(1), unit, kind)
        text = f"{_plain(_DIGITS.divide(Decimal(repr(value)), scale))} {unit}"
        if _parse(text, kind) == value:
            candidates.append(text)
    candidates.append(f"{_plain(Decimal(repr(value)))} {kind.unit}")
    return min(candidates, key=_awkwardness)


def _awkwardness(text: str) -> tuple[bool, int]:
    number = text.split()[0]
    return (float(number) != 0.0 and not 0.01 <= abs(float(number)) < 1000.0, len(number))


def _plain(number: Decimal) -> str:
    normal = number.normalize()
    exponent = normal.adjusted()
    if normal == 0:
        return "0"
    return f"{normal:f}" if -4 <= exponent < 7 else f"{normal:E}".replace("E+", "e").replace("E", "e")
