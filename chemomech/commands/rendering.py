"""``chemomech render DIR``: pictures and an animation of a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.deformed.series import Series
from chemomech.deformed.undrawable import CannotRender
from chemomech.input import readable
from chemomech.input.messages import tell
from chemomech.input.units import TIME, parse_quantity
from chemomech.render.animation import write_film, write_gif
from chemomech.render.display import display
from chemomech.render.field_pictures import frames, write_picture
from chemomech.system.files import OutputUnusable, make_folder, reason

FIELDS = ("content", "mean_stress", "equivalent_stress")
"""What is shown if nothing is asked for."""


def render(path: Path, fields: Sequence[str], time: str | None, output: Path | None, animated: bool) -> int:
    """Draw and say what was written; returns the exit code: 0, or 2 with one sentence if something cannot be drawn."""
    try:
        series = Series.open(path)
        keys = list(dict.fromkeys(series.require(name) for name in fields or FIELDS))
        number = len(series.times) - 1 if time is None else series.nearest(_seconds(time))
        folder = output or series.folder.drawings
        with display():
            make_folder(folder)
            _draw(series, keys, number, folder, "" if time is None else f"-{_name(series.times[number])}")
            if animated and time is None:
                _animate(series, keys, folder)
    except (CannotRender, OutputUnusable) as error:
        tell(error, sys.stderr)
        return EXIT_INVALID
    except OSError as error:
        tell(f"{error.filename or output or path}: cannot be written ({reason(error)})", sys.stderr)
        return EXIT_INVALID
    return 0


def _draw(series: Series, keys: Sequence[str], number: int, folder: Path, suffix: str) -> None:
    for key in keys:
        path = folder / f"{key}{suffix}.png"
        write_picture(series, key, number, path)
        tell(f"picture: {path} (at {readable.time(series.times[number])})")


def _animate(series: Series, keys: Sequence[str], folder: Path) -> None:
    shots = list(frames(series, keys))
    gif, film = folder / "animation.gif", folder / "animation.mp4"
    write_gif(shots, gif)
    tell(f"animation: {gif} ({len(shots)} frames)")
    if write_film(shots, film):
        tell(f"animation: {film}")


def _seconds(text: str) -> float:
    try:
        return parse_quantity(text, TIME)
    except ValueError as error:
        raise CannotRender(f"--time: {error}") from None


def _name(seconds: float) -> str:
    return readable.time(seconds).replace(" ", "").replace("µ", "u")
