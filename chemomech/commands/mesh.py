"""``chemomech mesh``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.commands.verb import takes_case
from chemomech.input.messages import tell


class WriteMesh:
    """Write the mesh of a case."""

    name = "mesh"
    help = "write the mesh of a case to a file and say how large it is"
    description = "Write the mesh of a case with its named surfaces, in nanometres."

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Case and file."""
        takes_case(parser)
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="FILE.xdmf, .msh or .vtu (default: none is written)"
        )

    def execute(self, options: argparse.Namespace) -> int:
        """Draw, write, describe."""
        from chemomech.mesh_files.mesh_file import FORMATS

        if options.output is not None and options.output.suffix not in FORMATS:
            tell(f"--output {options.output}: the name must end in {', '.join(FORMATS)}", sys.stderr)
            return EXIT_INVALID
        from chemomech.commands.meshing import show_mesh

        return show_mesh(options.case, options.overrides, options.output)
