"""``chemomech report``."""

from __future__ import annotations

import argparse
from pathlib import Path


class Report:
    """Make the report of a run or a sweep."""

    name = "report"
    help = "make the report of a finished run or of a sweep"
    description = (
        "Make report.html and the pictures of a finished run again, or of a sweep as far as it is, from the files in "
        "its folder."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the results of a run or a sweep")

    def execute(self, options: argparse.Namespace) -> int:
        """Write it."""
        from chemomech.commands.reporting import report

        return report(options.folder)
