"""Run the five cases and rewrite the README's picture and table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks import pages
from benchmarks.pages import CASES, PICTURES, ROOT, Part
from benchmarks.runs import finished, folder_of_runs, keep
from chemomech.compare.relative_growth import plot_growth
from chemomech.input import readable
from chemomech.results.result_folder import ResultFolder

RESULTS = Path(__file__).with_name("results.json")
PICTURE = PICTURES / "five-systems.png"
PART = Part.named("five systems", ROOT / "README.md", "evidence")
PUBLISHED = {
    "li-si/wire-129nm": ("Li-Si wire, 129 nm", "sharp front, `L ~ t`; slows, stops after 1.5 h at 55 % of the volume"),
    "li-si/particle-160nm": ("Li-Si particle, 160 nm", "stops at about 50 % (90 to 200 nm); looks parabolic"),
    "na-sb/particle-200nm": ("Na-Sb particle, 200 nm", "reaction control, sharp and shallow front"),
    "li-ge/particle-300nm": ("Li-Ge particle, 300 nm", "diffusion control, reacts fully (160 to 620 nm)"),
    "na-sn/wire-500nm": ("Na-Sn wire, 500 nm", "`L^2 ~ t`, deep and isotropic, 420 % expansion"),
}
KEPT = ("status", "time_s", "reacted_fraction", "swelling_ratio", "steps", "newton_iterations", "kinetics")


def table(results: dict[str, Any]) -> str:
    """The README's table."""
    rows = []
    for name, (title, published) in PUBLISHED.items():
        found = results[name]
        kinetics = found["kinetics"]
        retarded = ", retarded by stress" if kinetics["stress_retarded"] else ""
        if found["status"] == "arrested":
            outcome, after = "comes to rest at", readable.time(found["time_of_95_percent_depth_s"])
            when = f" (95 % of that depth after {after})"
        else:
            outcome, when = "reacts to", f" in {readable.time(found['time_s'])}"
        rows.append(
            f"| [{title}](cases/{name}.yaml) | {published} | {kinetics['regime']}{retarded}; {outcome} "
            f"{found['reacted_fraction']:.0%} of the volume{when}; swells {found['swelling_ratio']:.1f} times "
            f"| {kinetics['exponent']:.2f} / {kinetics['intrinsic_exponent']:.2f} |"
        )
    return pages.table("| case | published | this program | exponent of L(t): as seen / without stress |", rows)


def main() -> None:
    """Run what is to be run; the folders of the runs are below the first argument (default: results/evidence)."""
    base = folder_of_runs("evidence")
    results: dict[str, Any] = {}
    for name, (title, _) in PUBLISHED.items():
        summary = finished(CASES / f"{name}.yaml", base / name)
        history = pd.read_csv(base / name / "history.csv")
        depth = history["Front depth [nm]"].to_numpy()
        reached = float(np.interp(0.95 * depth[-1], depth, history["Time [s]"]))
        results[name] = {key: summary[key] for key in KEPT} | {"time_of_95_percent_depth_s": reached}
        print(f"{title}: {summary['status']}, {summary['reacted_fraction']:.3f}", flush=True)
    keep(results, RESULTS)
    folders = [ResultFolder(base / name) for name in PUBLISHED]
    plot_growth(folders, [title for title, _ in PUBLISHED.values()], PICTURE)
    PART.write(table(results))


if __name__ == "__main__":
    main()
