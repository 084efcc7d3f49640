"""Picture: where the supplied energy went, and how well the balances close."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.quantity_table import HISTORY
from chemomech.report.picture import Picture
from chemomech.results.record import Array, Record

STORED = ("chemical_energy", "interface_energy", "elastic_energy")
_LAYERS = {
    "diffusion loss": (("dissipated_by_diffusion", "dissipated_by_surface"), style.BLUE, 0.65),
    "reaction loss": (("dissipated_by_reaction",), style.INK, 0.85),
    "plastic loss": (("dissipated_by_plasticity",), style.RED, 0.9),
    "stored": (STORED, style.GOLD, 0.6),
}
"""Columns, colour and opacity of the layers of the stack, from below: neighbours differ in grey.

The way through the surface counts as diffusion."""
_ERRORS = (("energy_balance_error", "energy"), ("carrier_balance_error", "carrier"))


def draw(record: Record) -> Figure:
    """Left stored and dissipated energy stacked under the supply, right the errors of both balances."""
    drawing, (energy, error) = style.figure(2.9)
    unit, factor = readable.time_unit(record.time[-1])
    _energies(energy, record, record.time * factor)
    _errors(error, record, record.time * factor)
    for axes in (energy, error):
        axes.set_xlabel(style.label(HISTORY["time"], unit))
        axes.set_xlim(0, max(record.time[-1] * factor, 1e-300))
    return drawing


def _energies(axes: Axes, record: Record, time: Array) -> None:
    supplied = record.column("supplied_energy")
    unit, factor = readable.energy_unit(float(np.nanmax(np.abs(supplied), initial=0.0)))
    floor = np.zeros_like(time)
    for name, (columns, colour, opacity) in _LAYERS.items():
        energies = np.sum([record.column(column) for column in columns], axis=0)
        top = floor + (energies - energies[0]) * factor
        axes.fill_between(time, floor, top, color=colour, alpha=opacity, linewidth=0, label=name)
        axes.plot(time, top, color="white", linewidth=0.8)
        floor = top
    axes.plot(time, supplied * factor, color="black", linewidth=1.4, linestyle=(0, (4, 2)), label="supplied")
    axes.set_ylabel(f"Energy per volume of host [{unit}]")
    style.legend_above(axes, 3)


def _errors(axes: Axes, record: Record, time: Array) -> None:
    for (key, name), line in zip(_ERRORS, style.LINES, strict=False):
        values = np.abs(record.column(key))
        values[~(values > 0)] = np.nan
        axes.plot(time, values, label=name, **line)
    axes.set_yscale("log")
    axes.set_ylim(1e-16, 1)
    axes.set_ylabel("Relative error of the balance")
    style.legend_above(axes, 2)


def caption(record: Record) -> str:
    """What to see."""
    carrier = readable.number(record.number("carrier_balance_error"), 2)
    energy = readable.number(record.number("energy_balance_error"), 2)
    return (
        "Left: the energy that came in with the carrier (dashed) against the energy lost to diffusion, "
        "reaction and plastic flow and the energy stored since the start, stacked; the dashed line must "
        "follow the top of the stack. Right: relative errors of both balances; the carrier closes to "
        f"{carrier}, the energy to {energy}, which is the error of integrating supply and losses over time."
    )


PICTURE = Picture("balance", "Balances", draw, caption)
