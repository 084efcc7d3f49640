"""A number with a unit as a user writes it, of any kind; and text that is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chemomech.input.units import converted, split_quantity

DIGITS = 6
"""Significant digits of a number that was spaced between two others."""


@dataclass(frozen=True)
class Measure:
    """``129 nm`` is the number 129 of the unit nm; a plain number has the unit ``""``."""

    number: float
    unit: str

    @property
    def written(self) -> str | int | float:
        """As a case file has it."""
        if self.unit:
            return f"{self.number:.{DIGITS}g} {self.unit}"
        rounded = float(f"{self.number:.{DIGITS}g}")
        return int(rounded) if rounded.is_integer() and abs(rounded) < 1e6 else rounded


def measure(value: Any) -> Measure | None:
    """What a value of a case file measures, or ``None`` for a word, a truth value or a block."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Measure(float(value), "")
    split = split_quantity(value) if isinstance(value, str) else None
    return None if split is None else Measure(*split)


def common_unit(values: Sequence[Any]) -> str | None:
    """The unit of the first of the values, if all are measures that can be told in it."""
    first = measure(values[0]) if values else None
    return None if first is None or numbers(values, first.unit) is None else first.unit


def numbers(values: Sequence[Any], unit: str) -> list[float] | None:
    """The values in a unit; ``None`` if one cannot be told in it."""
    found = []
    for value in values:
        each = measure(value)
        try:
            if each is None:
                return None
            found.append(converted(each.number, each.unit, unit))
        except ValueError:
            return None
    return found
