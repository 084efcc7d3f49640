"""Measure how fast the program is: `make bench`.

    python3 -m benchmarks.speed.bench [NAME ...] [--repeats 3]

Writes results.json beside this file (what is not measured again stays) and the tables of docs/cost.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import pages
from benchmarks.pages import DOCS, Part
from benchmarks.runs import keep
from benchmarks.speed.measures import MEASURES

RESULTS = Path(__file__).with_name("results.json")
PART = Part.named("tables", DOCS / "cost.md", "bench")
COLUMNS = {
    "what": "what", "ranks": "ranks", "unknowns": "unknowns", "steps": "steps", "newton_iterations": "Newton",
    "linear_iterations": "Krylov", "factorisations": "Jacobians", "wall_s": "wall [s]", "jacobian_s": "Jacobian [s]",
    "residual_s": "residual [s]", "set_up_s": "set-up [s]", "solve_s": "solve [s]", "rest_s": "rest [s]",
    "s_per_newton_iteration": "s per Newton", "peak_memory_gb": "memory [GB]", "ratio": "ratio",
    "efficiency": "efficiency", "depth_error": "error of the depth", "difference": "difference", "goal": "goal",
}  # fmt: skip
"""Columns of the tables; one that no row fills is left out."""


def main() -> None:
    """Measure, keep, show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(MEASURES)}; all if none is given")
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    kept: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in arguments.names or MEASURES:
        rows = MEASURES[name](arguments.repeats)
        kept[name] = {"about": MEASURES[name].__doc__, "date": str(date.today()), "machine": machine(), "rows": rows}
        keep(kept, RESULTS, indent=1)
        print(table(rows), flush=True)
    tables = [f"**{found['about']}**\n\n{table(found['rows'])}" for _, found in sorted(kept.items(), key=order)]
    PART.write("\n\n".join(tables))


def order(item: tuple[str, Any]) -> int:
    """Place among the measures."""
    return list(MEASURES).index(item[0])


def machine() -> dict[str, Any]:
    """What the times belong to."""
    from chemomech.system._dolfinx import versions

    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "processor": names[0].split(": ")[1] if names else platform.processor(),
        "cores": os.cpu_count(),
    } | versions()


def table(rows: list[dict[str, Any]]) -> str:
    """Markdown."""
    rows = [row | {"rest_s": row["wall_s"] - row["newton_s"]} if "newton_s" in row else row for row in rows]
    used = [key for key in COLUMNS if any(row.get(key) not in (None, "") for row in rows)]
    head = f"| {' | '.join(COLUMNS[key] for key in used)} |"
    return pages.table(head, (f"| {' | '.join(shown(row.get(key)) for key in used)} |" for row in rows))


def shown(value: Any) -> str:
    """Three figures are enough of a measured time."""
    if value is None:
        return ""
    return f"{value:.3g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
