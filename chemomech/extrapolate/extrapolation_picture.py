"""Picture: the main results of a case over the width of its front, and where they lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from chemomech.extrapolate.study import Study, WidthDependence
from chemomech.figures import style
from chemomech.theory.extrapolation import convergence_curve

NANOMETRES = 1e9
COLUMNS = 3


def plot_extrapolation(study: Study, path: Path) -> None:
    """A panel a result: computed values, ``f_0 + a l^p`` through them, and the limit with its error bar at ``l = 0``.

    Written as PNG and as SVG; ``path`` names the picture, with or without a suffix.
    """
    rows = -(-len(study.dependences) // COLUMNS)
    with style.applied():
        drawing, panels = style.figure(2.0 * rows + 0.4, rows=rows, columns=COLUMNS)
        for axes, each in zip(panels, study.dependences, strict=False):
            _panel(axes, each, [width * NANOMETRES for width in study.widths])
        for axes in panels[len(study.dependences) :]:
            axes.set_axis_off()
        handles = {name: line for axes in panels for line, name in zip(*axes.get_legend_handles_labels(), strict=True)}
        drawing.legend(handles.values(), handles.keys(), loc="outside lower left", ncols=3, columnspacing=1.6)
        style.save(drawing, path)


def _panel(axes: Axes, each: WidthDependence, widths: list[float]) -> None:
    result, limit = each.result, each.limit
    curve = convergence_curve(each.shown, widths) if limit is not None else None
    if curve is not None:
        axes.plot(*curve, **style.LINES[2], label=r"$f_0 + a\,l^{\,p}$")
    axes.plot(widths, each.shown, color=style.INK, marker="o", markersize=4, linestyle="none", label="computed")
    if limit is not None and limit.value is not None and limit.error_bar is not None:
        value, bar = limit.value * result.factor, limit.error_bar * result.factor
        look: dict[str, Any] = {
            "color": style.RED,
            "marker": "D",
            "markersize": 4,
            "linestyle": "none",
            "capsize": 3,
            "clip_on": False,
        }
        axes.errorbar(0.0, value, yerr=bar, label="sharp front", **look)
    unit = "" if result.unit == "-" else f" [{result.unit}]"
    name = result.name[:1].upper() + result.name[1:]
    axes.set(xlabel="Interface width $l$ [nm]", ylabel=f"{name} ${result.symbol}${unit}", xlim=(0, 1.06 * widths[0]))
