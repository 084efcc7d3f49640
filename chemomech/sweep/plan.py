"""A sweep file read and all of its cases looked at: what is to be run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chemomech.case.loader import case_of
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Place, Problem, shortened
from chemomech.input.located import validated
from chemomech.input.overrides import Setting
from chemomech.input.yaml_reader import read_document
from chemomech.sweep.design import Settings, points_of
from chemomech.sweep.measure import common_unit, numbers
from chemomech.sweep.sweep_file import Sweep

QUIET = ("output.pictures", "output.fields", "output.checkpoint.write")
"""What a point does not write unless the sweep file asks for it."""
LOG_FROM = 30.0
"""Ratio of the largest to the smallest of listed values from which they are drawn on a logarithmic scale."""


@dataclass(frozen=True)
class Parameter:
    """A key that is varied: its unit (``None``: words) and the scale it is drawn on."""

    key: str
    unit: str | None
    scale: str


@dataclass(frozen=True)
class Point:
    """One case of the sweep."""

    settings: Settings
    """Only what is varied."""
    case_hash: str


@dataclass(frozen=True)
class Plan:
    """Everything that is to be run."""

    path: Path
    sweep: Sweep
    base: Path
    fixed: Settings
    parameters: tuple[Parameter, ...]
    points: tuple[Point, ...]

    def settings(self, point: Point) -> dict[str, Any]:
        """All that a point changes in the base case."""
        return {setting.key: setting.value for setting in (*self.fixed, *point.settings)}


def load_plan(path: Path) -> Plan:
    """Read a sweep file and validate the case of every point. Raises CaseError, for the first point that is none."""
    document = read_document(path)
    sweep = validated(Sweep, document)
    base = path.parent / sweep.base
    if not base.is_file():
        raise CaseError([Problem(document.place(("base",)), f"no such file: {base}")])
    varied, scales = points_of(sweep.axes, document)
    fixed = _fixed(sweep, document, {setting.key for setting in varied[0]})
    case = read_document(base)
    points: dict[str, Point] = {}
    for number, settings in enumerate(varied, start=1):
        try:
            case_hash = case_of(case, base.parent, (*fixed, *settings)).hash
        except CaseError as error:
            raise CaseError([_of_point(error.problems[0], number, settings, str(path))]) from None
        points.setdefault(case_hash, Point(settings, case_hash))
    return Plan(path, sweep, base, fixed, _parameters(varied, scales), tuple(points.values()))


def _fixed(sweep: Sweep, document: Document, varied: set[str]) -> Settings:
    written = {}
    for key, value in sweep.set.items():
        place = document.place(("set", key))
        written[key] = Setting(key, value, Place(place.origin, place.line, key))
    if "output" in written or "output" in varied:
        return tuple(written.values())
    root = document.place(())
    quiet = [Setting(key, False, Place(root.origin, root.line, key)) for key in QUIET if key not in {*written, *varied}]
    return (*quiet, *written.values())


def _of_point(problem: Problem, number: int, settings: Settings, path: str) -> Problem:
    """The problem, and which point has it if it lies in the sweep."""
    if problem.place.origin != path:
        return problem
    values = ", ".join(f"{setting.key} = {shortened(setting.value)}" for setting in settings)
    return Problem(problem.place, f"{problem.message} (point {number}: {values})")


def _parameters(varied: list[Settings], scales: dict[str, str]) -> tuple[Parameter, ...]:
    parameters = []
    for index, setting in enumerate(varied[0]):
        values = [settings[index].value for settings in varied]
        unit = common_unit(values)
        scale = scales.get(setting.key) or _scale(numbers(values, unit) if unit is not None else None)
        parameters.append(Parameter(setting.key, unit, scale))
    return tuple(parameters)


def _scale(found: list[float] | None) -> str:
    """Of values that are listed: logarithmic if they reach far."""
    far = found is not None and min(found) > 0 and max(found) >= LOG_FROM * min(found)
    return "log" if far else "linear"
