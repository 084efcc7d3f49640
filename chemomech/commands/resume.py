"""``chemomech resume``."""

from __future__ import annotations

import argparse
from pathlib import Path

from chemomech.commands.verb import takes_overrides


class Resume:
    """Go on with a run."""

    name = "resume"
    help = "go on with a run from its last checkpoint"
    description = (
        "Go on with a run from its last checkpoint, on any number of ranks; also under mpirun. Title, time and output "
        "may be changed with --set; other keys only with --accept-changes."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Folder, end, changes."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the results of a run")
        parser.add_argument("--until", metavar="TIME", help="a later end, e.g. '3 h' (the same as --set time.end=...)")
        takes_overrides(parser)
        parser.add_argument(
            "--case", type=Path, metavar="FILE", help="go on with this case file (default: DIR/case.resolved.yaml)"
        )
        parser.add_argument(
            "--accept-changes", action="store_true", help="go on although the case differs from the checkpoint's"
        )

    def execute(self, options: argparse.Namespace) -> int:
        """Go on."""
        from chemomech.commands.launching import launch_again
        from chemomech.results.result_folder import ResultFolder
        from chemomech.simulation.resumption import Request

        folder = ResultFolder(options.folder)
        request = Request(folder, options.overrides, options.until, options.case, options.accept_changes)
        return launch_again(request)
