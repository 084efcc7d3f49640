"""``chemomech render``."""

from __future__ import annotations

import argparse
from pathlib import Path


class Render:
    """Draw the deformed body of a run."""

    name = "render"
    help = "draw the deformed body of a run: pictures and an animation"
    description = (
        "Draw the deformed body of a run, coloured by its fields, into DIR/render: pictures and an animation. Needs "
        "no screen."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Folder, fields, time."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the results of a run")
        parser.add_argument(
            "--field",
            action="append",
            default=[],
            metavar="NAME",
            dest="fields",
            help="what to show, e.g. order_parameter; may be repeated (default: content, mean_stress, "
            "equivalent_stress)",
        )
        parser.add_argument(
            "--time", metavar="TIME", help="show the snapshot nearest to this time, e.g. '2 h', and animate nothing"
        )
        parser.add_argument("--no-animation", action="store_false", dest="animated", help="pictures only")
        parser.add_argument("--output", type=Path, metavar="FOLDER", help="where to write (default: DIR/render)")

    def execute(self, options: argparse.Namespace) -> int:
        """Draw."""
        from chemomech.commands.rendering import render

        return render(options.folder, options.fields, options.time, options.output, options.animated)
