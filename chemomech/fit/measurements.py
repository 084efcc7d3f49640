"""Measured histories: a CSV file whose header names quantities and units."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pint

from chemomech.input.errors import CaseError, Place, Problem, shortened, suggestion
from chemomech.input.text_file import read_text
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import HISTORY

Values = npt.NDArray[np.float64]
ABBREVIATIONS = {"depth": "front_depth", "l": "front_depth", "soc": "state_of_charge", "t": "time"}
"""What may be written for the names of the table of a run."""
MAXIMUM_SIZE, MAXIMUM_ROWS = 5_000_000, 100_000
_HEADER = re.compile(r"\s*(?P<error>±|\+-|error of|error)?\s*(?P<name>[^\[\]]*?)\s*(?:\[(?P<unit>[^\[\]]+)\])?\s*")


@dataclass(frozen=True)
class Measurement:
    """One measured quantity over time; ``times`` [s], ``values`` and ``errors`` in the unit of the run's table."""

    quantity: Quantity
    times: Values
    values: Values
    errors: Values | None
    """Standard deviations, if the file gives them."""


@dataclass(frozen=True)
class Data:
    """Everything that a file of measurements holds."""

    path: Path
    measurements: tuple[Measurement, ...]

    @property
    def end(self) -> float:
        """Time [s] of the last measurement."""
        return max(float(each.times[-1]) for each in self.measurements)

    @property
    def count(self) -> int:
        """Number of measured values."""
        return sum(len(each.values) for each in self.measurements)

    @property
    def has_errors(self) -> bool:
        """Whether every measurement has its standard deviation."""
        return all(each.errors is not None for each in self.measurements)


@dataclass(frozen=True)
class _Column:
    quantity: Quantity
    is_error: bool
    factor: float
    header: str


def read_data(path: Path) -> Data:
    """Read ``Time [min], Front depth [nm], ± Front depth [nm]``; lines that begin with ``#`` are remarks.

    Names are those of ``history.csv`` (or ``L``, ``SoC``), units are converted. Empty cells are skipped. Raises
    :class:`chemomech.input.errors.CaseError`, one line a problem, with file, line and column.
    """
    text = read_text(path, str(path), MAXIMUM_SIZE, "a table of measurements")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and line.lstrip()[0] != "#"]
    if len(lines) < 2:
        raise CaseError([Problem(Place(str(path), None, ""), "expected a header and at least one row of numbers")])
    if len(lines) > MAXIMUM_ROWS:
        raise CaseError([Problem(Place(str(path), None, ""), f"more than {MAXIMUM_ROWS} rows")])
    columns = _columns(lines[0], path)
    table = _numbers(lines[1:], columns, path)
    time = next(i for i, column in enumerate(columns) if column.quantity.key == "time")
    _check_times(table[:, time], [n for n, _ in lines[1:]], columns[time], path)
    found = []
    for index, column in enumerate(columns):
        if column.is_error or index == time:
            continue
        given = np.isfinite(table[:, index])
        if not given.any():
            raise CaseError([Problem(Place(str(path), lines[0][0], column.header), "the column holds no number")])
        errors = [i for i, other in enumerate(columns) if other.is_error and other.quantity == column.quantity]
        deviations = table[given, errors[0]] if errors else None
        if deviations is not None and not (np.isfinite(deviations) & (deviations > 0)).all():
            place = Place(str(path), lines[0][0], columns[errors[0]].header)
            raise CaseError([Problem(place, "an error must be above 0 in every row")])
        found.append(Measurement(column.quantity, table[given, time], table[given, index], deviations))
    return Data(path, tuple(found))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader(io.StringIO(line), skipinitialspace=True), [])]


def _columns(header: tuple[int, str], path: Path) -> list[_Column]:
    number, line = header
    problems: list[Problem] = []
    columns: list[_Column] = []
    last: _Column | None = None
    for cell in _cells(line):
        place = Place(str(path), number, cell[:60])
        try:
            column = _column(cell, last)
        except ValueError as error:
            problems.append(Problem(place, str(error)))
            continue
        if any((column.quantity, column.is_error) == (other.quantity, other.is_error) for other in columns):
            problems.append(Problem(place, "the same quantity twice"))
        columns.append(column)
        last = column
    measured = {column.quantity.key for column in columns if not column.is_error}
    problems += [
        Problem(Place(str(path), number, column.header), "the error of a quantity that is not there")
        for column in columns
        if column.is_error and column.quantity.key not in measured
    ]
    if not problems and "time" not in measured:
        problems.append(Problem(Place(str(path), number, ""), "no column is the time, such as 'Time [min]'"))
    if not problems and measured == {"time"}:
        problems.append(Problem(Place(str(path), number, ""), "only the time is given; add such as 'Front depth [nm]'"))
    if problems:
        raise CaseError(problems)
    return columns


def _column(cell: str, last: _Column | None) -> _Column:
    """Column of a header's cell; a bare ``±`` belongs to the column left of it and has its unit."""
    found = _HEADER.fullmatch(cell)
    if found is None or len(cell) > 80:
        raise ValueError("expected a name and a unit, such as 'Front depth [nm]'")
    is_error, name, unit = found["error"] is not None, found["name"], found["unit"]
    if is_error and not name:
        if last is None or last.quantity.key == "time":
            raise ValueError("an error stands right of its quantity")
        factor = last.factor if unit is None else _factor(unit, last.quantity)
        return _Column(last.quantity, True, factor, cell)
    quantity = _quantity(name)
    return _Column(quantity, is_error, _factor(unit, quantity), cell)


def _quantity(name: str) -> Quantity:
    words = name.lower().replace("_", " ").strip()
    by_name = {q.name.lower(): q for q in HISTORY.values()} | {key.replace("_", " "): q for key, q in HISTORY.items()}
    key = ABBREVIATIONS.get(words)
    if key is None and words not in by_name:
        raise ValueError(f"no such quantity in the table of a run{suggestion(name, _usual())}")
    return HISTORY[key] if key else by_name[words]


def _usual() -> list[str]:
    return ["Time", "Front depth", "Reacted fraction", "State of charge", "Swelling ratio", "Outer radius"]


def _factor(unit: str | None, quantity: Quantity) -> float:
    """What a number in ``unit`` is multiplied by to be in the unit of the run's table."""
    if quantity.unit == "-":
        if unit is None or unit in ("-", "1"):
            return 1.0
        if unit == "%":
            return 0.01
        raise ValueError(f"{quantity.name} has no unit but % (found [{unit[:20]}])")
    if unit is None:
        raise ValueError(f"the unit is missing; write '{quantity.name} [{quantity.unit}]'")
    try:
        return float(pint.Quantity(1.0, unit[:20]).to(quantity.unit).magnitude)
    except Exception:  # pint leaks errors of every kind on malformed units
        raise ValueError(f"[{unit[:20]}] is not a unit like [{quantity.unit}]") from None


def _numbers(lines: Sequence[tuple[int, str]], columns: Sequence[_Column], path: Path) -> Values:
    problems: list[Problem] = []
    rows: list[list[float]] = []
    for number, line in lines:
        cells = _cells(line)
        if len(cells) != len(columns):
            problems.append(Problem(Place(str(path), number, ""), f"{len(cells)} cells; the header has {len(columns)}"))
            continue
        row = []
        for cell, column in zip(cells, columns, strict=True):
            try:
                value = float(cell) if cell else math.nan
            except ValueError:
                problems.append(Problem(Place(str(path), number, column.header), f"{shortened(cell)} is not a number"))
                value = math.nan
            if cell and not math.isfinite(value) and not problems:
                problems.append(Problem(Place(str(path), number, column.header), f"{shortened(cell)} is not finite"))
            row.append(value * column.factor)
        rows.append(row)
    if problems:
        raise CaseError(problems[:20])
    return np.array(rows)


def _check_times(times: Values, lines: Sequence[int], column: _Column, path: Path) -> None:
    for index, (time, line) in enumerate(zip(times, lines, strict=True)):
        place = Place(str(path), line, column.header)
        if not math.isfinite(time) or time < 0:
            raise CaseError([Problem(place, "a time must be given and not be negative")])
        if index and time < times[index - 1]:
            raise CaseError([Problem(place, "earlier than the row before; sort the rows by time")])
    if times[-1] <= 0:
        raise CaseError([Problem(Place(str(path), lines[-1], column.header), "the last time must be above 0")])
