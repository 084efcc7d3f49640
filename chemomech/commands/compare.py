"""``chemomech compare``."""

from __future__ import annotations

import argparse
from pathlib import Path


class Compare:
    """Put several runs side by side."""

    name = "compare"
    help = "put the histories of several runs into one plot and one table"
    description = (
        "Put several runs side by side: a page to read in a browser with their histories in one plot and a table of "
        "what differs between their cases and results; the same as PNG, SVG and CSV."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Folders, quantities, where to write."""
        parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="folders of the results of runs")
        parser.add_argument(
            "--quantity",
            action="append",
            default=[],
            metavar="NAME",
            dest="quantities",
            help="what to plot over time, e.g. state_of_charge; may be repeated (default: front_depth, "
            "reacted_fraction, core_pressure, front_speed)",
        )
        parser.add_argument(
            "--output",
            type=Path,
            default=Path("comparison"),
            metavar="PATH",
            help="folder, or name of the page (NAME.html), to write (default: comparison)",
        )

    def execute(self, options: argparse.Namespace) -> int:
        """Compare."""
        from chemomech.commands.comparing import compare

        return compare(options.runs, options.quantities, options.output)
