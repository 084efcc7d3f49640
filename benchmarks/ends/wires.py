"""Run the wires that react from their ends, draw fronts and shapes, tabulate: rewrites docs/ends.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.cm import ScalarMappable

from benchmarks import pages
from benchmarks.pages import CASES, DOCS, PICTURES, Part
from benchmarks.runs import finished, folder_of_runs, keep
from chemomech.compare.relative_growth import plot_growth
from chemomech.deformed.grid import Grid
from chemomech.deformed.series import Series
from chemomech.deformed.whole_body import body_of
from chemomech.figures import style
from chemomech.input import readable
from chemomech.observe.quantity_table import FIELD
from chemomech.render.display import display
from chemomech.render.panel import Frame, show_body
from chemomech.results.result_folder import ResultFolder

RESULTS = Path(__file__).with_name("results.json")
PART = Part.named("ends", DOCS / "ends.md", "ends")
FRONTS, SHAPES = PICTURES / "ends.png", PICTURES / "ends-path.png"
KEPT = ("status", "time_s", "reacted_fraction", "swelling_ratio", "steps", "newton_iterations", "kinetics")
DRY = {"na-sn/wire-end": "Na-Sn, diffusion", "na-sb/wire-end": "Na-Sb, reaction"}
"""Wires whose side is dry, and their names in the picture."""
PATH = "li-ge/wire-end-path"
"""The wire with a path along its side."""
SHOWN = (0.125, 0.375, 1.0)
"""Snapshots of it side by side, by their numbers relative to the last one: equal steps of the front."""


def ahead(series: Series) -> list[dict[str, float]]:
    """How far from the end the side is full, and the axis product, at each snapshot [nm]: half or more."""
    found = []
    for number, time in enumerate(series.times):
        grid = series.grid(number)
        radius = float(grid.points[:, 0].max())
        lines = ((radius, "content"), (0.0, "order_parameter"))
        side, axis = (_reach(grid, np.isclose(grid.points[:, 0], r, atol=1e-3), key) for r, key in lines)
        found.append({"time_s": time, "side": side, "axis": axis})
    return found


def _reach(grid: Grid, line: Any, key: str) -> float:
    """Distance from the end of the point on a line along the wire up to which a field is a half or more."""
    order = np.argsort(-grid.points[line, 1])
    z, values = grid.points[line, 1][order], grid.fields[key][line][order]
    below = np.flatnonzero(values < 0.5)
    if not len(below):
        return float(np.ptp(z))
    first = int(below[0])
    if first == 0:
        return 0.0
    share = (values[first - 1] - 0.5) / (values[first - 1] - values[first])
    return float(z[0] - (z[first - 1] + share * (z[first] - z[first - 1])))


def table(results: dict[str, Any]) -> str:
    """The page's table."""
    rows = []
    published = {"na-sn/wire-end": "`L^2 ~ t`", "na-sb/wire-end": "`L ~ t`"}
    for name in DRY:
        found, kinetics = results[name], results[name]["kinetics"]
        begin, end = (readable.time(t) for t in kinetics["range_s"])
        rows.append(
            f"| [{name}](../cases/{name}.yaml) | {published[name]} | {kinetics['regime']}; swells "
            f"{found['swelling_ratio']:.2f} times | {kinetics['exponent']:.2f} / {kinetics['intrinsic_exponent']:.2f}, "
            f"from {begin} to {end} | {readable.time(found['time_s'])}, {found['steps']} steps |"
        )
    found = results[PATH]
    lead = max(found["ahead"], key=lambda at: at["side"] - at["axis"])
    rows.append(
        f"| [{PATH}](../cases/{PATH}.yaml) | – | a cone: after {readable.time(lead['time_s'])} "
        f"{lead['side']:.0f} nm along the side, {lead['axis']:.0f} nm along the axis; {found['status']}, "
        f"{found['reacted_fraction']:.0%} of it | – | {readable.time(found['time_s'])}, {found['steps']} steps |"
    )
    return pages.table("| case | published | this program | exponent of L(t): as seen / without stress | time |", rows)


def draw_shapes(series: Series) -> None:
    """The wire with the path at some times."""
    numbers = tuple(round(share * (len(series.times) - 1)) for share in SHOWN)
    with style.applied(), display():
        drawing, panels = style.figure(4.6, columns=len(SHOWN))
        frame = Frame.of(series, "content", numbers)
        for axes, number in zip(panels, numbers, strict=True):
            show_body(axes, body_of(series.case, series.grid(number)), "content", frame)
            axes.set_title(f"$t$ = {readable.time(series.times[number])}", loc="center")
        scale = ScalarMappable(frame.colours.norm, frame.colours.name)
        drawing.colorbar(scale, ax=panels, location="right", shrink=0.8, label=style.label(FIELD["content"]))
        drawing.savefig(SHAPES)


def main() -> None:
    """Run what is to be run; the folders of the runs are below the first argument (default: results/ends)."""
    base = folder_of_runs("ends")
    results: dict[str, Any] = {}
    for name in (*DRY, PATH):
        summary = finished(CASES / f"{name}.yaml", base / name)
        results[name] = {key: summary[key] for key in KEPT}
        print(f"{name}: {summary['status']}, {summary['reacted_fraction']:.3f}", flush=True)
    series = Series.open(base / PATH)
    results[PATH]["ahead"] = ahead(series)
    keep(results, RESULTS)
    plot_growth([ResultFolder(base / name) for name in DRY], list(DRY.values()), FRONTS)
    draw_shapes(series)
    PART.write(table(results))


if __name__ == "__main__":
    main()
