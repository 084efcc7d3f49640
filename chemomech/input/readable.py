"""Numbers as people write them: a unit that fits and three digits."""

from __future__ import annotations

import math

import numpy as np

from chemomech.input.units import LENGTH, STRESS, TIME, Kind, in_unit, readable_unit

_PRINTED = {"us": "µs", "um": "µm", "J/m^3": "J/m³", "W/m^3": "W/m³", "A/m^2": "A/m²"}
_PREFIXES = ((1e9, "G"), (1e6, "M"), (1e3, "k"), (1.0, ""))
UNKNOWN = "–"
"""What is written for a number that is not known."""


def printed(unit: str) -> str:
    """A unit with its proper signs: ``us`` is µs, ``J/m^3`` is J/m³."""
    return _PRINTED.get(unit, unit)


def as_typed(value: float, kind: Kind) -> str:
    """Four digits and a unit, as in a case file: ``2.2e-08`` is 22 nm."""
    unit = readable_unit(value, kind)
    return f"{in_unit(value, unit, kind):.4g} {unit}"


def time_unit(longest: float) -> tuple[str, float]:
    """Unit for an axis of time up to ``longest`` [s], at least two units long, and a second in this unit."""
    unit = readable_unit(longest / 2, TIME) if math.isfinite(longest) else "s"
    return printed(unit), in_unit(1.0, unit, TIME)


def time(seconds: float) -> str:
    """``11919.9`` is 3.31 h."""
    return _quantity(seconds, TIME)


def length(metres: float) -> str:
    """``1.29e-7`` is 129 nm."""
    return _quantity(metres, LENGTH)


def stress(pascal: float) -> str:
    """``1.51e9`` is 1.51 GPa, ``-2e8`` is −200 MPa."""
    return _quantity(pascal, STRESS)


def percent(fraction: float) -> str:
    """``0.5693`` is 56.9 %, ``-0.00004`` is 0 %."""
    return f"{number(round(100 * fraction, 1) + 0.0)} %" if math.isfinite(fraction) else UNKNOWN


def energy_unit(largest: float) -> tuple[str, float]:
    """Unit for an axis of energy per volume up to ``largest`` [J/m^3] and one J/m^3 in this unit."""
    factor, prefix = next((p for p in _PREFIXES if largest >= 2 * p[0]), (1.0, ""))
    return f"{prefix}J/m³", 1 / factor


def number(value: float, digits: int = 3) -> str:
    """``value`` with at most ``digits`` significant digits and with powers of ten where they help."""
    if not math.isfinite(value):
        return UNKNOWN
    if value != 0 and not 1e-3 <= abs(value) < 1e5:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa} × 10{_superscript(int(exponent))}".replace("-", "−")
    text = np.format_float_positional(value, precision=digits, fractional=False, trim="-")
    return text.replace("-", "−")


def _quantity(value: float, kind: Kind) -> str:
    if not math.isfinite(value):
        return UNKNOWN
    unit = readable_unit(value * (1 + 1e-9), kind)
    return f"{number(in_unit(value, unit, kind))} {printed(unit)}"


def _superscript(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
