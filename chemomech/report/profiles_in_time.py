"""The profiles of a radial body to browse: a list of quantities, a slider over time."""

from __future__ import annotations

import numpy as np

from chemomech.figures import mathtext, plot, style
from chemomech.figures.plot import Control, Option, Plot
from chemomech.input import readable
from chemomech.observe.profile_table import PROFILE
from chemomech.report.profiles_picture import choose, panels
from chemomech.results.record import Record

HEIGHT, MOST_TIMES, MOST_POINTS = 400, 24, 400
FURTHER = ("equivalent_stress", "plastic_strain", "site_fraction", "potential")
HINT = (
    "Choose a quantity and move along time: the bold line is the chosen time, fine lines from light to dark are all "
    "that were written. Over the undeformed host, its surface on the right; tension is positive."
)
"""What to see and do."""
FINE, BOLD = 1.0, 3.4
"""Widths of lines [px]: all times, the chosen one."""
FAINT = 0.45


def profiles_plot(record: Record) -> Plot | None:
    """All profiles as fine lines from light to dark, that of the chosen time bold; ``None`` if there are none."""
    written = np.unique(record.profiles["time"])
    if not written.size:
        return None
    times = choose(written, np.interp(written, record.time, record.depth), MOST_TIMES)
    curves = [record.profile(time) for time in times]
    kept = np.unique(np.linspace(0, len(curves[0]) - 1, min(len(curves[0]), MOST_POINTS)).round().astype(int))
    names = [f"{readable.time(t)}, front {readable.number(np.interp(t, record.time, record.depth))} nm" for t in times]
    keys = list(dict.fromkeys([*panels(record), *FURTHER]))
    options = [
        Option(PROFILE[key].name, {"y": [plot.rounded(curve[key].iloc[kept]) for curve in curves]}, _title(key))
        for key in keys
    ]
    radius = plot.rounded(curves[0]["reference_radius"].iloc[kept])
    traces = [
        {"type": "scatter", "mode": "lines", "x": radius, "y": y, "line": {"color": colour}, "name": name}
        for y, colour, name in zip(options[0].traces["y"], style.sequence(len(times)), names, strict=True)
    ]
    moments = [Option(name, _bold(number, len(times)), {}) for number, name in enumerate(names)]
    for number, trace in enumerate(traces):
        last = number == len(times) - 1
        trace["line"]["width"], trace["opacity"] = (BOLD, 1.0) if last else (FINE, FAINT)
    film = record.case.geometry.is_layer
    across = style.label(PROFILE["reference_radius"], name="Reference height" if film else None)
    axes = {"xaxis": plot.axis(mathtext.html(across)), "yaxis": plot.axis(_title(keys[0])["yaxis.title.text"])}
    look = plot.layout(HEIGHT, **axes, showlegend=False)
    controls = [Control("Quantity", "list", options), Control("Time", "slider", moments, len(moments) - 1)]
    return Plot(traces, look, controls)


def _bold(chosen: int, count: int) -> dict[str, list[float]]:
    here = [number == chosen for number in range(count)]
    return {"line.width": [BOLD if it else FINE for it in here], "opacity": [1.0 if it else FAINT for it in here]}


def _title(key: str) -> dict[str, str]:
    return {"yaxis.title.text": mathtext.html(PROFILE[key].label)}
