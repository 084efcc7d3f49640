"""``chemomech schema``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chemomech.exit_codes import EXIT_INVALID


class Schema:
    """Print the JSON Schema of case files."""

    name = "schema"
    help = "print the JSON Schema of case files"
    description = "Print the JSON Schema of case files."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """The file."""
        parser.add_argument("--output", type=Path, metavar="FILE", help="write it to a file instead")

    def execute(self, options: argparse.Namespace) -> int:
        """Print or write it."""
        from chemomech.case import case_json_schema_text

        text = case_json_schema_text()
        if options.output is None:
            sys.stdout.write(text)
            return 0
        try:
            options.output.write_text(text, encoding="utf-8")
        except OSError as error:
            print(f"--output {options.output}: cannot be written ({(error.strerror or '').lower()})", file=sys.stderr)
            return EXIT_INVALID
        return 0
