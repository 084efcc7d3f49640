"""Parameters that a fit may change: keys of a case, with a start and bounds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from chemomech.case.case import Case
from chemomech.input import units
from chemomech.input.errors import CaseError, Place, Problem, shortened

Values = npt.NDArray[np.float64]
KINDS = tuple(kind for kind in vars(units).values() if isinstance(kind, units.Kind))
DECADES = 2.0
"""How far the bounds of a positive parameter are from its start, if none are given."""


@dataclass(frozen=True)
class Parameter:
    """A key of the case with a number; positive ones are searched on a logarithmic scale.

    The search moves in ``u = (ln p - ln low)/(ln high - ln low)`` or ``u = (p - low)/(high - low)``, from 0 to 1.
    """

    key: str
    kind: units.Kind | None
    """Kind of quantity; ``None`` for a plain number."""
    start: float
    low: float
    high: float

    @property
    def is_logarithmic(self) -> bool:
        """Whether ratios count and not differences."""
        return self.low > 0

    def at(self, u: float) -> float:
        """Value (SI) at a place of the search."""
        if self.is_logarithmic:
            return math.exp(math.log(self.low) + u * math.log(self.high / self.low))
        return self.low + u * (self.high - self.low)

    def place(self, value: float) -> float:
        """Place in the search of a value (SI)."""
        if self.is_logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def slope(self, value: float) -> float:
        """``dp/du``."""
        return value * math.log(self.high / self.low) if self.is_logarithmic else self.high - self.low

    def text(self, value: float) -> str:
        """The value as a case file says it, to six digits."""
        short = float(f"{value:.6g}")
        return repr(short) if self.kind is None else units.format_quantity(short, self.kind)

    def override(self, value: float) -> str:
        """``key=value``."""
        return f"{self.key}={self.text(value)}"


def parameters(
    case: Case, keys: Sequence[str], starts: Mapping[str, str], bounds: Mapping[str, tuple[str, str]]
) -> tuple[Parameter, ...]:
    """The parameters that ``--free``, ``--start`` and ``--bounds`` ask for.

    Without a start that of the case counts, without bounds two decades to either side. Raises
    :class:`chemomech.input.errors.CaseError`.
    """
    for option, given in (("--start", starts), ("--bounds", bounds)):
        for key in given:
            if key not in keys:
                raise CaseError([Problem(Place(option, None, key), f"not among the free keys ({', '.join(keys)})")])
    if len(set(keys)) < len(keys):
        raise CaseError([Problem(Place("--free", None, ""), "a key is given twice")])
    return tuple(_parameter(case, key, starts.get(key), bounds.get(key)) for key in keys)


def _parameter(case: Case, key: str, start: str | None, bounds: tuple[str, str] | None) -> Parameter:
    place = Place("--free", None, key)
    written = start if start is not None else _in_case(case.resolved(), key)
    if written is None:
        raise CaseError(
            [
                Problem(
                    place, "the case has no number here; name a key with a number, or give one with --start KEY=VALUE"
                )
            ]
        )
    value, kind = _number(written, Place("--start" if start is not None else "--free", None, key))
    if bounds is not None:
        low, high = (_like(text, kind, Place("--bounds", None, key)) for text in bounds)
    elif value > 0:
        low, high = value / 10**DECADES, value * 10**DECADES
    else:
        raise CaseError([Problem(place, f"starts at {written}; give --bounds {key}=LOW..HIGH")])
    if not low < high:
        raise CaseError([Problem(Place("--bounds", None, key), "the lower bound must be below the upper one")])
    if not low <= value <= high:
        raise CaseError([Problem(Place("--bounds", None, key), f"the start {written} is not between them")])
    return Parameter(key, kind, value, low, high)


def _in_case(resolved: Mapping[str, Any], key: str) -> object:
    """What the case says at a key, in the words of its file; a material's override is found in the material."""
    names = key.split(".")
    if names[:2] == ["material", "override"]:
        names[1] = "definition"
    found: Any = resolved
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    found = found.get("value") if isinstance(found, dict) else found
    return found if isinstance(found, (str, int, float)) and not isinstance(found, bool) else None


def _number(written: object, place: Place) -> tuple[float, units.Kind | None]:
    """A number or a quantity of any kind."""
    try:
        return float(str(written)), None
    except ValueError:
        pass
    for kind in KINDS:
        try:
            return units.parse_quantity(written, kind), kind
        except ValueError:
            continue
    raise CaseError([Problem(place, f"{shortened(written)} is neither a number nor a quantity with a unit")])


def _like(text: str, kind: units.Kind | None, place: Place) -> float:
    try:
        return float(text) if kind is None else units.parse_quantity(text.strip(), kind)
    except ValueError as error:
        raise CaseError([Problem(place, str(error))]) from None
