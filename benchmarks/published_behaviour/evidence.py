"""Run the five cases and rewrite the README's picture and table."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("results.json")
PICTURE = ROOT / "docs" / "pictures" / "five-systems.png"
README = ROOT / "README.md"
BEGIN, END = "<!-- five systems: written by `make evidence` -->", "<!-- five systems end -->"

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
    from chemomech.input import readable

    lines = [
        "| case | published | this program | exponent of L(t): as seen / without stress |",
        "|---|---|---|---|",
    ]
    for name, (title, published) in PUBLISHED.items():
        found = results[name]
        kinetics = found["kinetics"]
        retarded = ", retarded by stress" if kinetics["stress_retarded"] else ""
        if found["status"] == "arrested":
            outcome, after = "comes to rest at", readable.time(found["time_of_95_percent_depth_s"])
            when = f" (95 % of that depth after {after})"
        else:
            outcome, when = "reacts to", f" in {readable.time(found['time_s'])}"
        lines.append(
            f"| [{title}](cases/{name}.yaml) | {published} | {kinetics['regime']}{retarded}; {outcome} "
            f"{found['reacted_fraction']:.0%} of the volume{when}; swells {found['swelling_ratio']:.1f} times "
            f"| {kinetics['exponent']:.2f} / {kinetics['intrinsic_exponent']:.2f} |"
        )
    return "\n".join(lines)


def readme_with(text: str, rendered: str) -> str:
    """The README with its table replaced."""
    from chemomech.figures.generated import with_part

    return with_part(text, BEGIN, END, rendered)


def main() -> int:
    """Run what is to be run; the folders of the runs are below the first argument (default: results/evidence)."""
    from chemomech.case import load_case
    from chemomech.compare.relative_growth import plot_growth
    from chemomech.results.result_folder import ResultFolder
    from chemomech.simulation.runner import run

    base = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "results" / "evidence")
    results: dict[str, Any] = {}
    for name, (title, _) in PUBLISHED.items():
        summary = run(load_case(ROOT / "cases" / f"{name}.yaml"), base / name, overwrite=True).summary
        history = pd.read_csv(base / name / "history.csv")
        depth = history["Front depth [nm]"].to_numpy()
        reached = float(np.interp(0.95 * depth[-1], depth, history["Time [s]"]))
        results[name] = {key: summary[key] for key in KEPT} | {"time_of_95_percent_depth_s": reached}
        print(f"{title}: {summary['status']}, {summary['reacted_fraction']:.3f}", flush=True)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    folders = [ResultFolder(base / name) for name in PUBLISHED]
    plot_growth(folders, [title for title, _ in PUBLISHED.values()], PICTURE)
    README.write_text(readme_with(README.read_text(encoding="utf-8"), table(results)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
