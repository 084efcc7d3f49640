"""The report of a run: one page that needs no network and no other file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chemomech.deformed.series import Series
from chemomech.deformed.undrawable import CannotRender
from chemomech.figures import zoomable
from chemomech.figures.html import Figure, write_html
from chemomech.report import numbers, profiles_in_time, turnable, wording
from chemomech.report import profiles_picture as profiles
from chemomech.report import shape_picture as shape
from chemomech.report.checks import checks, warnings
from chemomech.report.pictures import Drawn
from chemomech.results.record import Record


def write_page(record: Record, drawn: Sequence[Drawn]) -> None:
    """Write ``report.html`` with the pictures that lie in the folder and plots of what they show."""
    settings, material = _parts(record.case_text)
    write_html(
        record.folder.report,
        "report.html.j2",
        [*_body(record), *(_figure(record, each) for each in drawn if each.picture is not shape.PICTURE)],
        title=record.case.title,
        subtitle=_subtitle(record),
        status=str(record.summary.get("status", "")),
        sentence=wording.status_sentence(record),
        checks=checks(record),
        warnings=warnings(record),
        tables=[
            ("Result", numbers.main_numbers(record)),
            ("Kinetics", numbers.kinetics(record)),
        ],
        closing=[("Effort", numbers.effort(record)), ("Versions", numbers.versions(record))],
        case=settings,
        material=material,
    )


def _figure(record: Record, drawn: Drawn) -> Figure:
    picture, file = drawn.picture, record.folder.path / f"{drawn.picture.name}.svg"
    browsed = profiles_in_time.profiles_plot(record) if picture is profiles.PICTURE else None
    if browsed is not None:
        return Figure(picture.title, picture.caption(record), [browsed], file, profiles_in_time.HINT)
    return Figure(picture.title, picture.caption(record), zoomable.panels(drawn.drawing), file)


def _body(record: Record) -> list[Figure]:
    """The body to turn around, if it is more than a radius and its fields are there."""
    if record.case.geometry.resolved_body.is_one_dimensional:
        return []
    try:
        series = Series.open(record.folder.path)
        body, seen = turnable.body_plot(series), turnable.caption(series)
    except CannotRender:
        return []
    picture = record.folder.path / f"{shape.PICTURE.name}.svg"
    if not picture.exists():
        return [Figure("The body", seen, [body])]
    return [Figure("The body", shape.caption(record), [body], picture, seen)]


def _parts(case: str) -> tuple[str, str]:
    """The text of a case: its settings, and its materials with the sources of their numbers."""
    blocks = re.split(r"^(?=\w)", case, flags=re.MULTILINE)
    of_material = [block.startswith(("material:", "regions:")) for block in blocks]
    settings, materials = (
        "".join(block for block, it in zip(blocks, of_material, strict=True) if it is wanted)
        for wanted in (False, True)
    )
    return settings, materials


def _subtitle(record: Record) -> str:
    case = record.case
    return f"{case.material.name} · {case.geometry.shape} · {case.surface.in_short} · {case.temperature:g} K"
