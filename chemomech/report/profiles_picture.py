"""Picture: profiles over the reference radius at several times."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.profile_table import PROFILE
from chemomech.report.picture import Picture
from chemomech.results.record import Array, Record

SHOWN = 6
"""Largest number of times in the picture."""


def panels(record: Record) -> tuple[str, ...]:
    """What is drawn: a wire has an axial stress of its own, elsewhere the yield stress is worth a panel."""
    last = "axial_stress" if record.case.geometry.dimension == 2 else "equivalent_stress"
    return "order_parameter", "content", "mean_stress", "radial_stress", "hoop_stress", last


def choose(times: Array, depths: Array, count: int = SHOWN) -> Array:
    """At most ``count`` of ``times``, evenly in ``depths``; the first only if there is little else."""
    if len(times) > 2:
        times, depths = times[1:], depths[1:]
    wanted = np.linspace(depths[0], depths[-1], count) if len(times) > count else depths
    nearest = {int(np.abs(depths - depth).argmin()) for depth in wanted} | {0, len(times) - 1}
    return np.asarray(times[sorted(nearest)])


def draw(record: Record) -> Figure:
    """Order parameter, content and mean stress above the components of stress; the front runs to the left."""
    drawing, axes = style.figure(4.3, rows=2, columns=3, share_x=True)
    written = np.unique(record.profiles["time"])
    if not written.size:
        for panel in axes:
            style.nothing(panel, "no profile was written")
        return drawing
    times = choose(written, np.interp(written, record.time, record.depth))
    curves = [record.profile(time) for time in times]
    widths = [float(width) for width in np.linspace(1.0, 1.9, len(times))]
    look = list(zip(style.sequence(len(times)), widths, strict=True))
    film = record.case.geometry.is_layer
    for panel, key in zip(axes, panels(record), strict=True):
        for curve, (colour, width) in zip(curves, look, strict=True):
            panel.plot(curve["reference_radius"], curve[key], color=colour, linewidth=width)
        panel.set_ylabel(PROFILE[key].label)
        panel.set_xlim(0, max(record.size, *(float(curve["reference_radius"].max()) for curve in curves)))
        if PROFILE[key].unit == "GPa":
            style.zero_line(panel)
    for panel in axes[-3:]:
        panel.set_xlabel(style.label(PROFILE["reference_radius"], name="Reference height" if film else None))
    names = [_name(time, float(np.interp(time, record.time, record.depth))) for time in times]
    handles = [Line2D([], [], color=colour, linewidth=width + 0.6) for colour, width in look]
    drawing.legend(
        handles, names, loc="outside upper left", ncols=SHOWN, title="Time and front depth", alignment="left"
    )
    return drawing


def _name(time: float, depth: float) -> str:
    return f"{readable.time(time)}\n{readable.number(depth)} nm"


def caption(record: Record) -> str:
    """What to see."""
    inner = record.case.geometry.deepest_point
    return (
        f"Profiles over the undeformed host, {inner} on the left and surface on the right, at times evenly "
        "spaced in front depth, from light to dark. The front runs to the left. Content that falls from the "
        "surface to the front shows that diffusion limits it; a flat plateau shows that it does not. Values "
        "are means over the cells; tension is positive."
    )


PICTURE = Picture("profiles", "Profiles", draw, caption)
