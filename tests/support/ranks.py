"""Several ranks against one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pytest

from tests.support.histories import differences
from tests.system.conftest import SHARED_CORES

ROOT = Path(__file__).parents[2]
Chemomech = Callable[..., subprocess.CompletedProcess[str]]


def assert_history_of_one(chemomech: Chemomech, folder: Path, ranks: int, *case: str, fewest: int = 20) -> None:
    """Run a case on one rank and on several, into ``one`` and ``many`` in the folder; compare their histories."""
    one = chemomech("run", *case, "--output", "one")
    many = chemomech("run", *case, "--output", "many", prefix=("mpirun", "-n", str(ranks)))
    assert one.returncode == 0, one.stderr
    assert many.returncode == 0, many.stderr
    serial, parallel = (pd.read_csv(folder / name / "history.csv") for name in ("one", "many"))
    assert len(serial) == len(parallel) > fewest
    difference = differences(serial, parallel)
    assert difference.max() < 1e-8, difference.nlargest(3)


def assert_measured_as_on_one(alone: Mapping[str, Sequence[Mapping[str, float]]], steps: int, ranks: int) -> None:
    """Measure shapes on several ranks after some steps; ``alone`` holds by name what one rank measured."""
    command = ["mpirun", "-n", str(ranks), sys.executable, "-m", "tests.support.shapes", str(steps), *alone]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=240, check=False, env=os.environ | SHARED_CORES
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for name, rows in alone.items():
        for key, value in rows[-1].items():
            scale = 1.0 if "balance_error" in key else abs(value)
            assert found[name][key] == pytest.approx(value, rel=0, abs=1e-6 * scale + 1e-9, nan_ok=True), (name, key)
