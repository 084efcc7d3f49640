"""Picture: measurements, the fitted run and what is left between them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from chemomech.figures import style
from chemomech.fit.measurements import Data, Measurement, Values
from chemomech.fit.search import Fit
from chemomech.input import readable
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.result_folder import ResultFolder


def plot_fit(data: Data, best: Fit, fitted: ResultFolder, path: Path) -> None:
    """A row a measured quantity: left data and fitted run over time, right the residuals. PNG and SVG."""
    history = pd.read_csv(fitted.history)
    rows = len(data.measurements)
    with style.applied():
        drawing, panels = style.figure(2.6 * rows + 0.3, rows=rows)
        first = 0
        for index, each in enumerate(data.measurements):
            left, right = panels[2 * index], panels[2 * index + 1]
            unit, factor = readable.time_unit(data.end)
            _values(left, each, history, factor)
            _residuals(right, each, best.residuals[first : first + len(each.values)], factor)
            for axes in (left, right):
                axes.set_xlabel(style.label(HISTORY["time"], unit))
            first += len(each.values)
        drawing.legend(*panels[0].get_legend_handles_labels(), loc="outside lower left", ncols=3)
        style.save(drawing, path)


def _values(axes: Axes, each: Measurement, history: pd.DataFrame, factor: float) -> None:
    time = history[HISTORY["time"].header] * factor
    axes.plot(time, history[each.quantity.header], **style.LINES[0], label="fitted run")
    axes.errorbar(
        each.times * factor, each.values, yerr=each.errors, color=style.RED, marker="o", markersize=3.5,
        markerfacecolor="white", linestyle="none", capsize=2, linewidth=0.8, label="measured",
    )  # fmt: skip
    axes.set(ylabel=each.quantity.label, xlim=(0, None))
    axes.set_ylim(min(0.0, float(each.values.min())), None)


def _residuals(axes: Axes, each: Measurement, residuals: Values, factor: float) -> None:
    axes.plot(each.times * factor, residuals, color=style.RED, marker="o", markersize=3.5, markerfacecolor="white",
              linestyle="none")  # fmt: skip
    of = r"\sigma" if each.errors is not None else r"\max"
    axes.set(ylabel=rf"(fit $-$ data) / ${of}$", xlim=(0, None))
    if each.errors is not None:  # a fit through the points is one, however small the last digits are
        low, high = axes.get_ylim()
        axes.set_ylim(min(low, -2.2), max(high, 2.2))
    style.zero_line(axes)
