"""Any result of a sweep over the keys that are varied, as a plot to zoom with a list of results."""

from __future__ import annotations

import pandas

from chemomech.figures import mathtext, plot, style
from chemomech.figures.plot import Control, Json, Option, Plot
from chemomech.sweep.plan import Parameter
from chemomech.sweep.plots.plot_data import Data, axis_label, result_label

HEIGHT = 460
_DOTS: Json = {"symbol": "circle", "line": {"color": style.INK, "width": 0.6}}


def explorer(data: Data) -> Plot | None:
    """A map over the first two keys that vary by themselves, a line over the only one; ``None`` without numbers."""
    keys = independent(data)
    results = [name for name in data.definition.results if _is_number(data.points, name)]
    if not keys or not results:
        return None
    return _map(data, keys[0], keys[1], results) if len(keys) > 1 else _line(data, keys[0], results)


def independent(data: Data) -> list[Parameter]:
    """Keys that are numbers, less those that change together with one before them."""
    found: list[Parameter] = []
    for parameter in data.definition.parameters:
        if parameter.unit is None or data.points[parameter.key].nunique() < 2:
            continue
        if not any((data.points.groupby(other.key)[parameter.key].nunique() <= 1).all() for other in found):
            found.append(parameter)
    return found


def mean(data: Data) -> bool:
    """Whether a map shows means over further keys."""
    keys = [parameter.key for parameter in independent(data)]
    return len(keys) > 2 and bool(data.points.duplicated(keys[:2]).any())


def _is_number(points: pandas.DataFrame, name: str) -> bool:
    return pandas.api.types.is_numeric_dtype(points[name]) and bool(points[name].notna().any())


def _map(data: Data, across: Parameter, up: Parameter, results: list[str]) -> Plot:
    points = data.points.groupby([across.key, up.key], as_index=False)[results].mean()
    full = points[across.key].nunique() * points[up.key].nunique() == len(points)
    if full:
        tables = {name: points.pivot(index=up.key, columns=across.key, values=name) for name in results}
        values = {name: [plot.rounded(row) for row in table.to_numpy()] for name, table in tables.items()}
        first = tables[results[0]]
        trace: Json = {"type": "heatmap", "x": plot.rounded(first.columns), "y": plot.rounded(first.index)}
        trace |= {"coloraxis": "coloraxis", "z": values[results[0]], "xgap": 1, "ygap": 1}
        trace["hovertemplate"] = "%{x:.4g}, %{y:.4g}: %{z:.4g}<extra></extra>"
        options = [Option(_plain(name), {"z": [values[name]]}, _colours(name)) for name in results]
    else:
        dots = {name: plot.rounded(points[name]) for name in results}
        trace = {"type": "scatter", "mode": "markers", "x": plot.rounded(points[across.key])}
        trace |= {"y": plot.rounded(points[up.key])}
        trace["marker"] = _DOTS | {"size": 11, "coloraxis": "coloraxis", "color": dots[results[0]]}
        trace["hovertemplate"] = "%{x:.4g}, %{y:.4g}: %{marker.color:.4g}<extra></extra>"
        options = [Option(_plain(name), {"marker.color": [dots[name]]}, _colours(name)) for name in results]
    # upright: below a horizontal bar plotly puts the titles of the axes upon their ticks
    bar: Json = {"thickness": 14, "title": {"text": mathtext.html(result_label(results[0])), "side": "right"}}
    scale: Json = {"colorscale": plot.colour_scale("viridis"), "colorbar": bar}
    look = plot.layout(HEIGHT, xaxis=_axis(across, data), yaxis=_axis(up, data), coloraxis=scale)
    look["margin"] |= {"r": 122}  # colour bar, its title and the buttons side by side
    return Plot([trace], look, [Control("Result", "list", options)])


def _line(data: Data, across: Parameter, results: list[str]) -> Plot:
    points = data.points.sort_values(across.key)
    values = {name: plot.rounded(points[name]) for name in results}
    trace: Json = {"type": "scatter", "mode": "lines+markers", "x": plot.rounded(points[across.key])}
    trace |= {"y": values[results[0]], "line": plot.look_of(style.LINES[0]), "marker": {"size": 7}}
    options = [Option(_plain(name), {"y": [values[name]]}, _title("yaxis", name)) for name in results]
    vertical = plot.axis(mathtext.html(result_label(results[0])))
    look = plot.layout(HEIGHT, xaxis=_axis(across, data), yaxis=vertical, showlegend=False)
    return Plot([trace], look, [Control("Result", "list", options)])


def _axis(parameter: Parameter, data: Data) -> Json:
    found = data.column(parameter.key)
    more = plot.logarithmic(found.min(), found.max()) if parameter.scale == "log" else {}
    return plot.axis(mathtext.html(axis_label(parameter)), **more)


def _colours(name: str) -> Json:
    return {"coloraxis.colorbar.title.text": mathtext.html(result_label(name))}


def _title(axis: str, name: str) -> Json:
    return {f"{axis}.title.text": mathtext.html(result_label(name))}


def _plain(name: str) -> str:
    return name.replace("_", " ")
