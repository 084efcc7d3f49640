"""Pages: self-contained, with plots that a script draws over pictures; no network, no other file."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from chemomech.figures.packed import packed_json, plotly_library
from chemomech.figures.plot import Plot
from chemomech.input.characters import escaped
from chemomech.system.files import write_whole


@dataclass(frozen=True)
class Figure:
    """What a page shows: plots for the screen, a picture for paper and for browsers without a script, or both."""

    title: str
    caption: str
    plots: Sequence[Plot] = ()
    picture: Path | None = None
    """An SVG file."""
    hint: str = ""
    """What to see and do where the plots are drawn, instead of the caption of the picture."""


def write_html(path: Path, template: str, figures: Sequence[Figure], **content: Any) -> None:
    """Fill a template of this package; readers of ``path`` never see half a page. All text is escaped and prints."""
    drawn = [plot for figure in figures for plot in figure.plots]
    shown, begin = [], 0
    for figure in figures:
        numbers = range(begin, begin + len(figure.plots))
        begin = numbers.stop
        picture = _embedded(figure.picture) if figure.picture else None
        words: dict[str, Any] = {"title": figure.title, "caption": figure.caption, "hint": figure.hint}
        shown.append(words | {"plots": numbers, "picture": picture})
    page = (
        _environment()
        .get_template(template)
        .render(
            figures=shown,
            plots=packed_json([plot.json() for plot in drawn]) if drawn else None,
            library=plotly_library() if drawn else None,
            **content,
        )
    )
    write_whole(path, page)


def _shown(value: Any) -> Any:
    """Text of a page without control characters; what is markup already has none."""
    return escaped(value, "\n\t") if type(value) is str else value


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("chemomech.figures", package_path=""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _embedded(svg: Path) -> str:
    """An SVG file as a data URI: inside ``img`` its names cannot clash with those of another picture."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.read_bytes()).decode("ascii")
