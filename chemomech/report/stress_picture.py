"""Picture: stresses at surface and core while the front advances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.profile_table import STRESSES
from chemomech.observe.quantity_table import HISTORY
from chemomech.report.picture import Picture
from chemomech.results.record import Record


def draw(record: Record) -> Figure:
    """Left stresses at surface and core, right the extremes of the hoop stress anywhere in the body."""
    drawing, (places, extremes) = style.figure(2.9)
    named = _places(record.case.geometry.dimension)
    _lines(places, record, [(f"{name.replace(' ', '_')}_stress", name) for name in named])
    places.set_ylabel(r"Cauchy stress $\sigma$ [GPa]")
    depth, smallest = record.moving("smallest_hoop_stress")
    _, largest = record.moving("largest_hoop_stress")
    extremes.fill_between(depth, smallest, largest, color=style.GREY, alpha=0.13, linewidth=0)
    _lines(extremes, record, [("largest_hoop_stress", "largest"), ("smallest_hoop_stress", "smallest")])
    extremes.set_ylabel(rf"Hoop stress in the body ${STRESSES['hoop']}$ [GPa]")
    low = min(axes.get_ylim()[0] for axes in (places, extremes))
    high = max(axes.get_ylim()[1] for axes in (places, extremes))
    for axes in (places, extremes):
        axes.set(xlabel=HISTORY["front_depth"].label, ylim=(low, high))
        axes.margins(x=0.01)
        style.zero_line(axes, room=0.25)
        _signs(axes)
    return drawing


def _places(dimension: int) -> tuple[str, ...]:
    """What the left panel shows: in the centre of a sphere all stresses are one."""
    return ("surface hoop", "core mean") if dimension == 3 else ("surface hoop", "core radial", "core mean")


def _lines(axes: Axes, record: Record, columns: Sequence[tuple[str, str]]) -> None:
    for (key, name), line in zip(columns, style.LINES, strict=False):
        axes.plot(*record.moving(key), label=name, **line)
    style.legend_above(axes, 3)


def _signs(axes: Axes) -> None:
    """Which side of zero is which, in the margin."""
    side = axes.get_yaxis_transform()
    look: dict[str, Any] = {
        "transform": side,
        "rotation": 90,
        "ha": "left",
        "fontsize": 6.5,
        "color": style.GREY,
    }
    axes.text(1.012, 0, " tension", va="bottom", **look)
    axes.text(1.012, 0, "compression ", va="top", **look)


def caption(record: Record) -> str:
    """What to see."""
    text = (
        "Left: stress next to the surface and next to the centre. Product that forms inside pushes outwards "
        "what has formed before: that draws the surface into hoop tension and squeezes the core. Right: the "
        "range of the hoop stress over the whole body."
    )
    if record.case.geometry.is_layer:
        text = (
            "Left: stress next to the free surface and next to the substrate. The substrate keeps the film "
            "from growing in its plane: that compresses the product. Right: the range of the in-plane stress."
        )
    depth, hoop = record.moving("surface_hoop_stress")
    if depth.size:
        peak = readable.stress(float(hoop.max()) * 1e9)
        text += f" The largest hoop stress at the surface is {peak}."
    return text


PICTURE = Picture("stress", "Stress history", draw, caption)
