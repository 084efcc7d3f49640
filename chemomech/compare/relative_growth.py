"""Picture: the fronts of several runs in one diagram, whatever their sizes and speeds.

Depth is relative to the radius (thickness), time to the time at which the front was a tenth of it deep. Time
counts from the origin of the intrinsic law of each run, so that ramp and initial layer do not bend the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from chemomech.figures import style
from chemomech.report import law
from chemomech.results.record import Array, Record
from chemomech.results.result_folder import ResultFolder

REFERENCE = 0.1
"""Relative depth at which all curves meet."""
_MARKERS = "osD^vPX"


def plot_growth(folders: Sequence[ResultFolder], labels: Sequence[str], path: Path) -> None:
    """Write relative depth over relative time of the runs in ``folders``, with slopes 1 and 1/2.

    Written as PNG and as SVG; ``path`` names the picture, with or without a suffix. Raises
    :class:`ValueError` if a front never gets :data:`REFERENCE` deep, or if there is not one label a run.
    """
    with style.applied():
        drawing, (axes,) = style.figure(4.0, columns=1)
        curves = [relative_growth(Record.read(folder)) for folder in folders]
        for (curve, name), look in zip(zip(curves, labels, strict=True), _looks(len(curves)), strict=True):
            axes.plot(*curve, label=_plain(name), markevery=0.12, **look)
        first, last = min(time[0] for time, _ in curves), max(time[-1] for time, _ in curves)
        low = min(depth[0] for _, depth in curves)
        axes.set(xscale="log", yscale="log", xlim=(first / 1.2, last * 1.2), ylim=(low / 1.2, 1.15))
        _slopes_through_reference(axes)
        style.log_ticks(axes.xaxis, first, last)
        style.log_ticks(axes.yaxis, low, 1.0)
        axes.set_xlabel(rf"Time since the front left the surface over time to reach $L/R$ = {REFERENCE:g}")
        axes.set_ylabel(r"Relative front depth $L/R$")
        axes.legend(loc="lower right")
        style.save(drawing, path)


def relative_growth(record: Record) -> tuple[Array, Array]:
    """Relative time and depth of a run, from where its growth law begins or else from the end of its ramp."""
    time = record.time + law.shift(record)
    depth = record.depth / record.size
    if not np.nanmax(depth) >= REFERENCE:
        raise ValueError(f"{record.folder.path}: the front is not {REFERENCE:g} of the size deep")
    begin, _ = record.kinetics.get("range_s") or (record.case.surface.ramp_end, None)
    after = (record.time >= begin) & (time > 0) & np.isfinite(depth)
    reached = float(np.interp(REFERENCE, np.maximum.accumulate(depth), time))
    return time[after] / reached, depth[after]


def _looks(count: int) -> list[dict[str, Any]]:
    lines = [style.LINES[index % len(style.LINES)] for index in range(count)]
    return [{**line, "marker": _MARKERS[i % len(_MARKERS)], "markersize": 4} for i, line in enumerate(lines)]


def _slopes_through_reference(axes: Axes) -> None:
    """Lines of slope 1 and 1/2 through the point in which the curves meet."""
    limits, (_, top) = np.array(axes.get_xlim()), axes.get_ylim()
    for exponent, name in ((1.0, "slope 1"), (0.5, "slope 1/2")):
        axes.plot(limits, REFERENCE * limits**exponent, color=style.GREY, linewidth=0.9, zorder=0.5)
        end = min((top / REFERENCE) ** (1 / exponent), limits[1])
        look: dict[str, Any] = {"ha": "right", "va": "top", "color": style.GREY, "fontsize": 7.2}
        axes.annotate(name, (end, REFERENCE * end**exponent), (-14, -1), textcoords="offset points", **look)


def _plain(text: str) -> str:
    """Text that matplotlib does not take for a formula."""
    return text.replace("$", r"\$")
