"""``chemomech verify``."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.input.messages import tell
from chemomech.verify.names import NAMES


class Verify:
    """Compare the program with exact solutions."""

    name = "verify"
    help = "compare the program with exact solutions"
    description = "Compare the program with exact solutions; exit code 5 if a bound is missed."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Which ones, and where what was found goes."""
        parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)} (default: all)")
        parser.add_argument("--quick", action="store_true", help="a reduced selection that takes seconds")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="verifications that run at the same time")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write everything that was found")
        parser.add_argument("--page", type=Path, metavar="FILE", help="write the table and plots as a page (Markdown)")

    def execute(self, options: argparse.Namespace) -> int:
        """Verify."""
        for name in options.names:
            if name not in NAMES:
                near = get_close_matches(name, NAMES, n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                tell(f"verify {name}: no such verification{hint} (there are {', '.join(NAMES)})", sys.stderr)
                return EXIT_INVALID
        if options.jobs < 1:
            tell(f"--jobs {options.jobs}: at least one job is needed", sys.stderr)
            return EXIT_INVALID
        from chemomech.commands.verifying import verify

        return verify(options.names or NAMES, options.quick, options.jobs, options.json, options.page)
