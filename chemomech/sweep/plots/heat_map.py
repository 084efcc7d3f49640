"""A result over two axes: cells of a grid, or dots where the points do not form one."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, Normalize
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.sweep.plots.axes import Array, edges, horizontal, vertical
from chemomech.sweep.plots.plot_data import WORDS, Data, PlotUnusable, result_label
from chemomech.sweep.plots.published import list_below, mark, readable_on

NUMBERED = 150
"""Cells up to which every one carries its number."""
GRID = 0.5
"""Share of the cells that must have a point for a map of cells; those that have none stay grey."""
FRACTIONS = ("reacted_fraction", "state_of_charge", "diffusion_share")
"""Results whose colours always reach from 0 to 1."""


def heat_map(data: Data, x: str, y: str, value: str, title: str) -> Figure:
    """The picture; other keys that vary are averaged over, and the title says so. Raises PlotUnusable."""
    across, up = data.parameter(x), data.parameter(y)
    if x == y:
        raise PlotUnusable(f"both axes are {x}; choose two")
    label = result_label(value)
    points, words = _values(data, x, y, value)
    drawing, (axes,) = style.figure(4.4 + 0.13 * len(data.definition.published), columns=1)
    colours = mpl.colormaps["viridis"]
    if words:
        colours = ListedColormap(style.sequence(len(words)))
        norm = Normalize(-0.5, len(words) - 0.5)
    else:
        known = points["value"].dropna()
        norm = Normalize(0, 1) if value in FRACTIONS else Normalize(*_spread(np.asarray(known, dtype=float)))
    xs, ys = (np.unique(np.asarray(points[key], dtype=float)) for key in (x, y))
    if len(points) >= GRID * len(xs) * len(ys):
        _cells(axes, points.pivot(index=y, columns=x, values="value"), across.scale, up.scale, norm, colours, words)
        ends_x, ends_y = edges(xs, across.scale), edges(ys, up.scale)
    else:
        axes.scatter(
            points[x], points[y], c=points["value"], s=34, norm=norm, cmap=colours, edgecolors=style.INK, lw=0.5
        )
        ends_x, ends_y = _around(xs, across.scale), _around(ys, up.scale)
    horizontal(axes, across, ends_x[0], ends_x[-1])
    vertical(axes, up, ends_y[0], ends_y[-1])
    bar = drawing.colorbar(mpl.cm.ScalarMappable(norm, colours), ax=axes, label=label, pad=0.02, aspect=30)
    if words:
        bar.set_ticks(range(len(words)), labels=words)
    mean = len(points) < len(data.points)
    axes.set_title(f"{title}{' (mean over what else is varied)' if mean else ''}")
    drawn = mark(axes, data, x, y, value, lambda number: colours(norm(number)))
    list_below(drawing, drawn, value)
    return drawing


def _values(data: Data, x: str, y: str, value: str) -> tuple[pandas.DataFrame, list[str]]:
    """One ``value`` for every pair of the axes; words as numbers, with the words."""
    points = data.points[[x, y]].copy()
    if value in WORDS:
        words = sorted(set(data.points[value].dropna()))
        points["value"] = [words.index(word) if isinstance(word, str) else np.nan for word in data.points[value]]
        return points.groupby([x, y], as_index=False).first(), words
    points["value"] = data.column(value)
    if points["value"].isna().all():
        raise PlotUnusable(f"{value}: no point of this sweep has it")
    return points.groupby([x, y], as_index=False).mean(), []


def _cells(
    axes: Axes,
    table: pandas.DataFrame,
    scale_x: str,
    scale_y: str,
    norm: Normalize,
    colours: mpl.colors.Colormap,
    words: list[str],
) -> None:
    xs, ys = (np.asarray(index, dtype=float) for index in (table.columns, table.index))
    values = np.ma.masked_invalid(np.asarray(table, dtype=float))
    axes.set_facecolor("#e7e9ec")
    axes.pcolormesh(edges(xs, scale_x), edges(ys, scale_y), values, norm=norm, cmap=colours, edgecolors="white", lw=0.4)
    if values.size > NUMBERED or words:
        return
    for (row, column), number in np.ndenumerate(values.filled(np.nan)):
        known = np.isfinite(number)
        tone = readable_on(colours(norm(number))) if known else style.GREY
        text = _short(float(number), norm) if known else readable.UNKNOWN
        axes.annotate(text, (xs[column], ys[row]), ha="center", va="center", fontsize=6, color=tone)


def _short(number: float, norm: Normalize) -> str:
    """Two decimals where all numbers are about 1, else two digits."""
    largest = max(abs(float(norm.vmin or 0)), abs(float(norm.vmax or 0)))
    return f"{number:.2f}".replace("-", "−") if 0.1 <= largest < 10 else readable.number(number, 2)


def _spread(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _around(values: Array, scale: str) -> Array:
    """A little more than the range of the values."""
    low, high = values[0], values[-1]
    if scale == "log":
        room = max((high / low) ** 0.05, 1.02)
        return np.array([low / room, high * room])
    room = 0.05 * (high - low) or 0.5
    return np.array([low - room, high + room])
