"""``chemomech run``."""

from __future__ import annotations

import argparse
from pathlib import Path

from chemomech.commands.verb import takes_case, writes_results


class Run:
    """Simulate a case."""

    name = "run"
    help = "simulate a case"
    description = "Simulate a case; also under mpirun."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Case and folder."""
        takes_case(parser)
        writes_results(parser, "results/NAME")

    def execute(self, options: argparse.Namespace) -> int:
        """Run it."""
        from chemomech.commands.launching import launch

        output = options.output or Path("results") / options.case.stem
        return launch(options.case, options.overrides, output, options.overwrite)
