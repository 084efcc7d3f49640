"""Axes of a picture of a sweep."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from chemomech.figures import style
from chemomech.sweep.plan import Parameter
from chemomech.sweep.plots.plot_data import axis_label

Array = npt.NDArray[np.float64]


def horizontal(axes: Axes, parameter: Parameter, low: float, high: float) -> None:
    """Scale, limits, ticks and label of the horizontal axis."""
    axes.set_xlabel(axis_label(parameter))
    axes.set_xscale(parameter.scale)
    axes.set_xlim(low, high)
    if parameter.scale == "log":
        style.log_ticks(axes.xaxis, low, high)


def vertical(axes: Axes, parameter: Parameter, low: float, high: float) -> None:
    """The same of the vertical axis."""
    axes.set_ylabel(axis_label(parameter))
    axes.set_yscale(parameter.scale)
    axes.set_ylim(low, high)
    if parameter.scale == "log":
        style.log_ticks(axes.yaxis, low, high)


def edges(values: Array, scale: str) -> Array:
    """Borders of cells around sorted ``values``: half way between neighbours, on the scale of the axis."""
    x = np.log(values) if scale == "log" else values
    alone = 0.5 if scale == "log" else 0.5 * abs(float(x[0])) or 0.5
    half = 0.5 * np.diff(x) if len(x) > 1 else np.array([alone])
    found = np.concatenate([x[:1] - half[:1], x[:-1] + half[: len(x) - 1], x[-1:] + half[-1:]])
    return np.asarray(np.exp(found) if scale == "log" else found)
