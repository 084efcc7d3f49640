"""``chemomech schema``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.input.messages import tell
from chemomech.system.files import reason


class Schema:
    """Print the JSON Schema of case files, or of sweep files."""

    name = "schema"
    help = "print the JSON Schema of case files"
    description = "Print the JSON Schema of case files."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Which one, and the file."""
        parser.add_argument("--sweep", action="store_true", help="that of sweep files")
        parser.add_argument("--output", type=Path, metavar="FILE", help="write it to a file instead")

    def execute(self, options: argparse.Namespace) -> int:
        """Print or write it."""
        if options.sweep:
            from chemomech.sweep.sweep_schema import sweep_json_schema_text as schema_text
        else:
            from chemomech.case import case_json_schema_text as schema_text

        text = schema_text()
        if options.output is None:
            sys.stdout.write(text)
            return 0
        try:
            options.output.write_text(text, encoding="utf-8")
        except OSError as error:
            tell(f"--output {options.output}: cannot be written ({reason(error)})", sys.stderr)
            return EXIT_INVALID
        return 0
