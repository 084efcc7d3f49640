"""Run the ready sweeps and put their maps into docs/pictures: python3 maps.py [FOLDER_OF_RESULTS]."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
MAPS = {"icr-dcr": ("exponent",), "self-limiting": ("arrested", "critical-diameter")}
"""Sweeps in cases/sweeps and which of their maps are shown."""


def main(results: Path) -> None:
    """Run what is missing of both sweeps on two cores, draw, copy."""
    for sweep, names in MAPS.items():
        folder = results / sweep
        _chemomech("sweep", str(ROOT / "cases" / "sweeps" / f"{sweep}.yaml"), "--jobs", "2", "--output", str(folder))
        _chemomech("sweep", "plot", str(folder), *names)
        for name in names:
            shutil.copyfile(folder / "plots" / f"{name}.png", PICTURES / f"sweep-{name}.png")


def _chemomech(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "chemomech", *arguments], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "results")
