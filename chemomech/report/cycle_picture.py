"""Picture: stresses at surface and core over the carrier content: loops where it is inserted and extracted."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.profile_table import STRESSES
from chemomech.observe.quantity_table import HISTORY
from chemomech.report.picture import Picture
from chemomech.results.record import Array, Record


def draw(record: Record) -> Figure:
    """Hoop stress at the surface, mean stress in the core, and place of the surface, over the state of charge."""
    drawing, (surface, core, shape) = style.figure(2.5, columns=3)
    _loops(surface, record, "surface_hoop_stress")
    _loops(core, record, "core_mean_stress")
    _loops(shape, record, "outer_radius")
    film = record.case.geometry.is_layer
    surface.set_ylabel(rf"{'In-plane' if film else 'Surface hoop'} stress ${STRESSES['hoop']}$ [GPa]")
    core.set_ylabel(rf"{'Deepest' if film else 'Core'} mean stress ${STRESSES['mean']}$ [GPa]")
    shape.set_ylabel(f"{'Height of the film' if film else 'Outer radius'} $b$ [nm]")
    return drawing


def draw_cycles(axes: Axes, record: Record, x: Array, y: Array) -> None:
    """A line a cycle, from light to dark, the first and the last one bold."""
    cycles = record.column("cycle")
    numbers = np.unique(cycles)
    for number, colour in zip(numbers, style.sequence(len(numbers)), strict=True):
        where = cycles == number
        width = 1.7 if number in (numbers[0], numbers[-1]) else 0.9
        axes.plot(x[where], y[where], color=colour, linewidth=width)


def _loops(axes: Axes, record: Record, key: str) -> None:
    draw_cycles(axes, record, record.column("state_of_charge"), record.column(key))
    axes.set_xlabel(HISTORY["state_of_charge"].label)
    if key != "outer_radius":
        style.zero_line(axes)


def caption(record: Record) -> str:
    """What to see."""
    stress = record.column("surface_hoop_stress")
    low, high = readable.number(float(stress.min())), readable.number(float(stress.max()))
    return (
        "Stress over carrier content, the first cycle lightest; tension is positive. Straight flanks are elastic, "
        "plateaus plastic flow; the area within a loop is work that every cycle loses. Whatever does not come back "
        "to where it was ratchets from cycle to cycle. The stress at the surface ran from "
        f"{low} to {high} GPa."
    )


PICTURE = Picture("cycle", "Stress over content", draw, caption)
