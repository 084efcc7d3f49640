"""The largest body that reacts fully, over another key."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.sweep.plots.axes import horizontal, vertical
from chemomech.sweep.plots.plot_data import Data, axis_label
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
    """The picture: bars between both sizes, arrows beyond all sizes where all or none react fully."""
    across, up = data.parameter(x), data.parameter(size)
    drawing, (axes,) = style.figure(3.8 + 0.13 * len(data.definition.published), columns=1)
    sizes, values = data.column(size), data.column(x)
    ends = [(float(v.min()), float(v.max())) for v in (values, sizes)]
    (left, right), (low, high) = (_wider(*end, p.scale) for end, p in zip(ends, (across, up), strict=True))
    below, above = _wider(*ends[1], up.scale, share=0.5)
    middle = []
    for value, full, partial in brackets(data, x, size):
        if full is not None and partial is not None:
            axes.plot([value] * 2, [full, partial], color=style.BLUE, linewidth=5, alpha=0.45, solid_capstyle="butt")
            middle.append((value, (full * partial) ** 0.5))
        elif full is not None:
            axes.plot(value, above, marker="^", color=style.BLUE, markersize=7)
        elif partial is not None:
            axes.plot(value, below, marker="v", color=style.BLUE, markersize=7)
    axes.plot(*zip(*middle, strict=True) if middle else ((), ()), color=style.INK, marker="o", markersize=3.5)
    horizontal(axes, across, left, right)
    vertical(axes, up, low, high)
    axes.set_ylabel(f"Largest fully reacting {axis_label(up)[0].lower()}{axis_label(up)[1:]}")
    axes.set_title(title)
    drawn = mark(axes, data, x, size, "reacted_fraction", lambda fraction: COLOURS[fraction >= FULL])
    list_below(drawing, drawn, "reacted_fraction")
    return drawing


def _wider(low: float, high: float, scale: str, share: float = 1.0) -> tuple[float, float]:
    """Room around the ends: the axes' own, or a ``share`` of it, where arrows stand clear of what is published."""
    if scale == "log":
        return low / 1.5**share, high * 1.5**share
    room = 0.08 * (high - low) or 0.5
    return low - share * room, high + share * room
