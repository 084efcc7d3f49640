"""Points as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas

from chemomech.sweep.definition import Definition
from chemomech.sweep.measure import numbers
from chemomech.sweep.point_results import RESULTS
from chemomech.sweep.store import StoredPoint

ABOUT = ("status", "tries", "seconds", "reason")
"""Columns between the parameters and the results."""


def frame(definition: Definition, points: Sequence[StoredPoint]) -> pandas.DataFrame:
    """One row a point: ``number``, what is varied, how it ended, the results; columns are named by their keys."""
    columns: dict[str, Any] = {"number": [point.number for point in points]}
    for parameter in definition.parameters:
        written = [point.parameters[parameter.key] for point in points]
        found = None if parameter.unit is None else numbers(written, parameter.unit)
        columns[parameter.key] = [_word(value) for value in written] if found is None else found
    columns |= {name: [getattr(point, name) for point in points] for name in ABOUT}
    for name in definition.results:
        values = [point.results.get(name) for point in points]
        kind = "object" if any(isinstance(value, str) for value in values) else "float64"
        columns[name] = pandas.Series(values, dtype=kind)
    return pandas.DataFrame(columns)


def header(definition: Definition, key: str) -> str:
    """The name of a column and its unit: ``geometry.diameter [nm]``, ``front_depth [nm]``."""
    parameter = definition.parameter(key)
    if parameter is not None:
        return f"{key} [{parameter.unit}]" if parameter.unit else key
    if key == "seconds":
        return "wall time [s]"
    return f"{key} [{RESULTS[key].quantity.unit}]" if key in RESULTS else key


def _word(value: Any) -> str:
    return value if isinstance(value, str) else str(value)
