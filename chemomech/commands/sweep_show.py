"""``chemomech sweep status | table | plot DIR``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from chemomech.commands.console import PatientConsole
from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.commands.sweep_progress import show_counts
from chemomech.input import readable
from chemomech.input.messages import tell
from chemomech.sweep.store import FAILED, StoreUnusable
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.system.files import reason

FEW = ("reacted_fraction", "front_depth", "time", "exponent", "regime")
"""Results on the terminal unless the sweep file chooses its own."""

WIDTH_OF_A_FILE = 140
"""Columns where there is no terminal to ask."""


def status(path: Path) -> int:
    """How many points ended in which way, and why some failed."""
    folder, console = SweepFolder(path), PatientConsole(highlight=False)
    try:
        title = folder.definition().title
        with folder.opened() as store:
            show_counts(title, store.counts(), store.retried(), None, console)
            failed = [point for point in store.points() if point.status == FAILED]
    except StoreUnusable as error:
        return _refuse(str(error))
    for point in failed:
        console.print(Text(f"point {point.number}, {point.tries} tries: {point.reason}"), soft_wrap=True)
    return 0


def table(path: Path, csv: Path | None, parquet: Path | None) -> int:
    """The table of all points, to files or to the terminal."""
    from chemomech.sweep.frame import header

    folder = SweepFolder(path)
    try:
        definition, points = folder.definition(), folder.points()
    except StoreUnusable as error:
        return _refuse(str(error))
    named = points.rename(columns=lambda key: header(definition, key))
    for option, file in (("--csv", csv), ("--parquet", parquet)):
        try:
            if file is not None and option == "--csv":
                named.to_csv(file, index=False)
            elif file is not None:
                named.to_parquet(file, index=False)
        except OSError as error:
            return _refuse(f"{option} {file}: cannot be written ({reason(error)})")
    if csv is not None or parquet is not None:
        return 0
    every = len(definition.results) > len(FEW) + 3
    shown = [name for name in definition.results if not every or name in FEW]
    columns = ["number", *(parameter.key for parameter in definition.parameters), "status", *shown]
    printed = Table(title=Text(definition.title), title_justify="left")
    for key in columns:
        printed.add_column(Text(_short(header(definition, key))), justify="right")
    for _, row in points.iterrows():
        printed.add_row(*(Text(_cell(row[key])) for key in columns))
    console = PatientConsole(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH_OF_A_FILE
    console.print(printed)
    return 0


def plot(path: Path, names: Sequence[str], x: str | None, y: str | None, value: str | None) -> int:
    """Maps by name, or one of the keys and the result that are named; all that fit if nothing is named."""
    from chemomech.sweep.plots import PlotUnusable, draw

    folder = SweepFolder(path)
    try:
        written = draw(folder, names, x, y, value)
    except (StoreUnusable, PlotUnusable, OSError) as error:
        return _refuse(str(error))
    for file in written:
        tell(file)
    return 0


def _short(name: str) -> str:
    """The last words of a key: ``interface.rate_constant [nm/s]`` is rate constant [nm/s]."""
    key, bracket, unit = name.partition(" [")
    parts = key.split(".")
    words = parts[-2:] if parts[-1] in ("product", "host") else parts[-1:]
    return " ".join(words).replace("_", " ") + bracket + unit


def _cell(value: object) -> str:
    if isinstance(value, float):
        return readable.number(value, 4)
    return readable.UNKNOWN if value is None else str(value)


def _refuse(reason: str) -> int:
    tell(reason, sys.stderr)
    return EXIT_INVALID
