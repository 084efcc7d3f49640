"""``chemomech check``."""

from __future__ import annotations

import argparse
import sys

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.commands.verb import takes_case
from chemomech.input.messages import tell


class Check:
    """Validate a case."""

    name = "check"
    help = "validate a case and say what it means"
    description = "Validate a case, print it with all defaults."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """The case."""
        takes_case(parser)

    def execute(self, options: argparse.Namespace) -> int:
        """Load and print it."""
        from chemomech.case import CaseError, load_case
        from chemomech.commands.console import show_case

        try:
            case = load_case(options.case, options.overrides)
        except CaseError as error:
            tell(error, sys.stderr)
            return EXIT_INVALID
        show_case(case)
        return 0
