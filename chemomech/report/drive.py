"""Picture: what the drive of the surface is used for."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from chemomech.observe.quantities import HISTORY
from chemomech.report import readable, style
from chemomech.report.picture import Picture
from chemomech.report.record import Record

USES = ("reaction", "stress", "diffusion", "curvature")


def draw(record: Record) -> Figure:
    """Shares of the surface drive over the depth of the front."""
    drawing, (axes,) = style.figure(2.7, columns=1)
    drawn = 0
    for use, line in zip(USES, style.LINES, strict=False):
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
    style.legend_above(axes, 4)
    return drawing


def caption(record: Record) -> str:
    """What to see."""
    last = {use: record.moving(f"drive_share_{use}")[1] for use in USES}
    text = (
        "Where the drive that the voltage offers at the surface goes: into the reaction itself, diffusion "
        "through the product, stress, and curvature (negative where it helps). The four add up to 100 %; "
        "what takes the largest share limits the front."
    )
    if any(values.size == 0 for values in last.values()):
        return text
    shares = ", ".join(f"{use} {readable.percent(float(last[use][-1]))}" for use in USES)
    return f"{text} At the end: {shares}."


PICTURE = Picture("drive", "What uses the drive", draw, caption)
