"""The table of a suite on the terminal: every row, what it should be and is, and whether it passes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from chemomech.verify.rows import COLUMNS, cells
from chemomech.verify.suite import Report


def show(report: Report, console: Console) -> None:
    """Print the rows of one verification; those that fail in red."""
    title = Text(f"{report.name}: {report.title} ({report.seconds:.0f} s)")
    table = Table(title=title, title_justify="left")
    for column in COLUMNS:
        table.add_column(column, justify="left" if column == "quantity" else "right")
    for check in report.outcome.checks:
        table.add_row(*map(Text, cells(check)), style=None if check.passed else "bold red")
    console.print(table)


def verdict(reports: Sequence[Report]) -> str:
    """One sentence about all of them."""
    rows = [check for report in reports for check in report.outcome.checks if check.bound is not None]
    failed = sum(not check.passed for check in rows)
    return f"{len(rows) - failed} of {len(rows)} bounds kept in {len(reports)} verifications"


def found(reports: Sequence[Report], versions: dict[str, str], quick: bool) -> dict[str, Any]:
    """Everything that was found, for a JSON file and the page."""
    return {"versions": versions, "quick": quick, "verifications": [report.to_json() for report in reports]}
