"""``report.html`` of a sweep."""

from __future__ import annotations

from pathlib import Path

from chemomech.figures.html import Figure, write_html
from chemomech.report.numbers import Row
from chemomech.sweep.definition import PublishedPoint
from chemomech.sweep.page import points_table
from chemomech.sweep.page.explorer import explorer, independent, mean
from chemomech.sweep.plots import PlotUnusable, draw
from chemomech.sweep.plots.plot_data import Data
from chemomech.sweep.store import FAILED, MEANING, WAITING, StoredPoint
from chemomech.sweep.sweep_folder import SweepFolder

MOST_FAILURES = 200
"""Failed points that are told one by one."""


def write_page(folder: SweepFolder) -> Path:
    """Write the page, and the ready-made maps that fit; returns where it is.

    Raises :class:`chemomech.sweep.store.StoreUnusable`, OSError.
    """
    definition, points = folder.definition(), folder.records()
    failed = [point for point in points if point.status == FAILED]
    page = folder.path / "report.html"
    rows = points_table.rows(folder, definition)
    write_html(
        page,
        "sweep.html.j2",
        _figures(folder),
        title=definition.title,
        subtitle=f"{len(points)} points over {', '.join(parameter.key for parameter in definition.parameters)}",
        sentence=sentence(points),
        status=FAILED if failed else "",
        tables=[("Points", counts(points))],
        failed=failed[:MOST_FAILURES],
        unsaid=len(failed) - len(failed[:MOST_FAILURES]),
        headers=points_table.headers(definition),
        rows=rows,
        hidden=len(points) - len(rows),
        published=[_published(each) for each in definition.published],
    )
    return page


def sentence(points: list[StoredPoint]) -> str:
    """How far the sweep is, in words."""
    waiting, failed = (sum(point.status == status for point in points) for status in (WAITING, FAILED))
    ended = len(points) - waiting - failed
    text = f"{ended} of {len(points)} points have results"
    if failed:
        text += f"; {failed} failed, also with more care"
    return f"{text}; {waiting} are still to be run." if waiting else f"{text}."


def counts(points: list[StoredPoint]) -> list[Row]:
    """How many points ended in which way, and how many needed a second try."""
    told = [point.status for point in points]
    found = [Row(status, str(told.count(status)), meaning) for status, meaning in MEANING.items() if status in told]
    again = sum(point.tries > 1 for point in points)
    return [*found, Row("second tries", str(again), "with more care")]


def _figures(folder: SweepFolder) -> list[Figure]:
    try:
        data = Data.of(folder)
        drawn = draw(folder, (), None, None, None)
    except PlotUnusable:
        return []
    plot = explorer(data)
    figures = [] if plot is None else [Figure("Results", _caption(data), [plot])]
    return [*figures, *(Figure(_title(file), "", picture=file.with_suffix(".svg")) for file in drawn)]


def _caption(data: Data) -> str:
    names = [parameter.key for parameter in independent(data)]
    text = f"Choose a result; it is shown over {' and '.join(names[:2])}."
    return f"{text} Values are means over {', '.join(names[2:])}." if mean(data) else text


def _title(file: Path) -> str:
    return file.stem.replace("-", " ").capitalize()


def _published(point: PublishedPoint) -> Row:
    at, observed = (
        ", ".join(f"{key} {_written(value)}" for key, value in facts.items()) for facts in (point.at, point.observed)
    )
    return Row(point.label, f"{at}: {observed}", point.source)


def _written(value: object) -> str:
    return " to ".join(map(str, value)) if isinstance(value, list) else str(value)
