"""The pictures that are asked for, or all that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input.errors import suggestion
from chemomech.sweep.plots.heat_map import heat_map
from chemomech.sweep.plots.lines import lines
from chemomech.sweep.plots.maps import MAPS
from chemomech.sweep.plots.plot_data import Data, PlotUnusable, result_label
from chemomech.sweep.sweep_folder import SweepFolder


def draw(folder: SweepFolder, names: Sequence[str], x: str | None, y: str | None, value: str | None) -> list[Path]:
    """Write the ready-made maps of these names, or the result over one or two keys; returns the PNG files.

    Without any of them all ready-made maps that fit are drawn, or else the reacted fraction over the first keys.
    Raises StoreUnusable, PlotUnusable, OSError.
    """
    for name in names:
        if name not in MAPS:
            raise PlotUnusable(f"plot {name}: no such map{suggestion(name, MAPS)}")
    data = Data.of(folder)
    written = []
    folder.maps.mkdir(exist_ok=True)
    with style.applied():
        for name, drawing in _drawings(data, names, x, y, value):
            file = folder.maps / name
            style.save(drawing, file)
            written.append(file.with_suffix(".png"))
    return written


def _drawings(
    data: Data, names: Sequence[str], x: str | None, y: str | None, value: str | None
) -> list[tuple[str, Figure]]:
    if x is None and y is None and value is None:
        drawn = [(name, MAPS[name].draw(data)) for name in names] or list(_that_fit(data))
        if drawn:
            return drawn
    elif names:
        raise PlotUnusable("name maps, or --x, --y and --value, not both")
    numeric = [parameter.key for parameter in data.definition.parameters if parameter.unit is not None]
    if not numeric:
        raise PlotUnusable("no key that is a number is varied; use a table")
    shown = value or "reacted_fraction"
    if x is None:
        x, y = numeric[0], y or (numeric[1] if len(numeric) > 1 else None)
    title = f"{data.definition.title}"
    result_label(shown)
    last = "-".join(key.rsplit(".", 1)[-1] for key in (x, y) if key)
    name = f"{shown}-over-{last}".replace("_", "-")
    return [(name, lines(data, x, shown, title) if y is None else heat_map(data, x, y, shown, title))]


def _that_fit(data: Data) -> Iterator[tuple[str, Figure]]:
    for each in MAPS.values():
        with suppress(PlotUnusable):
            yield each.name, each.draw(data)
