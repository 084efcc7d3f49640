"""One panel: the body in matplotlib axes, with a scale bar; and its colour bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colorbar import Colorbar

from chemomech.deformed.colours import Colours, colours_of
from chemomech.deformed.series import Series
from chemomech.deformed.whole_body import Body, body_of
from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.quantity_table import FIELD
from chemomech.render.scene import View, draw, view_of

PIXELS = 900
"""Height of an image."""
GAP = 0.045
"""Distance of what is written below a body, as a part of the height."""


@dataclass(frozen=True)
class Frame:
    """What panels that belong together share: where one looks from, how much one sees, how values are coloured."""

    view: View
    colours: Colours

    @classmethod
    def of(cls, series: Series, key: str, numbers: tuple[int, ...]) -> Self:
        """Room and colours for the snapshots with these numbers."""
        bodies = [body_of(series.case, series.grid(number)) for number in numbers]
        return cls(
            view_of(bodies[-1]).around(bodies), colours_of(key, [series.grid(number).fields[key] for number in numbers])
        )


def draw_panel(axes: Axes, series: Series, key: str = "content", number: int = -1, frame: Frame | None = None) -> Frame:
    """Draw a field on the deformed body at a snapshot (default: the last) in true scale; its outline before in grey.

    The ``axes`` are the plane of the picture in nm. Give the frame that one panel returns to the next if they are to
    share scale and colours. Needs a display, see :func:`chemomech.render.display.display`.
    """
    number %= len(series.times)
    frame = frame or Frame.of(series, series.require(key), (number,))
    show_body(axes, body_of(series.case, series.grid(number)), key, frame)
    time_stamp(axes, frame.view, series.times[number])
    return frame


def show_body(axes: Axes, body: Body, key: str, frame: Frame, pixels: int = PIXELS) -> None:
    """Draw a body that is at hand, with a scale bar."""
    image = draw(body, key, frame.colours, frame.view, pixels)
    axes.imshow(image, extent=frame.view.extent, interpolation="antialiased")
    axes.set_axis_off()
    scale_bar(axes, frame.view)


def scale_bar(axes: Axes, view: View) -> None:
    """Below the body on the left, about a quarter of the picture long."""
    left, right, bottom, top = view.extent
    length = round_below(0.28 * (right - left))
    below = bottom - GAP * (top - bottom)
    line: dict[str, Any] = {"color": style.INK, "linewidth": 2.2, "solid_capstyle": "butt", "clip_on": False}
    axes.plot([left, left + length], [below, below], **line)
    axes.text(left + length, below, f"  {length:g} nm", ha="left", va="center")
    axes.set(xlim=(left, right), ylim=(below - GAP * (top - bottom), top))


def time_stamp(axes: Axes, view: View, seconds: float) -> None:
    """Below the body on the right."""
    _, right, bottom, top = view.extent
    axes.text(right, bottom - GAP * (top - bottom), f"$t$ = {readable.time(seconds)}", ha="right", va="center")


def colour_bar(axes: Axes, key: str, frame: Frame) -> Colorbar:
    """Labelled colour bar above a panel."""
    colours = frame.colours
    shown = ScalarMappable(colours.norm, colours.name)
    bar = axes.figure.colorbar(shown, ax=axes, location="top", shrink=0.86, aspect=24, pad=0.02)
    bar.set_label(style.label(FIELD[key]))
    return bar


def round_below(length: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50, ... that is not longer."""
    unit = 10.0 ** np.floor(np.log10(length))
    return float(max(step * unit for step in (1, 2, 5) if step * unit <= length * (1 + 1e-9)))
