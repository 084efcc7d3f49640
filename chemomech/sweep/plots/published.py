"""Published points in a picture: a number in a circle, a bar for a range, who says so below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.sweep.definition import PublishedPoint
from chemomech.sweep.plots.plot_data import Data

Colour = Callable[[float], object]


def mark(axes: Axes, data: Data, x: str, y: str, value: str, colour: Colour) -> list[tuple[int, PublishedPoint]]:
    """Draw every published point that lies on the axes, filled with the colour of its ``value``; says which."""
    drawn = []
    for number, point in enumerate(data.definition.published, start=1):
        across, up = data.published(x, point), data.published(y, point)
        if across is None or up is None:
            continue
        observed = point.observed.get(value)
        fill = colour(observed) if isinstance(observed, int | float) else "white"
        place = (across[1], up[1])  # at the far end of a range: ranges that overlap seldom end alike
        for width, tone in ((4.2, "white"), (1.8, style.INK)):
            axes.plot(across, [place[1]] * 2, color=tone, linewidth=width, marker="|", markersize=7, zorder=4)
            axes.plot([place[0]] * 2, up, color=tone, linewidth=width, zorder=4)
        axes.plot(*place, marker="o", markersize=12, color=fill, markeredgecolor="white", markeredgewidth=2.4, zorder=5)
        axes.plot(*place, marker="o", markersize=12, color=fill, markeredgecolor=style.INK, markeredgewidth=1, zorder=5)
        text = axes.annotate(str(number), place, ha="center", va="center", fontsize=7, weight="bold", zorder=6)
        text.set_color(readable_on(fill))
        drawn.append((number, point))
    return drawn


def list_below(drawing: Figure, drawn: Sequence[tuple[int, PublishedPoint]], value: str) -> None:
    """What the numbers mean."""
    lines = []
    for number, point in drawn:
        observed = point.observed.get(value)
        told = f": {observed:g}" if isinstance(observed, int | float) else f": {observed}" if observed else ""
        lines.append(f"{number}  {point.label}{told}  ({point.source})")
    if lines:
        drawing.supxlabel("\n".join(lines), x=0.02, ha="left", fontsize=6.8, color=style.INK)


def readable_on(fill: object) -> str:
    """White on dark colours, ink on light ones."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(fill)  # type: ignore[arg-type]
    return style.INK if 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 else "white"
