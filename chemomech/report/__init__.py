"""What a run looks like: pictures and one page, drawn from the files it left.

Nothing here imports a solver. matplotlib is imported when something is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chemomech.results.result_folder import ResultFolder

__all__ = ["write_report"]


def write_report(folder: ResultFolder) -> None:
    """Draw the pictures (PNG and SVG) and write ``report.html`` into the folder of a run that has ended.

    Reads ``summary.json``, ``history.csv``, ``profiles.csv`` and ``case.resolved.yaml``; raises
    :class:`FileNotFoundError` if one of them but the profiles is missing. The run may have failed at once.
    """
    from chemomech.report.pictures import draw_pictures
    from chemomech.report.run_page import write_page
    from chemomech.results.record import Record

    record = Record.read(folder)
    write_page(record, draw_pictures(record))
