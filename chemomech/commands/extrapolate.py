"""``chemomech extrapolate``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.commands.verb import takes_case, writes_results
from chemomech.input.messages import tell


class Extrapolate:
    """Run a case at smaller and smaller widths."""

    name = "extrapolate"
    help = "run a case at smaller and smaller interface widths and extrapolate to a sharp front"
    description = (
        "Run a case at the interface widths l, l/2, l/4, ... and extrapolate its main results to l = 0; also under "
        "mpirun."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Case, folder, number of widths."""
        takes_case(parser)
        writes_results(parser, "results/NAME-extrapolated")
        parser.add_argument("--levels", type=int, default=3, metavar="N", help="number of widths (default: 3)")

    def execute(self, options: argparse.Namespace) -> int:
        """Run them all."""
        from chemomech.extrapolate.levels import FEWEST, MOST

        if not FEWEST <= options.levels <= MOST:
            tell(f"--levels {options.levels}: allowed are {FEWEST} to {MOST}", sys.stderr)
            return EXIT_INVALID
        from chemomech.commands.extrapolating import extrapolate

        output = options.output or Path("results") / f"{options.case.stem}-extrapolated"
        return extrapolate(options.case, options.overrides, output, options.overwrite, options.levels)
