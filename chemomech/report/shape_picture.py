"""Picture: the deformed body at the end, at true scale, over the outline of the pristine host."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.tri import Triangulation

from chemomech.deformed.series import Series
from chemomech.deformed.undrawable import CannotRender
from chemomech.figures import style
from chemomech.observe.profile_table import PROFILE
from chemomech.report.picture import Picture
from chemomech.report.plane_fields import Array, PlaneFields
from chemomech.results.record import Record

FRONT = 0.5
SHOWN = (("content", "viridis"), ("hoop_stress", "RdBu_r"), ("mean_stress", "RdBu_r"))
"""Quantities and their colours; those of stress are symmetric about zero."""


def draw(record: Record) -> Figure:
    """Content and stresses side by side; the front as a line."""
    mirrors, body = record.case.mirror_axes, record.case.geometry.resolved_body
    drawing, axes = style.figure(2.9, columns=len(SHOWN))
    try:
        fields = PlaneFields.last(Series.open(record.folder.path), (0, *mirrors) if body.is_revolved else mirrors)
    except CannotRender:
        for panel in axes:
            style.nothing(panel, "no fields were written, or not all files are there")
        return drawing
    for panel, (key, colours) in zip(axes, SHOWN, strict=True):
        _map(drawing, panel, fields, key, colours)
        panel.set(xlabel=f"${body.axes[0]}$ [nm]", ylabel=f"${body.axes[1]}$ [nm]", aspect="equal")
    return drawing


def _map(drawing: Figure, panel: Axes, fields: PlaneFields, key: str, colours: str) -> None:
    quantity = PROFILE[key]
    mesh = Triangulation(fields.current[:, 0], fields.current[:, 1], fields.triangles)
    of_cells = quantity.header in fields.by_cell
    values: Array = (fields.by_cell if of_cells else fields.nodal)[quantity.header]
    limit = float(abs(values).max()) or 1.0
    low, high = (-limit, limit) if quantity.unit == "GPa" else (0.0, 1.0)
    options: dict[str, Any] = {"cmap": colours, "vmin": low, "vmax": high, "shading": "flat" if of_cells else "gouraud"}
    shown = panel.tripcolor(mesh, values, rasterized=True, **options)
    phi = fields.nodal[PROFILE["order_parameter"].header]
    if phi.min() < FRONT < phi.max():
        panel.tricontour(mesh, phi, levels=[FRONT], colors=[style.INK], linewidths=0.8)
    panel.add_collection(LineCollection(fields.outline(), colors=style.GREY, linewidths=0.8))
    drawing.colorbar(shown, ax=panel, location="top", label=quantity.label, shrink=0.9)


def caption(record: Record) -> str:
    """What to see."""
    return (
        "The body at the last snapshot, deformed, at true scale, mirror images put back; grey the outline of the "
        "pristine host, the dark line the front. Red is tension, blue compression."
    )


PICTURE = Picture("shape", "Shape", draw, caption)
