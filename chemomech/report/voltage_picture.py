"""Picture: voltage over capacity, and voltage and current over time, of an electrode with a current of its own."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.input.constants import HOUR
from chemomech.observe.quantity_table import HISTORY
from chemomech.report.cycle_picture import draw_cycles
from chemomech.report.picture import Picture
from chemomech.results.record import Array, Record


def draw(record: Record) -> Figure:
    """Voltage over the charge that has been inserted, and voltage and current over time."""
    drawing, (over_charge, *over_time) = style.figure(2.5, columns=3)
    capacity, key = _charge(record)
    draw_cycles(over_charge, record, capacity, record.column("voltage"))
    over_charge.set(xlabel=HISTORY[key].label, ylabel=HISTORY["voltage"].label)
    hours = record.time / HOUR
    over_time[0].plot(hours, record.column("voltage"), color=style.INK, linewidth=1.3)
    over_time[1].plot(hours, record.column("current_density"), color=style.INK, linewidth=1.3)
    over_time[0].set(xlabel="Time $t$ [h]", ylabel=HISTORY["voltage"].label)
    over_time[1].set(xlabel="Time $t$ [h]", ylabel=style.label(HISTORY["current_density"]))
    style.zero_line(over_time[1])
    _limits(over_time[1], record)
    return drawing


def _charge(record: Record) -> tuple[Array, str]:
    capacity = record.column("capacity")
    key = "capacity" if np.isfinite(capacity).any() else "carrier_supplied"
    return record.column(key), key


def _limits(axes: Axes, record: Record) -> None:
    """The first moments of a hold may draw more current than all that follows: they are cut off."""
    sizes = np.abs(record.column("current_density"))
    largest = 1.15 * float(np.quantile(sizes, 0.97)) if len(sizes) else 0.0
    if 0 < largest < sizes.max():
        axes.set_ylim(-largest, largest)


def caption(record: Record) -> str:
    """What to see."""
    text = (
        "Left the voltage over the charge that has been inserted, the first cycle lightest; the distance of discharge "
        "and charge is the hysteresis: stress, diffusion and the surface all take their part of it. Then voltage and "
        "current over time; positive currents insert the carrier."
    )
    table = record.summary.get("experiment") or []
    inserted = [row["inserted_mAh_g"] for row in table if (row["inserted_mAh_g"] or 0) > 0]
    extracted = [-row["inserted_mAh_g"] for row in table if (row["inserted_mAh_g"] or 0) < 0]
    if inserted and extracted:
        first, back = readable.number(inserted[0]), readable.number(extracted[0])
        text += f" Of {first} mAh/g the first extraction gave {back} back."
    return text


PICTURE = Picture("voltage", "Voltage and current", draw, caption)
