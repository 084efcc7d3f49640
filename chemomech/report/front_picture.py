"""Picture: how deep the front is, on linear and on logarithmic axes."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.quantity_table import HISTORY
from chemomech.report import law, wording
from chemomech.report.picture import Picture
from chemomech.results.record import Record

_MARK: dict[str, Any] = {
    "color": style.INK,
    "marker": "D",
    "markersize": 4.5,
    "linestyle": "none",
    "clip_on": False,
}


def draw(record: Record) -> Figure:
    """Left the depth over time, right both logarithmic, time counted from the origin of the fitted law."""
    drawing, (linear, logarithmic) = style.figure(3.3)
    unit, factor = readable.time_unit(record.time[-1])
    _curves(linear, record, 0.0, factor)
    linear.set(xlabel=style.label(HISTORY["time"], unit), ylabel=HISTORY["front_depth"].label, xlim=(0, None))
    linear.set_ylim(0, 1.06 * record.depth.max())
    _logarithmic(logarithmic, record)
    drawing.legend(*linear.get_legend_handles_labels(), loc="outside lower left", ncols=3, columnspacing=1.6)
    exponents = wording.exponents(record.kinetics)
    heading = wording.regime(record.kinetics) + (f"  ({exponents})" if exponents else "")
    drawing.suptitle(heading[:1].upper() + heading[1:], x=0.01, ha="left")
    return drawing


def _curves(axes: Axes, record: Record, shift: float, factor: float) -> None:
    """Front, fitted laws, end of the ramp and end of the run."""
    axes.plot((record.time + shift) * factor, record.depth, **style.LINES[0], label="front")
    laws = (law.apparent(record), "fitted growth law"), (law.intrinsic(record), "growth law slowed by stress")
    for (curve, name), line in zip(laws, style.LINES[1:], strict=False):
        if curve is not None:
            axes.plot((curve[0] + shift) * factor, curve[1], **line, label=name)
    ramp = record.case.surface.ramp_end
    if 0 < ramp <= record.time[-1]:
        at = float(np.interp(ramp, record.time, record.depth))
        look = _MARK | {"marker": "o", "markerfacecolor": "white"}
        axes.plot((ramp + shift) * factor, at, label=f"end of ramp, {readable.time(ramp)}", **look)
    at = (record.time[-1] + shift) * factor
    axes.plot(at, record.depth[-1], label=wording.ending(record), **_MARK)


def _logarithmic(axes: Axes, record: Record) -> None:
    """Logarithmic axes over what happens after the ramp, with lines of slope 1 and 1/2."""
    shift, ramp = law.shift(record), record.case.surface.ramp_end
    time = record.time + shift
    shown = (record.time > ramp) & (time > 0)
    if not shown.any():
        style.nothing(axes, "the run ended in the ramp")
        return
    first, last = ramp + shift if ramp + shift > 0 else time[shown][0], time[-1]
    unit, factor = readable.time_unit(2 * float(np.sqrt(first * last)))
    first, last = first * factor, last * factor
    low, high = float(np.interp(ramp, record.time, record.depth)), float(record.depth[shown].max())
    _curves(axes, record, shift, factor)
    axes.set(xscale="log", yscale="log", xlim=(first / 1.1, last * 1.15), ylim=(low / 1.25, high * 1.5))
    style.log_ticks(axes.xaxis, first, last)
    style.log_ticks(axes.yaxis, low, high)
    if high > 1.5 * low:
        style.slopes(axes, (1.0, 0.5))
    name = f"Time $t + t_0$ [{unit}],  $t_0$ = {readable.time(shift)}" if shift else style.label(HISTORY["time"], unit)
    axes.set(xlabel=name, ylabel=HISTORY["front_depth"].label)


def caption(record: Record) -> str:
    """What to see."""
    text = (
        "Depth of the front, measured in the pristine host from its surface. Right: on logarithmic axes a "
        "front that is limited by reaction has slope 1, one that is limited by diffusion slope 1/2, as long "
        "as it is shallow"
    )
    if record.case.geometry.dimension > 1:
        text += "; towards the centre it converges and speeds up in either regime"
    if not record.case.has_growth_law:
        return f"{text}. No growth law is known for this shape, so none was fitted."
    if law.fitted(record, "intrinsic") is None:
        return f"{text}. No growth law was fitted: the front moved too little."
    begin, end = (readable.time(t) for t in record.kinetics["range_s"])
    origin = readable.time(law.shift(record))
    return (
        f"{text}. The growth law of this geometry was fitted from {begin} to {end}, once to the front as it "
        "is (dashed) and once in the part of the time that stress leaves to it (dash-dotted). Time on the "
        f"right counts from where the second law leaves the surface, with t₀ = {origin}."
    )


PICTURE = Picture("front", "The front", draw, caption)
