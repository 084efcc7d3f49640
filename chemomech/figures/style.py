"""One look for all pictures: for a printed page, in grey and for colour-blind readers too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from chemomech.input.readable import printed
from chemomech.observe.quantity import Quantity

WIDTH = 6.7
"""Width of a picture [in]: a page of A4 between its margins."""
INK, RED, BLUE, GOLD, VIOLET = "#14213d", "#b5301f", "#2f7fb8", "#dfa126", "#8a4fa8"
"""Colours of lines; the first four in order of lightness, apart for every kind of colour blindness."""
GREY = "#7d8590"
"""Colour of what only helps to read: zero lines, slopes, remarks."""
LINES: tuple[dict[str, Any], ...] = (
    {"color": INK, "linestyle": "-", "linewidth": 1.6},
    {"color": RED, "linestyle": (0, (5, 1.6)), "linewidth": 1.6},
    {"color": BLUE, "linestyle": (0, (5, 1.3, 1, 1.3)), "linewidth": 1.6},
    {"color": GOLD, "linestyle": (0, (1.2, 1.2)), "linewidth": 2.0},
    {"color": VIOLET, "linestyle": (0, (9, 2)), "linewidth": 1.3},
)
"""Lines that differ in colour and dashes, the first four in lightness too."""

_STYLE = {
    "figure.dpi": 180,
    "savefig.dpi": 180,
    "font.family": "DejaVu Sans",
    "mathtext.fontset": "dejavusans",
    "font.size": 8,
    "axes.labelsize": 8,
    "axes.titlesize": 8,
    "axes.titlelocation": "left",
    "figure.titlesize": 8.5,
    "legend.fontsize": 7.2,
    "legend.frameon": False,
    "legend.handlelength": 2.2,
    "legend.handletextpad": 0.6,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#3a3f47",
    "axes.linewidth": 0.7,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": "#3a3f47",
    "ytick.color": "#3a3f47",
    "xtick.major.width": 0.7,
    "ytick.major.width": 0.7,
    "axes.formatter.useoffset": False,
    "lines.solid_capstyle": "round",
    "svg.fonttype": "path",
    "svg.hashsalt": "chemomech",
}


@contextmanager
def applied() -> Iterator[None]:
    """Draw and save with this look, whatever the user's matplotlib is set to."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def figure(height: float, rows: int = 1, columns: int = 2, share_x: bool = False) -> tuple[Figure, list[Axes]]:
    """An empty picture, as wide as a page and ``height`` [in] high, with its panels row by row."""
    layout = ConstrainedLayoutEngine(w_pad=0.06, h_pad=0.05, wspace=0.04, hspace=0.04)
    drawing = Figure(figsize=(WIDTH, height), layout=layout)
    panels = drawing.subplots(rows, columns, squeeze=False, sharex=share_x)
    return drawing, list(panels.flat)


def save(drawing: Figure, path: Path) -> None:
    """Write ``path`` as PNG and as SVG; the same picture gives the same bytes."""
    drawing.savefig(path.with_suffix(".png"))
    drawing.set_layout_engine("none")  # what the first drawing has laid out holds for the second
    drawing.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def label(quantity: Quantity, unit: str | None = None, name: str | None = None) -> str:
    """Axis label of ``quantity``, in another ``unit`` or under another ``name`` if given."""
    unit = printed(quantity.unit if unit is None else unit)
    return replace(quantity, unit=unit, name=name or quantity.name).label


def sequence(count: int) -> list[str]:
    """``count`` colours from light to dark, for times."""
    viridis = mpl.colormaps["viridis"]
    return [to_hex(viridis(x)) for x in (np.linspace(0.86, 0.0, count) if count > 1 else [0.0])]


def legend_above(axes: Axes, columns: int) -> None:
    """Legend between title and panel, where no line can run into it."""
    place = {"loc": "lower left", "bbox_to_anchor": (-0.02, 1.0), "borderaxespad": 0.2}
    axes.legend(ncols=columns, columnspacing=1.0, **place)


def zero_line(axes: Axes, room: float = 0.12) -> None:
    """Horizontal line at zero with some ``room`` on both sides, as a part of the values' range."""
    low, high = axes.get_ylim()
    span = max(high, 0) - min(low, 0)
    axes.set_ylim(min(low, -room * span), max(high, room * span))
    axes.axhline(0, color=GREY, linewidth=0.7, zorder=0.5)


def log_ticks(axis: Axis, low: float, high: float) -> None:
    """Ticks of a logarithmic axis: 1, 2, 5 on a short one, powers of ten on a long one."""
    decades = np.log10(high / low)
    if decades < 2.2:
        steps = (1.0, 2.0, 5.0) if decades > 0.7 else (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)
        axis.set_major_locator(LogLocator(subs=steps))
    if decades < 5:
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_formatter(NullFormatter())


def nothing(axes: Axes, why: str) -> None:
    """Say in an empty panel why it is empty."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, why, transform=axes.transAxes, ha="center", va="center", color=GREY, wrap=True)


def slopes(axes: Axes, exponents: tuple[float, ...]) -> None:
    """Short lines of the given slopes in the lower right corner of a log-log panel, through one point."""
    (left, right), (bottom, top) = np.log(axes.get_xlim()), np.log(axes.get_ylim())
    width, height = right - left, top - bottom
    length = min(0.32 * width, 0.32 * height / max(exponents))
    start = np.array([right - 0.1 * width - length, bottom + 0.1 * height])
    for exponent in exponents:
        end = start + length * np.array([1.0, exponent])
        axes.plot(*np.exp([start, end]).T, color=GREY, linewidth=0.9)
        name = "1" if exponent == 1 else f"{exponent:g}" if exponent != 0.5 else "1/2"
        axes.annotate(name, np.exp(end), xytext=(3, 0), textcoords="offset points", color=GREY, va="center")
