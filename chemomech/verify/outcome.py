"""What a verification finds: rows of the table and curves of its plot. Plain data, to and from JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import ArrayLike

Axis = Literal["linear", "log"]


@dataclass(frozen=True)
class Check:
    """One row of the table: an exact and a computed value, and how far apart they may be.

    It passes if ``|error| <= bound``. A row without bound is shown and judges nothing.
    """

    quantity: str
    exact: float | None
    computed: float
    error: float
    bound: float | None
    unit: str = "-"
    order: float | None = None

    @classmethod
    def relative(
        cls,
        quantity: str,
        exact: float,
        computed: float,
        bound: float | None,
        unit: str = "-",
        order: float | None = None,
    ) -> Self:
        """Error ``computed/exact - 1``."""
        return cls(quantity, exact, computed, computed / exact - 1, bound, unit, order)

    @classmethod
    def absolute(
        cls,
        quantity: str,
        exact: float,
        computed: float,
        bound: float | None,
        unit: str = "-",
        order: float | None = None,
    ) -> Self:
        """Error ``computed - exact``, in the unit of the quantity."""
        return cls(quantity, exact, computed, computed - exact, bound, unit, order)

    @classmethod
    def order_of(cls, quantity: str, expected: float, measured: float, bound: float = 0.2) -> Self:
        """An order of convergence; the error is what it falls short of the expected one, 0 if it is higher."""
        return cls(f"order of {quantity}", expected, measured, max(0.0, expected - measured), bound, "-", measured)

    @property
    def passed(self) -> bool:
        """Whether the error keeps its bound; an error that is not a number does not."""
        return self.bound is None or bool(abs(self.error) <= self.bound)


@dataclass(frozen=True)
class Curve:
    """Points of a plot; exact ones are drawn as a line, computed ones as markers."""

    label: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    exact: bool

    def __init__(self, label: str, x: ArrayLike, y: ArrayLike, exact: bool = False) -> None:
        """Any numbers in a row, as many in `x` as in `y`."""
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "x", tuple(np.asarray(x, dtype=float).tolist()))
        object.__setattr__(self, "y", tuple(np.asarray(y, dtype=float).tolist()))
        object.__setattr__(self, "exact", bool(exact))


@dataclass(frozen=True)
class Panel:
    """One plot: axis labels with units, and its curves."""

    title: str
    x: str
    y: str
    curves: tuple[Curve, ...]
    x_scale: Axis = "linear"
    y_scale: Axis = "linear"


@dataclass(frozen=True)
class Outcome:
    """Everything a verification found."""

    checks: tuple[Check, ...]
    panels: tuple[Panel, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[Outcome]) -> Self:
        """The rows and plots of all parts, in their order."""
        found = list(parts)
        return cls(tuple(c for part in found for c in part.checks), tuple(p for part in found for p in part.panels))

    @property
    def passed(self) -> bool:
        """Whether every row keeps its bound."""
        return all(check.passed for check in self.checks)

    def to_json(self) -> dict[str, Any]:
        """Numbers that are not finite become ``None``; six digits of the curves are enough to draw them."""
        data: dict[str, Any] = _finite(asdict(self))
        for panel in data["panels"]:
            for curve in panel["curves"]:
                curve.update({axis: [_six_digits(value) for value in curve[axis]] for axis in ("x", "y")})
        for row, check in zip(data["checks"], self.checks, strict=True):
            row["passed"] = check.passed
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The inverse of :meth:`to_json`."""
        rows = [{k: v for k, v in row.items() if k != "passed"} for row in data["checks"]]
        for row in rows:
            row.update({k: math.nan for k in ("computed", "error") if row[k] is None})
        panels = [
            panel | {"curves": tuple(Curve(**_numbers(curve)) for curve in panel["curves"])} for panel in data["panels"]
        ]
        return cls(tuple(Check(**row) for row in rows), tuple(Panel(**panel) for panel in panels))


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(entry) for entry in value]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    return value


def _six_digits(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")


def _numbers(curve: dict[str, Any]) -> dict[str, Any]:
    return curve | {axis: [math.nan if value is None else value for value in curve[axis]] for axis in ("x", "y")}
