"""Picture: front and swelling by direction of a body that is resolved over more than its radius."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.quantity_table import HISTORY
from chemomech.report.picture import Picture
from chemomech.results.record import Record


def draw(record: Record) -> Figure:
    """Left the depth of the front along each ray over time, right how much the body has stretched along it."""
    drawing, (depths, stretches) = style.figure(2.7)
    unit, second = readable.time_unit(float(record.time[-1]))
    for axes, kind in ((depths, "front_depth"), (stretches, "stretch")):
        _lines(axes, record, kind, second)
        axes.set_xlabel(f"Time $t$ [{unit}]")
        axes.margins(x=0.01)
    depths.set(ylabel=HISTORY["front_depth"].label, ylim=(0, None))
    stretches.set_ylabel(r"Stretch $\lambda$")
    return drawing


def _lines(axes: Axes, record: Record, kind: str, second: float) -> None:
    for (ray, name), line in zip(record.case.geometry.resolved_body.rays.items(), style.LINES, strict=False):
        values = record.column(f"{kind}_{ray}")
        if np.isfinite(values).any():
            label = name if name == "diagonal" else f"${name}$"
            axes.plot(record.time * second, values, label=label, **line)
    style.legend_above(axes, 4)


def caption(record: Record) -> str:
    """What to see."""
    axes = " and ".join(name for name in record.case.geometry.resolved_body.rays.values() if name != "diagonal")
    text = (
        f"Along rays from the centre ({axes} and the diagonal of the first two). Left: depth of the front below the "
        "surface. Right: distance of the surface from the centre over what it was."
    )
    crystal = record.case.crystal
    if crystal is not None and crystal.in_plane is not None and crystal.axis is not None:
        text += f" The crystal lies with its {_miller(crystal.in_plane)} along x and {_miller(crystal.axis)} along z."
    return text


def _miller(indices: tuple[int, int, int]) -> str:
    """``[1, -1, 0]`` is [1 -1 0]."""
    return f"[{' '.join(str(index) for index in indices)}]".replace("-", "−")


PICTURE = Picture("directions", "Front and swelling by direction", draw, caption)
