"""Run the ready sweeps and put their maps into docs/pictures."""

from __future__ import annotations

import shutil

from benchmarks.pages import CASES, PICTURES
from benchmarks.runs import chemomech, folder_of_runs

MAPS = {"icr-dcr": ("exponent",), "self-limiting": ("arrested", "critical-diameter")}
"""Sweeps in cases/sweeps and which of their maps are shown."""


def main() -> None:
    """Run what is missing of both sweeps on two cores, below the first argument (default: results), draw, copy."""
    results = folder_of_runs()
    for sweep, names in MAPS.items():
        folder = results / sweep
        chemomech("sweep", str(CASES / "sweeps" / f"{sweep}.yaml"), "--jobs", "2", "--output", str(folder))
        chemomech("sweep", "plot", str(folder), *names)
        for name in names:
            shutil.copyfile(folder / "plots" / f"{name}.png", PICTURES / f"sweep-{name}.png")


if __name__ == "__main__":
    main()
