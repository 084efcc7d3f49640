"""Run cycles, currents and rates, put what came out into docs/electrode.md."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from benchmarks import pages
from benchmarks.pages import CASES, DOCS, PICTURES, Part
from benchmarks.runs import chemomech, finished, folder_of_runs
from chemomech.figures import style
from chemomech.observe.quantity_table import HISTORY
from chemomech.results.result_folder import ResultFolder

PART = Part.named("electrode", DOCS / "electrode.md", "electrode")
CYCLES = {"li-asi/film-cycle": "film", "li-asi/particle-cycle": "particle", "li-si/particle-remnant": "remnant"}
"""Cases that are cycled, and what they are called in the page."""
WIRE, CURRENTS = "li-si/wire-100-galvanostatic", ("C/16", "C/10", "C/7", "C/5")
RATES = "rate-capability"
SYSTEMS = ("Na-Sn", "Li-Ge", "Na-Sb", "Li-Si")
KEPT = 0.5
"""Part of the capacity at the slowest rate that is left at the threshold."""


def main() -> None:
    """Run what is missing, below the first argument (default: results), draw, write the page."""
    results = folder_of_runs()
    cycles = {name: _run(case, results / "electrode" / name) for case, name in CYCLES.items()}
    wires = {
        current: _run(WIRE, results / "electrode" / f"wire-{current.replace('/', '-')}", f"surface.current={current}")
        for current in CURRENTS
    }
    chemomech("sweep", str(CASES / "sweeps" / f"{RATES}.yaml"), "--jobs", "2", "--output", str(results / RATES))
    points = results / RATES / "points.csv"
    chemomech("sweep", "table", str(results / RATES), "--csv", str(points))
    rates = capacities(pd.read_csv(points))
    for name in cycles:
        for picture in ("voltage", "cycle"):
            shutil.copyfile(
                results / "electrode" / name / f"{picture}.png", PICTURES / f"electrode-{name}-{picture}.png"
            )
    with style.applied():
        for name, drawing in (("depths", draw_depths(wires)), ("rates", draw_rates(rates))):
            drawing.savefig(PICTURES / f"electrode-{name}.png")
    parts = [_cycle_table(cycles), _depth_table(wires), _rate_table(rates)]
    PART.write("\n\n".join(parts))


def capacities(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """State of charge over the rate [1/h] at which the voltage fell to its limit, by system."""
    name, rate = (next(c for c in table.columns if key in c) for key in ("material.name", "surface.current"))
    content = next(c for c in table.columns if c.startswith(("State of charge", "state_of_charge")))
    tidy = pd.DataFrame({"system": table[name], "rate": table[rate], "content": table[content]}).dropna()
    return {system: tidy[tidy.system == system].sort_values("rate") for system in SYSTEMS}


def threshold(curve: pd.DataFrame) -> float:
    """Rate [1/h] at which half of the capacity at the slowest rate is left, interpolated in its logarithm."""
    part = (curve.content / curve.content.iloc[0]).to_numpy()
    below = int(np.argmax(part < KEPT))
    lg = np.log10(curve.rate.to_numpy())
    share = (part[below - 1] - KEPT) / (part[below - 1] - part[below])
    return float(10 ** (lg[below - 1] + share * (lg[below] - lg[below - 1])))


def draw_rates(rates: dict[str, pd.DataFrame]) -> Figure:
    """State of charge over C-rate, one line a system."""
    drawing, (axes,) = style.figure(2.7, columns=1)
    for (system, curve), line in zip(rates.items(), style.LINES, strict=False):
        axes.plot(curve.rate, curve.content, label=system, **line)
    axes.set(xscale="log", xlabel="Rate [C]", ylabel="State of charge at the cut-off", ylim=(0, 1))
    axes.axhline(0, color=style.GREY, linewidth=0.7)
    style.legend_above(axes, 4)
    return drawing


def draw_depths(wires: dict[str, Path]) -> Figure:
    """Depth along both directions over time and over the current."""
    drawing, (over_time, over_current) = style.figure(2.7)
    ends = []
    for (current, folder), colour in zip(wires.items(), style.sequence(len(wires)), strict=True):
        table = pd.read_csv(folder / "history.csv")
        hours = table[HISTORY["time"].header] / 3600
        depths = [table[HISTORY[key].header] for key in ("front_depth_diagonal", "front_depth_x")]
        for depth, dashes in zip(depths, ("-", (0, (4, 1.5))), strict=True):
            over_time.plot(hours, depth, color=colour, linestyle=dashes)
        rate = table[HISTORY["current_density"].header].iloc[-1]
        ends.append((rate, *(float(depth.iloc[-1]) for depth in depths)))
        over_time.plot([], [], color=colour, label=current)
    rates, fast, slow = np.array(ends).T
    over_current.plot(rates, fast, marker="o", color=style.INK, label="along ⟨110⟩")
    over_current.plot(rates, slow, marker="s", linestyle=(0, (4, 1.5)), color=style.RED, label="along ⟨100⟩")
    over_time.set(xlabel="Time $t$ [h]", ylabel="Front depth $L$ [nm]")
    over_current.set(xlabel=style.label(HISTORY["current_density"]), ylabel="Front depth after 4 h $L$ [nm]")
    style.legend_above(over_time, 4)
    style.legend_above(over_current, 2)
    return drawing


def _cycle_table(cycles: dict[str, Path]) -> str:
    head = "| case | cycle | inserted [mAh/g] | extracted | least surface stress | largest | plastic strain so far |"
    rows = []
    for name, folder in cycles.items():
        table, steps = pd.read_csv(folder / "history.csv"), ResultFolder(folder).read_summary()["experiment"]
        numbers = table[HISTORY["cycle"].header]
        for cycle in sorted(set(numbers)):
            of_cycle = table[numbers == cycle]
            passed = [step["inserted_mAh_g"] for step in steps if step["cycle"] == cycle]
            inserted, extracted = sum(q for q in passed if q > 0), -sum(q for q in passed if q < 0)
            stress = of_cycle[HISTORY["surface_hoop_stress"].header]
            strain = of_cycle[HISTORY["largest_plastic_strain"].header].iloc[-1]
            rows.append(
                f"| {name} | {cycle:.0f} | {inserted:.0f} | {extracted:.0f} "
                f"| {stress.min():.2f} GPa | {stress.max():.2f} GPa | {strain:.2f} |"
            )
    return pages.table(head, rows)


def _depth_table(wires: dict[str, Path]) -> str:
    head = "| current | front after 4 h along ⟨110⟩ | along ⟨100⟩ | state of charge |"
    rows = []
    for current, folder in wires.items():
        summary = ResultFolder(folder).read_summary()
        fast, slow = (summary["front_depth_along_m"][key] * 1e9 for key in ("diagonal", "x"))
        rows.append(f"| {current} | {fast:.1f} nm | {slow:.1f} nm | {summary['state_of_charge']:.2f} |")
    return pages.table(head, rows)


def _rate_table(rates: dict[str, pd.DataFrame]) -> str:
    head = "| particle of 200 nm | state of charge at C/10 | rate at which half of it is left |"
    rows = [f"| {name} | {curve.content.iloc[0]:.2f} | {threshold(curve):.2g} C |" for name, curve in rates.items()]
    return pages.table(head, rows)


def _run(case: str, folder: Path, *overrides: str) -> Path:
    finished(CASES / f"{case}.yaml", folder, *overrides)
    return folder


if __name__ == "__main__":
    main()
