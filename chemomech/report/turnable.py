"""The deformed body to turn around: its surface at true scale, coloured by a field of the reader's choice."""

from __future__ import annotations

from typing import Any

import numpy as np

from chemomech.deformed.colours import colours_of
from chemomech.deformed.grid import Array, Grid, Indices
from chemomech.deformed.series import Series
from chemomech.deformed.whole_body import Body, body_of, surface
from chemomech.figures import mathtext, plot, style
from chemomech.figures.plot import Control, Json, Option, Plot
from chemomech.input import readable
from chemomech.observe.field_quantity import field_quantities
from chemomech.observe.quantity_table import FIELD

HEIGHT = 520
MOST_TRIANGLES = 30_000
MARGIN = 0.02
"""Room around the body, as a part of its size."""
FILL, FILL_FLAT = 1.5, 2.0
"""Size of a body and of a plane in the units of plotly's scene: they fill the plot."""
_FLAT: Json = {"ambient": 1.0, "diffuse": 0.0, "specular": 0.0, "fresnel": 0.0, "roughness": 1.0}
_ROUND: Json = {"ambient": 0.8, "diffuse": 0.45, "specular": 0.03, "fresnel": 0.0, "roughness": 0.9}


def body_plot(series: Series) -> Plot:
    """The last snapshot of a run with the outline of the pristine host; at most :data:`MOST_TRIANGLES`."""
    body = body_of(series.case, series.grid(-1))
    parts = _bounded(body.parts)
    keys = [key for key in _keys_to_choose_from() if key in series.names]
    lights = [_FLAT] if body.is_flat else [_ROUND, _FLAT]
    traces = [_mesh(part, light) for part, light in zip(parts, lights, strict=True)]
    options = [_option(key, parts) for key in keys]
    for trace, values in zip(traces, options[0].traces["intensity"], strict=True):
        trace["intensity"] = values
    look = _layout(body) | {"coloraxis": options[0].layout["coloraxis"]}
    return Plot([*traces, _outline(body)], look, [Control("Field", "list", options)])


def _keys_to_choose_from() -> list[str]:
    found = [(field.report_position, field.quantity.key) for field in field_quantities()]
    return [key for place, key in sorted((place, key) for place, key in found if place is not None)]


def caption(series: Series) -> str:
    """What to see."""
    body = body_of(series.case, series.grid(-1))
    view = "Drag to turn, scroll or pinch to zoom" + ("" if body.is_flat else "; the body is cut open")
    return (
        f"The body after {readable.time(series.times[-1])}, deformed, at true scale [nm], mirror images put back, over "
        f"the outline of the pristine host (grey). {view}. Stress: red is tension, blue compression."
    )


def _mesh(part: Grid, light: Json) -> Json:
    places = (part.points + part.displacement).T
    corners = _oriented(part).T
    return {
        "type": "mesh3d",
        **{name: plot.binary(values) for name, values in zip("xyz", places, strict=True)},
        **{name: plot.binary(values, "i4") for name, values in zip("ijk", corners, strict=True)},
        "coloraxis": "coloraxis",
        "lighting": light,
        "lightposition": {"x": 2e4, "y": 1e4, "z": 3e4},
        "flatshading": False,
        "hovertemplate": "%{intensity:.4g}<extra>(%{x:.4g}, %{y:.4g}, %{z:.4g}) nm</extra>",
        "showlegend": False,
    }


def _oriented(part: Grid) -> Indices:
    """Triangles whose neighbours turn the same way, or else light falls on one and not on the next."""
    turned = surface(part).compute_normals(consistent_normals=True, split_vertices=False)
    return np.asarray(turned.faces, dtype=np.int64).reshape(-1, 4)[:, 1:]


def _option(key: str, parts: list[Grid]) -> Option:
    quantity = FIELD[key]
    colours = colours_of(key, [part.fields[key] for part in parts])
    unit = "" if quantity.unit == "-" else f" [{readable.printed(quantity.unit)}]"
    bar: Json = {
        "title": {"text": mathtext.html(f"{quantity.name}{unit}"), "side": "top"},
        "orientation": "h", "thickness": 14, "len": 0.8, "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "top",
    }  # fmt: skip
    axis: Json = {
        "colorscale": plot.colour_scale(colours.name),
        "cmin": colours.low,
        "cmax": colours.high,
        "colorbar": bar,
    }
    values = [plot.binary(part.fields[key]) for part in parts]
    return Option(f"{quantity.name}{unit}", {"intensity": values}, {"coloraxis": axis}, list(range(len(parts))))


def _outline(body: Body) -> Json:
    """Where the pristine host ended, in the planes that are shown."""
    ends = body.cut.points[body.cut.boundary()]
    ends = ends[~_inner(ends, body)]
    path = np.full((len(ends), 3, 3), np.nan)
    path[:, :2] = ends
    places = path.reshape(-1, 3).T
    line = {"color": style.GREY, "width": 3}
    trace: Json = {"type": "scatter3d", "mode": "lines", "line": line, "hoverinfo": "skip", "showlegend": False}
    return trace | {name: plot.rounded(values) for name, values in zip("xyz", places, strict=True)}


def _inner(ends: Array, body: Body) -> Any:
    """Edges along which two planes of a cut meet: those that run through the inside of a body."""
    if body.skin is None:
        return np.zeros(len(ends), dtype=bool)
    from scipy.spatial import cKDTree

    spacing = 1e-4 * float(np.ptp(body.skin.points, axis=0).max())
    distances, _ = cKDTree(body.skin.points).query(ends.reshape(-1, 3))
    return (distances.reshape(-1, 2) > spacing).any(axis=1)


def _layout(body: Body) -> Json:
    """Axes of one scale that hold the body before and after; a plane is seen from above."""
    places = np.concatenate([x for part in body.parts for x in (part.points, part.points + part.displacement)])
    low, high = places.min(axis=0), places.max(axis=0)
    room = MARGIN * float((high - low).max())
    low, high = low - room, high + room
    ratio = (FILL_FLAT if body.is_flat else FILL) * (high - low) / (high - low).max()
    axis: Json = {
        "showbackground": False, "gridcolor": plot.MESH, "zeroline": False, "showspikes": False,
        "tickfont": {"size": 10, "color": plot.FRAME}, "nticks": 6,
    }  # fmt: skip
    axes = {
        f"{name}axis": axis | {"range": [float(a), float(b)], "title": {"text": name}, "visible": not body.is_flat}
        for name, a, b in zip("xyz", low, high, strict=True)
    }
    eye, up = ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0)) if body.is_flat else ((1.1, 1.1, 0.8), (0.0, 0.0, 1.0))
    scene: Json = {
        "aspectmode": "manual",
        "aspectratio": dict(zip("xyz", ratio.tolist(), strict=True)),
        "dragmode": "orbit",
        "camera": {
            "projection": {"type": "orthographic"},
            "eye": dict(zip("xyz", eye, strict=True)),
            "up": dict(zip("xyz", up, strict=True)),
        },
    }
    return plot.layout(HEIGHT, scene=scene | axes, margin={"l": 0, "r": 34, "t": 0, "b": 70})


def _bounded(parts: list[Grid]) -> list[Grid]:
    total = sum(len(part.cells) for part in parts)
    return parts if total <= MOST_TRIANGLES else [_decimated(part, 1 - MOST_TRIANGLES / total) for part in parts]


def _decimated(part: Grid, reduction: float) -> Grid:
    """Fewer triangles, most where front and shape leave room; the values are those of the nearest point before."""
    import pyvista
    from scipy.spatial import cKDTree
    from vtkmodules.vtkFiltersCore import vtkQuadricDecimation

    full = surface(part)
    full.set_active_scalars("order_parameter")
    decimation = vtkQuadricDecimation()
    decimation.SetTargetReduction(reduction)
    decimation.AttributeErrorMetricOn()
    decimation.ScalarsAttributeOn()
    decimation.SetInputDataObject(full)
    decimation.Update()
    coarse: Any = pyvista.wrap(decimation.GetOutput())
    _, nearest = cKDTree(part.points).query(coarse.points)
    triangles = np.asarray(coarse.faces, dtype=np.int64).reshape(-1, 4)[:, 1:]
    fields = {key: values[nearest] for key, values in part.fields.items()}
    return Grid(np.asarray(coarse.points, dtype=np.float64), part.displacement[nearest], triangles, fields)
