"""Run the crystal cases, draw their final shapes side by side, tabulate their swelling: rewrites docs/crystals.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.tri import Triangulation

from benchmarks import pages
from benchmarks.pages import CASES, DOCS, PICTURES, Part
from benchmarks.runs import finished, folder_of_runs, keep
from chemomech.case import load_case
from chemomech.deformed.series import Series
from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.profile_table import PROFILE
from chemomech.report.plane_fields import PlaneFields

Array = npt.NDArray[np.float64]

RESULTS = Path(__file__).with_name("results.json")
PART = Part.named("crystals", DOCS / "crystals.md", "crystals")
PICTURE = PICTURES / "crystals.png"
STRESS, SHOWN_STRESS = "hoop_stress", 2.0
"""The quantity on the right halves and the end of its scale [GPa]."""
KEPT = ("status", "time_s", "reacted_fraction", "swelling_ratio", "axial_stretch", "steps", "newton_iterations")
SKIN = 0.1
"""Depth over the radius within which a stress counts as one of the surface."""


@dataclass(frozen=True)
class Wire:
    """A case, what its directions are called and what was published."""

    title: str
    directions: tuple[tuple[str, float], ...]
    """Names of two principal directions across the wire and their angles from the x axis [degrees]."""
    fold: int
    """How many directions across the wire are like the first."""
    published: str


WIRES = {
    "li-si/wire-100": Wire("Li-Si ⟨100⟩", (("⟨110⟩", 45), ("⟨100⟩", 0)), 4, "⟨110⟩ preferred; by symmetry fourfold"),
    "li-si/wire-110": Wire(
        "Li-Si ⟨110⟩", (("⟨110⟩", 90), ("⟨001⟩", 0)), 2, "most along ⟨110⟩, directions up to 400 % apart"
    ),
    "li-si/wire-111": Wire("Li-Si ⟨111⟩", (("⟨110⟩", 0), ("⟨112⟩", 90)), 6, "⟨110⟩ preferred; by symmetry sixfold"),
    "li-si/wire-112": Wire(
        "Li-Si ⟨112⟩", (("⟨110⟩", 90), ("⟨111⟩", 0)), 2, "2.62 against 1.14, waist in the broad face (Liu et al. 2011)"
    ),
    "na-p/wire-100": Wire("Na-P ⟨100⟩", (("⟨001⟩", 90), ("⟨010⟩", 0)), 2, "sodium goes in along [010]"),
    "na-sn/wire-section": Wire("Na-Sn", (("x", 0), ("y", 90)), 2, "the same in all directions"),
}


def measured(fields: PlaneFields, wire: Wire) -> dict[str, Any]:
    """Extents and stretches along the directions of a wire, and where its hoop stress is largest."""
    radius = float(np.linalg.norm(fields.reference, axis=1).max())
    found: dict[str, Any] = {"directions": {}}
    for name, angle in wire.directions:
        along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        found["directions"][name] = {
            "extent": float(np.ptp(fields.current @ along)) / (2 * radius),
            "through_centre": _through_centre(fields, along),
        }
    centroids, areas = _cells(fields)
    depth = 1 - np.linalg.norm(centroids, axis=1) / radius
    stress = fields.by_cell[PROFILE[STRESS].header]
    for key, where in (("largest", depth > -1.0), ("largest_of_skin", depth < SKIN)):
        cell = np.flatnonzero(where)[np.argmax(stress[where])]
        name, off = _nearest(wire, centroids[cell])
        found[key] = {
            "GPa": float(stress[cell]),
            "direction": name,
            "degrees_off": off,
            "depth_over_radius": float(depth[cell]),
        }
    found["tensile_share"] = float(areas[stress > 0].sum() / areas.sum())
    return found


def _through_centre(fields: PlaneFields, along: Array) -> float:
    """Stretch of the line from the centre to the point of the surface in a direction of the pristine body."""
    surface = fields.reference @ along
    corner = int(np.argmax(surface))
    return float(np.linalg.norm(fields.current[corner]) / np.linalg.norm(fields.reference[corner]))


def _cells(fields: PlaneFields) -> tuple[Array, Array]:
    """Centroids in the reference body and current areas."""
    corners = fields.current[fields.triangles]
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]) / 2
    return np.asarray(fields.reference[fields.triangles].mean(axis=1)), areas


def _nearest(wire: Wire, place: Array) -> tuple[str, float]:
    """The named direction next to a place, the symmetry of the wire considered, and the angle to it [degrees]."""
    (first, start), (second, _) = wire.directions
    period = 180 / wire.fold
    angle = float(np.degrees(np.arctan2(place[1], place[0])))
    off = abs((angle - start + period) % (2 * period) - period)
    return (first, off) if off <= period / 2 else (second, period - off)


def table(results: dict[str, Any]) -> str:
    """The page's table."""
    head = (
        "| case | published | directions | extent over diameter | through the centre | along the axis | volume "
        "| largest hoop stress: where | of the skin |"
    )
    rows = []
    for name, wire in WIRES.items():
        found = results[name]
        pair = list(found["directions"].values())
        names = " / ".join(found["directions"])
        extent, through = (" / ".join(f"{each[key]:.2f}" for each in pair) for key in ("extent", "through_centre"))
        outcome = f"{found['status']}, {found['reacted_fraction']:.0%}"
        rows.append(
            f"| [{wire.title}](../cases/{name}.yaml), {outcome} | {wire.published} | {names} | {extent} | {through} "
            f"| {found['axial_stretch']:.2f} | {found['swelling_ratio']:.2f} | {_stress(found['largest'])} "
            f"| {_stress(found['largest_of_skin'])} |"
        )
    return pages.table(head, rows)


def _stress(found: dict[str, Any]) -> str:
    side = "at" if found["degrees_off"] < 2 else f"{found['degrees_off']:.0f}° from"
    return f"{readable.stress(1e9 * found['GPa'])} {side} {found['direction']}, {found['depth_over_radius']:.2f} R deep"


def draw(bodies: dict[str, PlaneFields]) -> Figure:
    """Content in the left half of every body, hoop stress in the right one."""
    drawing, axes = style.figure(5.2, rows=2, columns=3)
    reach = 1.04 * max(np.abs(f.current).max() / np.linalg.norm(f.reference, axis=1).max() for f in bodies.values())
    for panel, (name, fields) in zip(axes, bodies.items(), strict=True):
        images = _body(panel, fields)
        wire = WIRES[name]
        panel.set(aspect="equal", xlim=(-reach, reach), ylim=(-reach, reach), title=wire.title)
        panel.set_axis_off()
        for label, angle in wire.directions:
            _arrow(panel, label, angle, -0.92 * reach)
    for image, row, key in zip(images, (axes[:3], axes[3:]), ("content", STRESS), strict=True):
        drawing.colorbar(image, ax=row, location="right", shrink=0.8, label=PROFILE[key].label)
    return drawing


def _arrow(panel: Axes, label: str, angle: float, corner: float) -> None:
    """A direction of the crystal, in the lower left corner."""
    x, y = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    arrow = {"arrowstyle": "->", "color": style.INK, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 0}
    panel.annotate("", (corner + 0.55 * x, corner + 0.55 * y), (corner, corner), arrowprops=arrow)
    panel.annotate(label, (corner + 0.95 * x, corner + 0.75 * y), ha="center", va="center", fontsize=6)


def _body(panel: Axes, fields: PlaneFields) -> list[Any]:
    """One body in units of its radius, with the outline of the pristine one."""
    radius = float(np.linalg.norm(fields.reference, axis=1).max())
    x, y = fields.current.T / radius
    right = fields.reference[fields.triangles].mean(axis=1)[:, 0] > 0
    content = fields.nodal[PROFILE["content"].header][fields.triangles].mean(axis=1)
    stress = fields.by_cell[PROFILE[STRESS].header]
    scales = ((content, ~right, "viridis", 0.0, 1.0), (stress, right, "RdBu_r", -SHOWN_STRESS, SHOWN_STRESS))
    images = []
    for values, shown, colours, low, high in scales:
        mesh = Triangulation(x, y, fields.triangles[shown])
        images.append(panel.tripcolor(mesh, values[shown], cmap=colours, vmin=low, vmax=high, rasterized=True))
    phi = fields.nodal[PROFILE["order_parameter"].header]
    if phi.min() < 0.5 < phi.max():
        panel.tricontour(Triangulation(x, y, fields.triangles), phi, levels=[0.5], colors=[style.INK], linewidths=0.8)
    outline = [edge / radius for edge in fields.outline()]
    panel.add_collection(LineCollection(outline, colors=style.INK, linewidths=0.7))
    return images


def main() -> None:
    """Run what is to be run; the folders of the runs are below the first argument (default: results/crystals)."""
    base = folder_of_runs("crystals")
    results: dict[str, Any] = {}
    bodies: dict[str, PlaneFields] = {}
    for name, wire in WIRES.items():
        case_file = CASES / f"{name}.yaml"
        summary = finished(case_file, base / name)
        fields = PlaneFields.last(Series.open(base / name), load_case(case_file).mirror_axes)
        bodies[name] = fields
        results[name] = measured(fields, wire) | {key: summary[key] for key in KEPT}
        print(f"{wire.title}: {summary['status']}, {summary['reacted_fraction']:.3f}", flush=True)
    keep(results, RESULTS)
    with style.applied():
        draw(bodies).savefig(PICTURE)
    PART.write(table(results))


if __name__ == "__main__":
    main()
