"""From axes to points: each with each, together, at random, from a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.input.overrides import Setting
from chemomech.sweep.axis import Axis, Range, read_axis
from chemomech.sweep.sweep_file import MAXIMUM_POINTS, Axes, LatinHypercube, Table

Settings = tuple[Setting, ...]
"""The values that make a point."""


def points_of(axes: Axes, document: Document) -> tuple[list[Settings], dict[str, str]]:
    """All points in the order of the file, and the scale (log, linear) of every key that is spaced or sampled.

    Every point of a group is combined with every point of the others. Raises CaseError.
    """
    groups: list[Sequence[Settings]] = []
    scales: dict[str, str] = {}
    if axes.grid:
        read = _axes(document, ("axes", "grid"), axes.grid)
        scales |= _scales(read)
        values = [axis.values() for axis in read]
        _bounded(math.prod(map(len, values)), document.place(("axes", "grid")))
        groups.append(list(product(*values)))
    if axes.zip:
        read = _axes(document, ("axes", "zip"), axes.zip)
        scales |= _scales(read)
        groups.append(_zipped(read, document))
    if axes.latin_hypercube is not None:
        read = _axes(document, ("axes", "latin_hypercube", "over"), axes.latin_hypercube.over)
        scales |= _scales(read)
        groups.append(_sampled(axes.latin_hypercube, read, document))
    if axes.table is not None:
        groups.append(_rows(axes.table, document))
    if not groups:
        raise CaseError(
            [Problem(document.place(("axes",)), "nothing is varied; give grid, zip, table or latin_hypercube")]
        )
    _bounded(math.prod(map(len, groups)), document.place(("axes",)))
    _check_distinct(groups, document)
    return [tuple(setting for part in parts for setting in part) for parts in product(*groups)], scales


def _axes(document: Document, path: tuple[str, ...], keys: Sequence[str] | dict[str, object]) -> list[Axis]:
    return [read_axis(document, (*path, key)) for key in keys]


def _scales(axes: Sequence[Axis]) -> dict[str, str]:
    return {axis.key: axis.scale for axis in axes if isinstance(axis, Range)}


def _bounded(count: int, place: Place) -> None:
    if count > MAXIMUM_POINTS:
        raise CaseError([Problem(place, f"makes {count} points; at most {MAXIMUM_POINTS} are allowed")])


def _zipped(axes: Sequence[Axis], document: Document) -> list[Settings]:
    values = {axis.key: axis.values() for axis in axes}
    first, *others = values
    for key in others:
        if len(values[key]) != len(values[first]):
            place = document.place(("axes", "zip", key))
            message = f"has {len(values[key])} values, {first} has {len(values[first])}; keys of zip need equally many"
            raise CaseError([Problem(place, message)])
    return list(zip(*values.values(), strict=True))


def _sampled(wanted: LatinHypercube, axes: Sequence[Axis], document: Document) -> list[Settings]:
    """McKay, Beckman, Conover 1979: each axis in as many equal strata as there are points, one point in each."""
    import numpy as np
    from scipy.stats import qmc

    if not axes:
        raise CaseError([Problem(document.place(("axes", "latin_hypercube", "over")), "no key is given")])
    sampler = qmc.LatinHypercube(len(axes), rng=np.random.default_rng(wanted.seed))
    shares = sampler.random(wanted.samples)
    return [tuple(axis.sampled(float(x)) for axis, x in zip(axes, row, strict=True)) for row in shares]


def _rows(table: Table, document: Document) -> list[Settings]:
    points = []
    for index, row in enumerate(table.rows):
        place = document.place(("axes", "table", "rows", index))
        if len(row) != len(table.columns):
            message = f"has {len(row)} values for {len(table.columns)} columns"
            raise CaseError([Problem(place, message)])
        points.append(
            tuple(
                Setting(key, value, Place(place.origin, place.line, key))
                for key, value in zip(table.columns, row, strict=True)
            )
        )
    return points


def _check_distinct(groups: Sequence[Sequence[Settings]], document: Document) -> None:
    """A key is varied once."""
    seen: set[str] = set()
    for group in groups:
        for setting in group[0]:
            if setting.key in seen:
                raise CaseError([Problem(setting.place, "is varied twice; leave out one of them")])
            if setting.key in document.data.get("set", {}):
                raise CaseError(
                    [Problem(setting.place, "is varied and has a fixed value in set; leave out one of them")]
                )
            seen.add(setting.key)
