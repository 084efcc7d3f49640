"""A result over one axis, a line for every value of what else is varied."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.sweep.plots.axes import horizontal
from chemomech.sweep.plots.plot_data import WORDS, Data, PlotUnusable, axis_label, result_label

MOST = 12
"""Lines in one picture."""
MARKERS = "os^Dv<>Pph*X"


def lines(data: Data, x: str, value: str, title: str) -> Figure:
    """The picture. Raises PlotUnusable."""
    across, label = data.parameter(x), result_label(value)
    if value in WORDS:
        raise PlotUnusable(f"{value} cannot be drawn as a line; choose a result that is a number")
    drawing, (axes,) = style.figure(3.4, columns=1)
    others: list[str] = []
    for parameter in data.definition.parameters:
        if not any(_follows(data, key, parameter.key) for key in (x, *others)):
            others.append(parameter.key)
    groups = list(data.points.groupby(others, sort=True)) if others else [((), data.points)]
    if len(groups) > MOST:
        raise PlotUnusable(f"there would be {len(groups)} lines over {x}; choose --y too, for a map")
    colours = style.sequence(len(groups))
    for (values, points), colour, marker in zip(groups, colours, MARKERS, strict=False):
        ordered = points.sort_values(x)
        told = ", ".join(_told(data, key, found) for key, found in zip(others, values, strict=True))
        axes.plot(ordered[x], ordered[value].astype(float), color=colour, marker=marker, markersize=4, label=told)
    found = data.column(x)
    room = (found.max() / found.min()) ** 0.03 if across.scale == "log" else 1.0
    reach = 0.0 if across.scale == "log" else 0.03 * float(np.ptp(found)) or 0.5
    horizontal(axes, across, found.min() / room - reach, found.max() * room + reach)
    axes.set_ylabel(label)
    axes.set_title(title)
    for point in data.definition.published:
        place, observed = data.published(x, point), point.observed.get(value)
        if place is not None and isinstance(observed, int | float):
            axes.plot(place, [observed] * 2, color=style.RED, marker="D", markersize=5, linewidth=1.4)
            axes.annotate(
                point.label, (place[1], observed), xytext=(4, 6), textcoords="offset points", fontsize=6.5, ha="right"
            )
    if others:
        named = [data.definition.parameter(key) for key in others]
        title = ", ".join(axis_label(parameter) for parameter in named if parameter is not None)
        axes.legend(title=title, loc="center left", bbox_to_anchor=(1.0, 0.5), title_fontsize=7)
    return drawing


def _follows(data: Data, x: str, key: str) -> bool:
    """Whether ``key`` has one value for each of ``x``: it is the same, or was changed together with it."""
    return bool((data.points.groupby(x)[key].nunique() <= 1).all())


def _told(data: Data, key: str, value: object) -> str:
    return readable.number(value) if isinstance(value, float) else str(value)
