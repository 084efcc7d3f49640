"""The ellipse by the program and by a plain script, in turns: states of charge, work, wall times.

    python3 -m benchmarks.cahn_hilliard.compare [--repeats 3]        a table, and a record in results.json

`measure` is what other programs call. Times are those after import, with compiled kernels: a short run comes first.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.runs import keep, printed

FOLDER = Path(__file__).parent
CONVERGED = {"0.5": 0.0204, "1": 0.2503, "3": 0.8571, "10": 0.9944}
"""State of charge over time [s]: the equations of the script with two fixed steps, extrapolated to none."""
RUNS: dict[str, tuple[tuple[str, ...], int]] = {
    "reference": (("reference.py",), 1),
    "program": (("program.py",), 1),
    "program, two ranks": (("program.py",), 2),
}
SHORT = {"reference.py": ("--end", "0.01"), "program.py": ("time.end=10 ms",)}


def measure(repeats: int = 3) -> list[dict[str, Any]]:
    """One record for each of :data:`RUNS`: its last run, the median of its wall times, errors and ratios."""
    for (script, *_), ranks in RUNS.values():
        _run((script, *SHORT[script]), ranks)
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in RUNS}
    for _ in range(repeats):
        for name, (command, ranks) in RUNS.items():
            runs[name].append(_run(command, ranks))
    reference = median(run["wall_time_s"] for run in runs["reference"])
    return [_record(name, found, reference) for name, found in runs.items()]


def _run(command: tuple[str, ...], ranks: int) -> dict[str, Any]:
    script, *arguments = command
    return dict(printed(FOLDER / script, *arguments, ranks=ranks))


def _record(name: str, runs: list[dict[str, Any]], reference: float) -> dict[str, Any]:
    charges, walls = runs[-1]["state_of_charge"], [run["wall_time_s"] for run in runs]
    errors = {at: charges[at] - CONVERGED[at] for at in charges}
    return {
        "name": name,
        **runs[-1],
        "wall_times_s": walls,
        "wall_time_s": median(walls),
        "ratio": median(walls) / reference,
        "errors": errors,
        "largest_error": max(abs(error) for error in errors.values()),
    }


def main() -> None:
    """Measure, print a table, write the record."""
    parser = argparse.ArgumentParser(description="The Cahn-Hilliard ellipse: the program against a plain script.")
    parser.add_argument("--repeats", type=int, default=3)
    records = measure(parser.parse_args().repeats)
    print(
        f"{'':20} {'steps':>6} {'iterations':>10} {'factorisations':>14} {'wall [s]':>9} {'ratio':>6}   errors at",
        end="",
    )
    print(" ".join(f"{at:>8} s" for at in CONVERGED))
    for r in records:
        work = f"{r['steps']:>6} {r['newton_iterations']:>10} {r['factorisations']:>14}"
        errors = " ".join(f"{error:>+10.4f}" for error in r["errors"].values())
        print(f"{r['name']:20} {work} {r['wall_time_s']:>9.1f} {r['ratio']:>6.2f}            {errors}")
    keep(records, FOLDER / "results.json", indent=1)


if __name__ == "__main__":
    main()
