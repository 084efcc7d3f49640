"""What a run looks like: pictures and one page, drawn from the files it left.

Nothing here imports a solver. matplotlib is imported when something is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chemomech.extrapolate.study import Study
    from chemomech.results import ResultFolder

__all__ = ["plot_extrapolation", "plot_growth", "write_report"]


def write_report(folder: ResultFolder) -> None:
    """Draw the pictures (PNG and SVG) and write ``report.html`` into the folder of a run that has ended.

    Reads ``summary.json``, ``history.csv``, ``profiles.csv`` and ``case.resolved.yaml``; raises
    :class:`FileNotFoundError` if one of them but the profiles is missing. The run may have failed at once.
    """
    from chemomech.report.page import write_page
    from chemomech.report.pictures import draw_pictures
    from chemomech.report.record import Record

    record = Record.read(folder)
    write_page(record, draw_pictures(record))


def plot_growth(folders: Sequence[ResultFolder], labels: Sequence[str], path: Path) -> None:
    """Front depth over time of several runs in one picture: see :mod:`chemomech.report.comparison`."""
    from chemomech.report.comparison import plot_growth as plot

    plot(folders, labels, path)


def plot_extrapolation(study: Study, path: Path) -> None:
    """Main results over the width of the front: see :mod:`chemomech.report.extrapolation`."""
    from chemomech.report.extrapolation import plot_extrapolation as plot

    plot(study, path)
