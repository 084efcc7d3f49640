"""Picture: what the drive of the surface is used for."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.quantity_table import HISTORY
from chemomech.report.picture import Picture
from chemomech.results.record import Record

LEAST = 1e-6
"""Share that is none."""
USES = ("reaction", "stress", "diffusion", "curvature")


def uses(record: Record) -> tuple[str, ...]:
    """What uses the drive; the surface only where it takes some."""
    share = record.moving("drive_share_surface")[1]
    return (*USES, "surface") if share.size and np.abs(share).max() > LEAST else USES


def draw(record: Record) -> Figure:
    """Shares of the surface drive over the depth of the front."""
    drawing, (axes,) = style.figure(2.7, columns=1)
    drawn = 0
    for use, line in zip(uses(record), style.LINES, strict=False):
        depth, share = record.moving(f"drive_share_{use}")
        axes.plot(depth, share, label=use, **line)
        drawn += depth.size
    if not drawn:
        style.nothing(axes, "the surface has no drive yet")
        return drawing
    axes.set(xlabel=HISTORY["front_depth"].label, ylabel="Share of the surface drive")
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, symbol=" %"))
    axes.margins(x=0.01)
    style.zero_line(axes)
    style.legend_above(axes, 5)
    return drawing


def caption(record: Record) -> str:
    """What to see."""
    last = {use: record.moving(f"drive_share_{use}")[1] for use in uses(record)}
    count = {4: "four", 5: "five"}[len(last)]
    text = (
        "Where the drive that the voltage offers at the surface goes: into the reaction itself, diffusion "
        "through the product, stress, and curvature (negative where it helps)"
        f"{', and into what lies around the host' if 'surface' in last else ''}. The {count} add up to 100 %; "
        "what takes the largest share limits the front."
    )
    if any(values.size == 0 for values in last.values()):
        return text
    shares = ", ".join(f"{use} {readable.percent(float(last[use][-1]))}" for use in USES)
    return f"{text} At the end: {shares}."


PICTURE = Picture("drive", "What uses the drive", draw, caption)
