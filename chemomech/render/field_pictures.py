"""Pictures of a run: one field a picture, or several side by side as a frame of an animation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from PIL import Image

from chemomech.deformed.series import Series
from chemomech.deformed.whole_body import body_of
from chemomech.figures import style
from chemomech.render.panel import Frame, colour_bar, draw_panel, show_body, time_stamp

WIDTH = 3.3
"""Width of a picture of one field [in]: a column of a journal."""
PRINTED, ON_SCREEN = 300, 110
"""Dots per inch of a picture, of a frame."""
TALLEST = 1.6
"""Largest height of a panel, relative to its width."""
BESIDES = 0.75
"""Height [in] of colour bar, scale bar and time."""


def write_picture(series: Series, key: str, number: int, path: Path) -> None:
    """Draw one field at a snapshot as a PNG for print."""
    frame = Frame.of(series, key, (number,))
    with style.applied():
        drawing = _figure([frame], WIDTH)
        (axes,) = drawing.subplots(1, 1, squeeze=False).flat
        draw_panel(axes, series, key, number, frame)
        colour_bar(axes, key, frame)
        drawing.savefig(path, dpi=PRINTED)


def frames(series: Series, keys: Sequence[str]) -> Iterator[Image.Image]:
    """Every snapshot, fields side by side; all in the same scale and colours."""
    numbers = tuple(range(len(series.times)))
    shared = [Frame.of(series, key, numbers) for key in keys]
    for number in numbers:
        body = body_of(series.case, series.grid(number))
        with style.applied():
            drawing = _figure(shared, min(style.WIDTH, WIDTH * len(keys)))
            for axes, key, frame in zip(drawing.subplots(1, len(keys), squeeze=False).flat, keys, shared, strict=True):
                show_body(axes, body, key, frame, pixels=500)
                time_stamp(axes, frame.view, series.times[number])
                colour_bar(axes, key, frame)
            page = BytesIO()
            drawing.savefig(page, dpi=ON_SCREEN)
        yield Image.open(page).convert("RGB")


def _figure(shown: Sequence[Frame], width: float) -> Figure:
    """As high as the panels side by side ask for."""
    across, along = shown[0].view.size
    return Figure(figsize=(width, width / len(shown) * min(along / across, TALLEST) + BESIDES), layout="constrained")
