"""A body as an image: pyvista draws it off-screen, in a projection whose scale is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from chemomech.deformed.colours import Colours
from chemomech.deformed.grid import Array, Grid
from chemomech.deformed.whole_body import Body, surface

INK, GHOST = "#14213d", "#5b6470"
FRONT = 0.5
SAMPLES = 2
"""Pixels drawn for each that is kept, in either direction: smooth edges."""
FULL_HEIGHT = 900
"""Height [pixels] of an image in which lines have their nominal widths."""
HALO = 1.6
"""A white seam makes dark lines visible on dark colours."""
SHARP = 35.0
"""Edges between faces that meet at a larger angle [degrees] are drawn."""

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class View:
    """Parallel projection onto a plane and the piece of it that is shown, in nm."""

    right: tuple[float, float, float]
    up: tuple[float, float, float]
    extent: tuple[float, float, float, float] = (-1.0, 1.0, -1.0, 1.0)
    """Left, right, bottom, top."""

    @property
    def towards(self) -> Array:
        """Unit vector from the body to the eye."""
        return np.asarray(np.cross(self.right, self.up), dtype=np.float64)

    def around(self, bodies: Iterable[Body], margin: float = 0.03) -> View:
        """The same direction with room for bodies, before and after they deform."""
        frame = np.column_stack([self.right, self.up])
        places = [
            points @ frame for body in bodies for g in body.parts for points in (g.points, g.points + g.displacement)
        ]
        low = np.min([p.min(axis=0) for p in places], axis=0)
        high = np.max([p.max(axis=0) for p in places], axis=0)
        room = margin * float((high - low).max())
        return replace(self, extent=(low[0] - room, high[0] + room, low[1] - room, high[1] + room))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height [nm]."""
        left, right, bottom, top = self.extent
        return right - left, top - bottom


def view_of(body: Body) -> View:
    """Straight at a plane; into the opened quarter or octant of anything else, z upwards."""
    if body.is_flat:
        return View((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    around, above = np.radians(40.0), np.radians(28.0)
    towards = np.array([np.cos(around) * np.cos(above), np.sin(around) * np.cos(above), np.sin(above)])
    right = np.cross([0.0, 0.0, 1.0], towards)
    right /= np.linalg.norm(right)
    up = np.cross(towards, right)
    return View((right[0], right[1], right[2]), (up[0], up[1], up[2]))


def draw(body: Body, key: str, colours: Colours, view: View, height: int) -> Image:
    """The deformed body with a line at the front and the outline of the undeformed one; ``(height, width, 3)``.

    Needs a display, see :func:`chemomech.render.display.display`.
    """
    import pyvista
    from PIL import Image as Picture

    width = max(1, round(height * view.size[0] / view.size[1]))
    plotter = pyvista.Plotter(off_screen=True, window_size=[SAMPLES * width, SAMPLES * height], lighting=None)
    try:
        plotter.set_background("white")
        _add_body(plotter, body, key, colours, view)
        _aim(plotter, view, max(float(np.abs(g.points + g.displacement).max()) for g in body.parts))
        shot = plotter.screenshot(return_img=True)
    finally:
        plotter.close()
    return np.asarray(Picture.fromarray(shot).resize((width, height), Picture.Resampling.LANCZOS))


def _add_body(plotter: Any, body: Body, key: str, colours: Colours, view: View) -> None:
    """Faces of the cut in the plain colours of the field; the skin in those of a light at the eye."""
    import pyvista

    look = {"scalars": key, "cmap": colours.name, "clim": (colours.low, colours.high), "show_scalar_bar": False}
    cut = _oriented(body.cut)
    deformed = cut.warp_by_vector("u")
    plotter.add_mesh(deformed, lighting=False, interpolate_before_map=True, **look)
    lines = [(deformed.contour([FRONT], scalars="order_parameter"), INK, 3.2)]
    edges = {"manifold_edges": False, "non_manifold_edges": False}
    if body.skin is None:
        rim = cut.extract_feature_edges(feature_edges=False, **edges)
    else:
        plotter.add_light(pyvista.Light(light_type="headlight"))
        outside = _oriented(body.skin)
        skin = outside.warp_by_vector("u").compute_normals(cell_normals=False, feature_angle=SHARP, split_vertices=True)
        plotter.add_mesh(skin, ambient=0.6, diffuse=0.45, smooth_shading=True, interpolate_before_map=True, **look)
        rim = outside.extract_feature_edges(SHARP, **edges)
        lines.append((cut.extract_feature_edges(SHARP, boundary_edges=False, **edges).warp_by_vector("u"), INK, 1.0))
    lines += [(rim, GHOST, 2.6), (rim.warp_by_vector("u"), INK, 1.6)]
    _add_lines(plotter, lines, view)


def _add_lines(plotter: Any, lines: list[tuple[Any, str, float]], view: View) -> None:
    """Lines with their colours and widths, each nearer to the eye than the body and the lines before it."""
    nearer = 1e-3 * max(view.size) * view.towards
    scale = plotter.window_size[1] / FULL_HEIGHT
    for layer, (line, colour, width) in enumerate(lines, start=1):
        if line.n_points:
            for part, shade, thickness in ((0.0, "white", width + HALO), (0.5, colour, width)):
                moved = line.translate((layer + part) * nearer, inplace=False)
                plotter.add_mesh(moved, color=shade, line_width=scale * thickness, lighting=False)


def _oriented(grid: Grid) -> Any:
    """A surface all of whose triangles are seen from the same side."""
    return surface(grid).compute_normals(cell_normals=False, consistent_normals=True, split_vertices=False)


def _aim(plotter: Any, view: View, reach: float) -> None:
    left, right, bottom, top = view.extent
    centre = (left + right) / 2 * np.array(view.right) + (bottom + top) / 2 * np.array(view.up)
    camera = plotter.camera
    camera.focal_point = centre
    camera.position = centre + 10 * reach * view.towards
    camera.up = view.up
    camera.parallel_projection = True
    camera.parallel_scale = view.size[1] / 2
    camera.clipping_range = (reach, 20 * reach)
