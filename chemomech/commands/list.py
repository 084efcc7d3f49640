"""``chemomech list``."""

from __future__ import annotations

import argparse
import sys

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.input.messages import tell


class ListIngredients:
    """Print what a case can be made of."""

    name = "list"
    help = "print the laws, shapes, controls and quantities that there are"
    description = (
        "Print what a case can be made of: kinds of ingredients and their words; formulas and keys of one kind."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Which kind."""
        parser.add_argument("kind", nargs="?", metavar="KIND", help="of one kind all there is to say, e.g. 'rate law'")

    def execute(self, options: argparse.Namespace) -> int:
        """Print all kinds, or one."""
        from chemomech.commands.listing import kind_of, show_kind, show_kinds

        if options.kind is None:
            show_kinds()
            return 0
        try:
            show_kind(kind_of(options.kind))
        except ValueError as error:
            tell(error, sys.stderr)
            return EXIT_INVALID
        return 0
