"""Run the cases and sweeps with inert layers; rewrite pictures and tables of docs/layers.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from benchmarks import pages
from benchmarks.pages import CASES, DOCS, PICTURES, Part
from benchmarks.runs import chemomech, finished, folder_of_runs, keep
from chemomech.case import load_case
from chemomech.case.estimates import Estimates
from chemomech.figures import style
from chemomech.input import readable
from chemomech.sweep.sweep_folder import SweepFolder

RESULTS = Path(__file__).with_name("results.json")
PAGE = DOCS / "layers.md"
DIFFUSIVITY, THICKNESS = "regions.coating.inert.diffusivity.value", "geometry.coating_thickness"
MODULUS = "regions.coating.inert.youngs_modulus.value"
WITHOUT_CORE = ("geometry={shape: wire, diameter: 150 nm}", "regions={}")
CYCLE = {
    "time": "Time [s]",
    "state_of_charge": "State of charge [-]",
    "voltage": "Voltage [V]",
    "hoop": "Surface hoop stress [GPa]",
    "axial": "Surface axial stress [GPa]",
    "core": "Core axial stress [GPa]",
}
"""Columns of the history that are kept of a cycle."""
Results = dict[str, Any]


def swept(name: str, results: Path) -> list[Results]:
    """Points of a sweep of cases/sweeps, run if they are missing."""
    folder = results / name
    chemomech("sweep", str(CASES / "sweeps" / f"{name}.yaml"), "--output", str(folder))
    table = SweepFolder(folder).points()
    keys = [key for key in table.columns if key not in ("number", "tries", "seconds", "reason")]
    return [{str(key): _rounded(value) for key, value in row.items()} for row in table[keys].to_dict("records")]


def _rounded(value: Any) -> Any:
    return float(f"{value:.5g}") if isinstance(value, float) else value


def cycled(folder: Path, *overrides: str) -> Results:
    """Columns of the case of a shell on a core."""
    finished(CASES / "li-si" / "shell-on-core.yaml", folder, *overrides, "output.pictures=false")
    table = pd.read_csv(folder / "history.csv")
    return {key: [_rounded(value) for value in table[column]] for key, column in CYCLE.items()}


def interphase(points: list[Results]) -> Figure:
    """Time of full reaction over the diffusivity of the layer, and over its conductance in one curve."""
    drawing, (left, right) = style.figure(2.9)
    table = pd.DataFrame(points)
    case = load_case(CASES / "na-sn" / "wire-sei.yaml")
    for look, (thickness, rows) in zip(style.LINES, table.groupby(THICKNESS), strict=False):
        left.loglog(rows[DIFFUSIVITY], rows["time"], marker="o", markersize=3, label=f"{thickness:g} nm", **look)
        estimates = [_estimate(case, D, thickness) for D in rows[DIFFUSIVITY]]
        right.loglog(estimates, rows["time"], marker="o", markersize=3, label=f"{thickness:g} nm", **look)
    without = Estimates.of(case)
    left.set_xlabel("Diffusivity of the layer [cm$^2$/s]")
    left.set_ylabel("Time until the wire has reacted [s]")
    right.set_xlabel("Estimate for the undeformed layer [s]")
    right.set_ylabel("Time until the wire has reacted [s]")
    ends = np.array(right.get_xlim())
    right.loglog(ends, ends, color=style.GREY, linewidth=0.8, zorder=0.5)
    middle = np.sqrt(ends.prod())
    right.annotate("equal", (middle, middle), (-5, 2), textcoords="offset points", ha="right", color=style.GREY)
    for axes in (left, right):
        style.legend_above(axes, 3)
    left.text(
        0.03, 0.04, f"estimate without the layer: {readable.time(without.reaction_time + without.diffusion_time)}",
        transform=left.transAxes, color=style.GREY,
    )  # fmt: skip
    return drawing


def _estimate(case: Any, diffusivity: float, thickness: float) -> float:
    changed = [f"{DIFFUSIVITY}={diffusivity} cm^2/s", f"{THICKNESS}={thickness} nm"]
    return Estimates.of(load_case(CASES / "na-sn" / "wire-sei.yaml", changed)).coating_time


def coating(points: list[Results]) -> Figure:
    """Hoop stress of the coating and reacted fraction over its thickness."""
    drawing, (left, right) = style.figure(2.9)
    table = pd.DataFrame(points)
    for look, (modulus, rows) in zip(style.LINES, reversed(list(table.groupby(MODULUS))), strict=False):
        label = f"E = {modulus:g} GPa"
        left.semilogx(rows[THICKNESS], rows["surface_hoop_stress"], marker="o", markersize=3, label=label, **look)
        right.semilogx(rows[THICKNESS], rows["reacted_fraction"], marker="o", markersize=3, label=label, **look)
    left.set_ylabel("Hoop stress of the coating [GPa]")
    right.set_ylabel("Reacted fraction [-]")
    right.set_ylim(0, 0.6)
    left.set_ylim(bottom=0)
    for axes in (left, right):
        axes.set_xlabel("Thickness of the coating [nm]")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        style.legend_above(axes, 2)
    return drawing


def core(cycles: Results) -> Figure:
    """Stress and voltage over the state of charge, in a cycle with and without the core."""
    drawing, (left, right) = style.figure(2.9)
    held, free = cycles["on the core"], cycles["without a core"]
    names = {"axial": "axial", "hoop": "hoop"}
    for look, (key, name) in zip(style.LINES, names.items(), strict=False):
        left.plot(held["state_of_charge"], held[key], label=name, **look)
    left.plot(free["state_of_charge"], free["axial"], label="no core, axial", **style.LINES[3])
    left.set_ylabel("Stress at the surface of the silicon [GPa]")
    style.zero_line(left)
    for look, (name, cycle) in zip(style.LINES, cycles.items(), strict=False):
        right.plot(cycle["state_of_charge"], cycle["voltage"], label=name, **look)
    right.set_ylabel("Voltage against lithium [V]")
    right.set_ylim(0, 0.4)
    for axes in (left, right):
        axes.set_xlabel("State of charge [-]")
    style.legend_above(left, 3)
    style.legend_above(right, 2)
    return drawing


def interphase_table(points: list[Results]) -> str:
    """Times by diffusivity and thickness."""
    table = pd.DataFrame(points).pivot(index=DIFFUSIVITY, columns=THICKNESS, values="time")
    head = "| D [cm²/s] | " + " | ".join(f"{thickness:g} nm" for thickness in table.columns) + " |"
    rows = [f"| {D:.1e} | " + " | ".join(readable.time(t) for t in row) + " |" for D, row in table.iterrows()]
    return pages.table(head, rows)


def coating_table(points: list[Results]) -> str:
    """Hoop stress, core pressure and reacted fraction by thickness and modulus."""
    head = "| modulus | thickness | hoop stress | pressure in the core | reacted | volume |"
    rows = [
        f"| {point[MODULUS]:g} GPa | {point[THICKNESS]:.3g} nm | {point['surface_hoop_stress']:.2f} GPa | "
        f"{point['core_pressure']:.2f} GPa | {readable.percent(point['reacted_fraction'])} | "
        f"{point['swelling_ratio']:.2f} |"
        for point in sorted(points, key=lambda point: (-point[MODULUS], point[THICKNESS]))
    ]
    return pages.table(head, rows)


def cycle_table(cycles: Results) -> str:
    """Extremes of the cycle on the core and without."""
    head = "| wire | axial stress, least | largest | of the core, largest | hysteresis at half charge |"
    rows = [
        f"| {name} | {min(cycle['axial']):.2f} GPa | {max(cycle['axial']):.2f} GPa | "
        f"{max(cycle['core']):.2f} GPa | {1e3 * hysteresis(cycle):.0f} mV |"
        for name, cycle in cycles.items()
    ]
    return pages.table(head, rows)


def hysteresis(cycle: Results, charge: float = 0.5) -> float:
    """Voltage [V] between the way out and the way in, at a state of charge."""
    x, voltage = np.array(cycle["state_of_charge"]), np.array(cycle["voltage"])
    top = int(np.argmax(x))
    inward = np.interp(charge, x[: top + 1], voltage[: top + 1])
    return float(np.interp(charge, x[top:][::-1], voltage[top:][::-1]) - inward)


PARTS = {
    "sei": (interphase, interphase_table),
    "coating": (coating, coating_table),
    "core": (core, cycle_table),
}
"""By name of picture and table how they are drawn and written."""


def part(name: str) -> Part:
    """Where the table stands in the page."""
    return Part.named(name, PAGE, "layers")


def main() -> None:
    """Run what is missing, below the first argument (default: results/layers), draw, write."""
    results = folder_of_runs("layers")
    wire = results / "shell-on-core"
    found = {
        "sei": swept("sei", results),
        "coating": swept("coating", results),
        "core": {"on the core": cycled(wire / "with"), "without a core": cycled(wire / "without", *WITHOUT_CORE)},
    }
    keep(found, RESULTS, indent=1)
    for name, (draw, table) in PARTS.items():
        with style.applied():
            draw(found[name]).savefig(PICTURES / f"layers-{name}.png")
        part(name).write(table(found[name]))


if __name__ == "__main__":
    main()
