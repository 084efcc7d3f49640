"""``chemomech compare RUN...``: a page, a picture and a table of several runs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.compare import histories
from chemomech.compare.comparison_table import readable_rows, table_of
from chemomech.compare.runs import read_runs
from chemomech.figures import style
from chemomech.figures.html import Figure, write_html
from chemomech.input.messages import tell
from chemomech.results.finished import NoReport
from chemomech.results.record import Record
from chemomech.system.files import OutputUnusable, make_folder, reason

FEWEST, MOST = 2, 40
"""Numbers of runs that can be told apart in a picture."""
NAME = "comparison"


def compare(paths: Sequence[Path], quantities: Sequence[str], output: Path) -> int:
    """Write page, picture and table and say where; returns the exit code: 0, or 2 with one sentence.

    ``output`` is a folder, or the page: picture and table then lie beside it under its name.
    """
    page = output if output.suffix == ".html" else output / f"{NAME}.html"
    try:
        keys = histories.require(quantities)
        runs = read_runs(paths)
        if not FEWEST <= len(runs) <= MOST:
            raise NoReport(f"{len(runs)} run given: from {FEWEST} to {MOST} can be compared")
        make_folder(page.parent)
        _write(runs, keys, page)
    except (NoReport, OutputUnusable) as error:
        tell(error, sys.stderr)
        return EXIT_INVALID
    except OSError as error:
        tell(f"{page}: cannot be written ({reason(error)})", sys.stderr)
        return EXIT_INVALID
    for file in (page, *(page.with_suffix(f".{kind}") for kind in ("png", "svg", "csv"))):
        tell(f"written: {file}")
    return 0


def _write(runs: Mapping[str, Record], keys: Sequence[str], page: Path) -> None:
    table = table_of(runs)
    table.to_csv(page.with_suffix(".csv"))
    with style.applied():
        drawing = histories.draw(runs, keys)
        style.save(drawing, page.with_suffix(".png"))
    picture = Figure("Histories", histories.caption(keys), histories.plots(drawing), page.with_suffix(".svg"))
    write_html(
        page,
        "comparison.html.j2",
        [picture],
        title="Comparison of runs",
        subtitle=f"{len(runs)} runs",
        runs=list(runs),
        rows=readable_rows(table),
    )
