"""The points of a sweep as a table that can be sorted and filtered, with a link to what each left."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from chemomech.input import readable
from chemomech.sweep.definition import Definition
from chemomech.sweep.frame import header
from chemomech.sweep.plots.plot_data import axis_label, result_label
from chemomech.sweep.sweep_folder import SweepFolder

MOST_ROWS = 2000
"""A page stays quick with as many; all of them are in ``chemomech sweep table``."""


_FORMULA = re.compile(r"\s*\$.*?\$")


@dataclass(frozen=True)
class Cell:
    """What is written, and what is sorted by."""

    text: str
    sort: str


@dataclass(frozen=True)
class Row:
    """A point."""

    number: int
    status: str
    link: str | None
    """To its report, or else to its folder; relative to the page."""
    cells: list[Cell]


def headers(definition: Definition) -> dict[str, str]:
    """What is varied, results, wall time: their names by their keys with units."""
    varied = {parameter.key: axis_label(parameter) for parameter in definition.parameters}
    names = varied | {key: result_label(key) for key in definition.results} | {"seconds": "Wall time [s]"}
    return {header(definition, key): _FORMULA.sub("", name) for key, name in names.items()}


def rows(folder: SweepFolder, definition: Definition) -> list[Row]:
    """One a point, at most :data:`MOST_ROWS`."""
    keys = _columns(definition)
    found = folder.points().head(MOST_ROWS)
    numbers = [int(number) for number in found["number"]]
    return [
        Row(number, str(row["status"]), _link(folder, number), [_cell(row[key]) for key in keys])
        for number, (_, row) in zip(numbers, found.iterrows(), strict=True)
    ]


def _columns(definition: Definition) -> list[str]:
    return [*(parameter.key for parameter in definition.parameters), *definition.results, "seconds"]


def _link(folder: SweepFolder, number: int) -> str | None:
    point = folder.point(number)
    if point.report.exists():
        return point.report.relative_to(folder.path).as_posix()
    return f"{point.path.relative_to(folder.path).as_posix()}/" if point.path.is_dir() else None


def _cell(value: Any) -> Cell:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(readable.number(float(value), 4), f"{value:.9g}" if math.isfinite(value) else "")
    return Cell(readable.UNKNOWN, "") if value is None else Cell(str(value), str(value))
