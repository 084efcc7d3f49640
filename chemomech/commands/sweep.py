"""``chemomech sweep``."""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.input.messages import tell

ENGINES = ("local", "dask", "slurm")
RUNNING = ("engine", "jobs", "ranks", "output", "overwrite", "retry_failed", "scheduler", "sbatch")
READERS = {"status": (), "table": ("csv", "parquet"), "plot": ("x", "y", "value")}
"""Words before the folder of a sweep, and their options."""
USAGE = """%(prog)s SWEEP [options]
       %(prog)s status DIR
       %(prog)s table DIR [--csv FILE] [--parquet FILE]
       %(prog)s plot DIR [MAP ...] [--x KEY] [--y KEY] [--value RESULT]"""


class Sweep:
    """Run many cases that differ in a few keys; show what came out."""

    name = "sweep"
    help = "run many cases that differ in a few keys; tables and maps of the results"
    description = (
        "Run all points of a sweep file that have not been run yet. 'sweep status DIR' says how far it is, 'sweep "
        "table DIR' writes its results as a table, 'sweep plot DIR' draws them."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """File or folder, engine, tables, axes of a plot."""
        parser.usage = USAGE
        parser.add_argument(
            "words",
            nargs="+",
            metavar=("SWEEP", "DIR"),
            help="sweep file (YAML); or status, table or plot and the folder of a sweep",
        )
        running = parser.add_argument_group("running SWEEP")
        running.add_argument("--engine", choices=ENGINES, help="where points are run (default: local)")
        running.add_argument("--jobs", type=int, metavar="N", help="points at the same time (default: 1)")
        running.add_argument("--ranks", type=int, metavar="M", help="MPI ranks of each point (default: 1)")
        running.add_argument("--output", type=Path, metavar="DIR", help="folder of the results (default: results/NAME)")
        running.add_argument("--overwrite", action="store_true", help="forget an earlier sweep in DIR")
        running.add_argument("--retry-failed", action="store_true", help="run points again that have failed twice")
        running.add_argument("--scheduler", metavar="ADDRESS", help="of Dask (default: one on this machine)")
        running.add_argument(
            "--sbatch",
            action="append",
            metavar="OPTION",
            help="for Slurm, e.g. --sbatch=--time=2:00:00; may be repeated",
        )
        tables = parser.add_argument_group("table DIR")
        tables.add_argument("--csv", type=Path, metavar="FILE", help="write it as CSV")
        tables.add_argument("--parquet", type=Path, metavar="FILE", help="write it as Parquet")
        plots = parser.add_argument_group("plot DIR")
        plots.add_argument("--x", metavar="KEY", help="key on the horizontal axis")
        plots.add_argument("--y", metavar="KEY", help="key on the vertical axis; without it lines are drawn")
        plots.add_argument("--value", metavar="RESULT", help="what is shown")

    def execute(self, options: argparse.Namespace) -> int:
        """Run, or show."""
        word, *rest = options.words
        allowed = READERS.get(word, RUNNING)
        for name in (*RUNNING, *chain.from_iterable(READERS.values())):
            if name not in allowed and getattr(options, name):
                return _refuse(f"--{name.replace('_', '-')}: not an option of sweep {word}")
        if word in READERS:
            return _show(word, rest, options)
        if rest:
            return _refuse(
                f"sweep {' '.join(options.words)}: one sweep file at a time, or {', '.join(READERS)} and a folder"
            )
        for name in ("jobs", "ranks"):
            if getattr(options, name) is not None and getattr(options, name) < 1:
                return _refuse(f"--{name} {getattr(options, name)}: at least 1 is needed")
        from chemomech.commands.sweeping import Options, run_sweep
        from chemomech.sweep.engines import Resources

        resources = Resources(options.jobs or 1, options.ranks or 1, options.scheduler, tuple(options.sbatch or ()))
        output = options.output or Path("results") / Path(word).stem
        wanted = Options(options.engine or "local", resources, output, options.overwrite, options.retry_failed)
        return run_sweep(Path(word), wanted)


def _show(word: str, rest: list[str], options: argparse.Namespace) -> int:
    if not rest or (word != "plot" and len(rest) > 1):
        return _refuse(f"sweep {word}: name one folder of a sweep")
    folder, names = Path(rest[0]), rest[1:]
    from chemomech.commands import sweep_show

    if word == "status":
        return sweep_show.status(folder)
    if word == "table":
        return sweep_show.table(folder, options.csv, options.parquet)
    return sweep_show.plot(folder, names, options.x, options.y, options.value)


def _refuse(reason: str) -> int:
    tell(reason, sys.stderr)
    return EXIT_INVALID
