"""One key of a case and the values it takes: a list, or a range that is spaced or sampled."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from chemomech.input.document import Document, KeyPath
from chemomech.input.errors import CaseError, Place, Problem, shortened
from chemomech.input.located import validated
from chemomech.input.overrides import Setting
from chemomech.input.units import converted
from chemomech.sweep.measure import Measure, measure
from chemomech.sweep.sweep_file import Spacing

Scale = Literal["log", "linear"]


class Axis(Protocol):
    """A key and what it may be."""

    @property
    def key(self) -> str:
        """Dotted key of the case."""
        ...

    def values(self) -> list[Setting]:
        """Every value."""
        ...

    def sampled(self, share: float) -> Setting:
        """The value at a ``share`` of the way, from 0 to 1."""
        ...


@dataclass(frozen=True)
class Listed:
    """Values that are written out."""

    key: str
    settings: tuple[Setting, ...]

    def values(self) -> list[Setting]:
        """As written."""
        return list(self.settings)

    def sampled(self, share: float) -> Setting:
        """Each for an equal part of the way."""
        return self.settings[min(int(share * len(self.settings)), len(self.settings) - 1)]


@dataclass(frozen=True)
class Range:
    """All values between two ends."""

    key: str
    first: Measure
    last: Measure
    scale: Scale
    points: int | None
    place: Place

    def values(self) -> list[Setting]:
        """Equally spaced, both ends included. Raises CaseError if it is not said how many."""
        if self.points is None:
            raise CaseError([Problem(self.place, "say how many points, e.g. {log: [1 nm, 1 um], points: 7}")])
        return [self.sampled(index / (self.points - 1)) for index in range(self.points)]

    def sampled(self, share: float) -> Setting:
        """``a + s (b - a)``, or ``a (b/a)^s`` on a logarithmic scale."""
        a, b = self.first.number, self.last.number
        number = a * (b / a) ** share if self.scale == "log" else a + share * (b - a)
        return Setting(self.key, Measure(number, self.first.unit).written, self.place)


def read_axis(document: Document, path: KeyPath) -> Axis:
    """The axis whose key is the last of ``path``. Raises CaseError."""
    key, place = str(path[-1]), document.place(path)
    written = document.data
    for name in path:
        written = written[name]
    own = Place(place.origin, place.line, key)
    if isinstance(written, list):
        if not written:
            raise CaseError([Problem(place, "the list is empty; give at least one value")])
        lines = [document.place((*path, index)).line for index in range(len(written))]
        for index, value in enumerate(written):
            if value in written[:index]:
                message = f"{shortened(value)} is in the list twice"
                raise CaseError([Problem(Place(place.origin, lines[index], place.key), message)])
        places = [Place(place.origin, line, key) for line in lines]
        return Listed(key, tuple(Setting(key, value, where) for value, where in zip(written, places, strict=True)))
    if isinstance(written, dict):
        return _range(key, validated(Spacing, document.below(path)), place, own)
    message = f"expected a list of values, or {{log: [first, last], points: 7}}, found {shortened(written)}"
    raise CaseError([Problem(place, message)])


def _range(key: str, spacing: Spacing, place: Place, own: Place) -> Range:
    scale: Scale = "log" if spacing.log is not None else "linear"
    ends = spacing.log or spacing.linear
    assert ends is not None
    first, last = (_number(end, place) for end in ends)
    try:
        last = Measure(converted(last.number, last.unit, first.unit), first.unit)
    except ValueError as error:
        raise CaseError([Problem(place, str(error))]) from None
    if scale == "log" and (first.number <= 0 or last.number <= 0):
        raise CaseError([Problem(place, "a logarithmic axis needs values above 0")])
    if first.number == last.number:
        raise CaseError([Problem(place, f"both ends are {first.written}")])
    return Range(key, first, last, scale, spacing.points, own)


def _number(value: Any, place: Place) -> Measure:
    found = measure(value)
    if found is None or not math.isfinite(found.number):
        raise CaseError([Problem(place, f"{shortened(value)} is not a number; both ends of a range must be")])
    return found
