"""``chemomech report``."""

from __future__ import annotations

import argparse
from pathlib import Path


class Report:
    """Make the report of what is finished."""

    name = "report"
    help = "make the report of a finished run again"
    description = "Make report.html and the pictures of a finished run again, from the files in its folder."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the results of a run")

    def execute(self, options: argparse.Namespace) -> int:
        """Write it."""
        from chemomech.report.command import report

        return report(options.folder)
