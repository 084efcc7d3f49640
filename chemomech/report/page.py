"""The report: one page that needs no network, no script and no other file."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from chemomech.case.control import Potentiostatic
from chemomech.report import numbers, wording
from chemomech.report.picture import Picture
from chemomech.report.record import Record


def write_page(record: Record, pictures: Sequence[Picture]) -> None:
    """Write ``report.html`` with the pictures that lie in the folder; readers never see half a page."""
    template = _environment().get_template("report.html.j2")
    page = template.render(
        title=record.case.title,
        subtitle=_subtitle(record),
        status=str(record.summary.get("status", "")),
        sentence=wording.status_sentence(record),
        tables=[
            ("Result", numbers.main_numbers(record)),
            ("Kinetics", numbers.kinetics(record)),
        ],
        closing=[("Balances and effort", numbers.effort(record)), ("Versions", numbers.versions(record))],
        figures=[
            (picture.title, picture.caption(record), _embedded(record.folder.path / f"{picture.name}.svg"))
            for picture in pictures
        ],
        case=record.case_text,
    )
    temporary = record.folder.report.with_suffix(".html.part")
    temporary.write_text(page, encoding="utf-8")
    temporary.replace(record.folder.report)


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("chemomech.report", package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _embedded(svg: Path) -> str:
    """An SVG file as a data URI: inside ``img`` its names cannot clash with those of another picture."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.read_bytes()).decode("ascii")


def _subtitle(record: Record) -> str:
    case = record.case
    surface = case.surface
    control = f"{surface.voltage:g} V" if isinstance(surface, Potentiostatic) else f"{surface.current_density:g} A/m²"
    return f"{case.material.name} · {case.geometry.shape} · {control} · {case.temperature:g} K"
