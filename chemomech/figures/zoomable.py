"""The panels of a picture as plots that can be zoomed: the same curves, drawn once with matplotlib for paper."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation, Text
from matplotlib.ticker import PercentFormatter

from chemomech.figures import mathtext, plot, style
from chemomech.figures.plot import Json, Plot

HEIGHT = 360
LONG_LEGEND, ROW = 40, 19
"""Letters of a legend that need a line each in half a page, and the height of a line [px]."""
MOST_POINTS = 3000
"""Of a curve; more cannot be told apart."""
_SYMBOLS = {"D": "diamond", "o": "circle", "s": "square", "^": "triangle-up"}
_DASHES = {line["color"]: plot.look_of(line)["dash"] for line in style.LINES}


def panels(drawing: Figure) -> list[Plot]:
    """The panels that show curves, in their order."""
    return [_panel(axes) for axes in drawing.axes if axes.lines and axes.axison and axes.get_xlabel()]


def _panel(axes: Axes) -> Plot:
    areas = [artist for artist in axes.collections if isinstance(artist, PolyCollection)]
    curves = [line for line in axes.lines if _is_curve(line, axes)]
    traces = [trace for area in areas for trace in _area(area)] + [_curve(line) for line in curves]
    shapes = [_rule(line) for line in axes.lines if not _is_curve(line, axes)]
    named = [trace["name"] for trace in traces if trace["showlegend"]]
    look = plot.layout(HEIGHT, xaxis=_axis(axes, "x"), yaxis=_axis(axes, "y"), shapes=shapes)
    look |= {"showlegend": bool(named), "annotations": [_remark(note, axes) for note in axes.texts if _is_remark(note)]}
    if sum(map(len, named)) > LONG_LEGEND:
        look["height"] += ROW * len(named)
    return Plot(traces, look)


def _is_curve(line: Line2D, axes: Axes) -> bool:
    return bool(line.get_transform() == axes.transData)


def _curve(line: Line2D) -> Json:
    x, y = (np.asarray(values, dtype=np.float64) for values in line.get_data())
    kept = _thinned(len(x))
    look, name = _look(line), _name(line)
    trace: Json = {"type": "scatter", "x": plot.rounded(x[kept]), "y": plot.rounded(y[kept])}
    return trace | look | {"name": name, "showlegend": bool(name), "hoverinfo": "x+y+name" if name else "skip"}


def _look(line: Line2D) -> Json:
    colour = to_hex(line.get_color())
    if line.get_linestyle() in ("None", "none", " ", ""):
        hollow = to_hex(line.get_markerfacecolor()) == "#ffffff"
        symbol = _SYMBOLS.get(str(line.get_marker()), "circle") + ("-open" if hollow else "")
        return {"mode": "markers", "cliponaxis": False, "marker": {"symbol": symbol, "size": 9, "color": colour}}
    dash = _DASHES.get(colour, "6px,3px") if line.is_dashed() else "solid"
    return {"mode": "lines", "line": {"color": colour, "width": 1.25 * line.get_linewidth(), "dash": dash}}


def _area(area: PolyCollection) -> list[Json]:
    name = _name(area)
    red, green, blue = (round(255 * part) for part in np.asarray(area.get_facecolor())[0, :3])
    fill = f"rgba({red},{green},{blue},{area.get_alpha() or 1:g})"
    found: list[Json] = []
    for path in area.get_paths():
        x, y = np.asarray(path.vertices, dtype=np.float64).T
        kept = _thinned(len(x))
        trace: Json = {"type": "scatter", "x": plot.rounded(x[kept]), "y": plot.rounded(y[kept]), "mode": "lines"}
        look: Json = {"fill": "toself", "fillcolor": fill, "line": {"width": 0, "color": fill}, "hoverinfo": "skip"}
        found.append(trace | look | {"name": name, "showlegend": bool(name) and not found})
    return found


def _rule(line: Line2D) -> Json:
    """A line across the whole panel, such as zero."""
    level = float(np.asarray(line.get_ydata())[0])
    look: Json = {"color": to_hex(line.get_color()), "width": line.get_linewidth()}
    ends: Json = {"x0": 0, "x1": 1, "y0": level, "y1": level}
    return {"type": "line", "xref": "paper", "layer": "below", "line": look} | ends


def _is_remark(note: Text) -> bool:
    return isinstance(note, Annotation) and note.xycoords == "data"


def _remark(note: Any, axes: Axes) -> Json:
    """A word at a point; on logarithmic axes plotly counts in powers of ten."""
    scales = {"x": axes.get_xscale(), "y": axes.get_yscale()}
    place = {k: float(np.log10(v)) if scales[k] == "log" else float(v) for k, v in zip("xy", note.xy, strict=True)}
    font: Json = {"color": to_hex(note.get_color()), "size": 11}
    return place | {"text": mathtext.html(note.get_text()), "showarrow": False, "xanchor": "left", "font": font}


def _axis(axes: Axes, which: str) -> Json:
    of_x = which == "x"
    low, high = axes.get_xlim() if of_x else axes.get_ylim()
    title = mathtext.html(axes.get_xlabel() if of_x else axes.get_ylabel())
    more: dict[str, Any] = {"range": [low, high]}
    if (axes.get_xscale() if of_x else axes.get_yscale()) == "log":
        more = plot.logarithmic(low, high) | {"range": [float(np.log10(low)), float(np.log10(high))]}
    if isinstance((axes.xaxis if of_x else axes.yaxis).get_major_formatter(), PercentFormatter):
        more["tickformat"] = ".0%"
    return plot.axis(title, **more)


def _name(artist: Any) -> str:
    name = str(artist.get_label())
    return "" if name.startswith("_") else mathtext.html(name)


def _thinned(count: int) -> npt.NDArray[np.int64]:
    return np.unique(np.linspace(0, count - 1, min(count, MOST_POINTS)).round().astype(np.int64))
