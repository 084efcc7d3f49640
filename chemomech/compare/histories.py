"""Picture: quantities of several runs over time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from chemomech.figures import style, zoomable
from chemomech.figures.plot import Control, Option, Plot
from chemomech.input import readable
from chemomech.input.errors import nearest
from chemomech.observe.live_table import LiveTable
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.finished import NoReport
from chemomech.results.record import Array, Record

PRESSURE = Quantity("core_pressure", "Core pressure", "p", "GPa", "in the core, compression positive")
QUANTITIES: Mapping[str, Quantity] = LiveTable(lambda: (*HISTORY.values(), PRESSURE))
DEFAULT = ("front_depth", "reacted_fraction", "core_pressure", "front_speed")
"""What is shown if nothing is asked for."""


def require(names: Sequence[str]) -> list[str]:
    """Keys of quantities by their names, written ``state_of_charge``. Raises :class:`NoReport` with the nearest one."""
    known = {quantity.name.lower().replace(" ", "_"): key for key, quantity in QUANTITIES.items()}
    known |= {key: key for key in QUANTITIES}
    for name in names:
        if name not in known:
            near = nearest(name, list(known))
            hint = f"; did you mean {near!r}?" if near else ""
            raise NoReport(f"--quantity {name}: no such quantity{hint} (e.g. {', '.join(DEFAULT)})")
    return list(dict.fromkeys(known[name] for name in names)) or list(DEFAULT)


def values(record: Record, key: str) -> Array:
    """A quantity at the steps of a run."""
    return -record.column("core_mean_stress") if key == PRESSURE.key else record.column(key)


def draw(runs: Mapping[str, Record], keys: Sequence[str]) -> Figure:
    """One panel a quantity, two side by side; one line a run."""
    rows = math.ceil(len(keys) / 2)
    drawing, axes = style.figure(0.5 + 2.4 * rows, rows=rows, columns=min(len(keys), 2))
    unit, factor = readable.time_unit(max(float(record.time[-1]) for record in runs.values()))
    for panel, key in zip(axes, keys, strict=False):
        for (name, record), look in zip(runs.items(), _looks(len(runs)), strict=True):
            panel.plot(record.time * factor, values(record, key), label=name.replace("$", r"\$"), **look)
        panel.set(xlabel=style.label(HISTORY["time"], unit), ylabel=style.label(QUANTITIES[key]))
        panel.margins(x=0.01)
    for panel in axes[len(keys) :]:
        panel.remove()
    drawing.legend(*axes[0].get_legend_handles_labels(), loc="outside upper left", ncols=3)
    return drawing


def caption(keys: Sequence[str]) -> str:
    """What to see."""
    meanings = "; ".join(f"{QUANTITIES[key].name}: {QUANTITIES[key].description}" for key in keys)
    return f"One line a run, over time. {meanings}."


def _looks(count: int) -> list[dict[str, Any]]:
    if count <= len(style.LINES):
        return [dict(line) for line in style.LINES[:count]]
    dashes = [line["linestyle"] for line in style.LINES]
    return [
        {"color": colour, "linestyle": dashes[number % len(dashes)], "linewidth": 1.5}
        for number, colour in enumerate(style.sequence(count))
    ]


def plots(drawing: Figure) -> list[Plot]:
    """The panels as plots whose axes can be made logarithmic."""
    return [replace(panel, controls=[_scales(panel)]) for panel in zoomable.panels(drawing)]


def _scales(panel: Plot) -> Control:
    ranges = {f"{name}.range": panel.layout[name]["range"] for name in ("xaxis", "yaxis")}
    linear = {"xaxis.type": "linear", "yaxis.type": "linear"} | ranges
    free = {"xaxis.autorange": True, "yaxis.autorange": True}
    positive = any(_positive(trace["y"]) for trace in panel.traces)
    options = [Option("linear", {}, linear), Option("time logarithmic", {}, linear | {"xaxis.type": "log"} | free)]
    if positive:
        options.append(Option("both logarithmic", {}, {"xaxis.type": "log", "yaxis.type": "log"} | free))
    return Control("Axes", "list", options)


def _positive(found: Sequence[float | None]) -> bool:
    return bool(np.any(np.array(found, dtype=np.float64) > 0))
