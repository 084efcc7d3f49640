"""The largest body that reacts fully, over another key."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from chemomech.report import style
from chemomech.sweep.plots.axes import horizontal, vertical
from chemomech.sweep.plots.data import Data, axis_label
from chemomech.sweep.plots.published import list_below, mark

FULL = 0.98
"""Reacted fraction from which a body counts as fully reacted: the last of the core is as small as the front is wide."""
COLOURS = {True: "white", False: style.GREY}


def brackets(data: Data, x: str, size: str) -> list[tuple[float, float | None, float | None]]:
    """For every value of ``x``: the largest size up to which all react fully, the smallest that does not."""
    found = []
    for value, points in data.points.groupby(x):
        ordered = points.sort_values(size)
        sizes = np.asarray(ordered[size], dtype=float)
        full = np.asarray(ordered["reacted_fraction"], dtype=float) >= FULL
        first = int(np.argmin(full)) if not full.all() else len(full)
        found.append(
            (
                float(value),
                float(sizes[first - 1]) if first > 0 else None,
                float(sizes[first]) if first < len(sizes) else None,
            )
        )
    return found


def critical_size(data: Data, x: str, size: str, title: str) -> Figure:
    """The picture: bars between both sizes, arrows where all or none of the sizes react fully."""
    across, up = data.parameter(x), data.parameter(size)
    drawing, (axes,) = style.figure(3.8 + 0.13 * len(data.definition.published), columns=1)
    middle = []
    for value, full, partial in brackets(data, x, size):
        if full is not None and partial is not None:
            axes.plot([value] * 2, [full, partial], color=style.BLUE, linewidth=5, alpha=0.45, solid_capstyle="butt")
            middle.append((value, (full * partial) ** 0.5))
        elif full is not None:
            axes.plot(value, full, marker="^", color=style.BLUE, markersize=7)
        elif partial is not None:
            axes.plot(value, partial, marker="v", color=style.BLUE, markersize=7)
    axes.plot(*zip(*middle, strict=True) if middle else ((), ()), color=style.INK, marker="o", markersize=3.5)
    sizes, values = data.column(size), data.column(x)
    ends = [(float(v.min()), float(v.max())) for v in (values, sizes)]
    (left, right), (low, high) = (_wider(*end, p.scale) for end, p in zip(ends, (across, up), strict=True))
    horizontal(axes, across, left, right)
    vertical(axes, up, low, high)
    axes.set_ylabel(f"Largest fully reacting {axis_label(up)[0].lower()}{axis_label(up)[1:]}")
    axes.set_title(title)
    drawn = mark(axes, data, x, size, "reacted_fraction", lambda fraction: COLOURS[fraction >= FULL])
    list_below(drawing, drawn, "reacted_fraction")
    return drawing


def _wider(low: float, high: float, scale: str) -> tuple[float, float]:
    if scale == "log":
        return low / 1.25, high * 1.25
    room = 0.06 * (high - low) or 0.5
    return low - room, high + room
