"""The benchmark of an ellipse that separates into two phases, on a mesh a seventh as fine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.system.conftest import SHARED_CORES

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "cahn_hilliard" / "program.py"
COARSE = ("numerics.cells_per_width=0.75", "time.end=1.5 s")
CONVERGED = {"0.5": 0.0207, "1": 0.2495}
"""State of charge over time [s] on this mesh at a fiftieth of the case's tolerance; at a tenth it differs by 0.001."""
BOUND = 0.005
"""At 1 s the state of charge changes by 1 per second: an onset of the rich phase that is 5 ms off."""


def ellipse(ranks: int) -> dict:
    mpirun = ["mpirun", "-n", str(ranks)] if ranks > 1 else []
    command = [*mpirun, sys.executable, str(PROGRAM), *COARSE]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=240, check=False, env=os.environ | SHARED_CORES
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def serial():
    return ellipse(1)


def test_the_state_of_charge_is_close_to_the_converged_one(serial):
    for time, expected in CONVERGED.items():
        assert serial["state_of_charge"][time] == pytest.approx(expected, abs=BOUND), time
    assert serial["state_of_charge"]["0.5"] == pytest.approx(CONVERGED["0.5"], abs=2e-4)


def test_the_balances_close(serial):
    assert serial["carrier_balance_error"] < 1e-8
    assert serial["energy_balance_error"] < 0.005


def test_factorisations_are_few(serial):
    assert serial["factorisations"] < serial["steps"]


def test_two_ranks_give_the_same(serial):
    parallel = ellipse(2)
    assert parallel["ranks"] == 2
    assert parallel["steps"] == serial["steps"]
    for time, value in serial["state_of_charge"].items():
        assert parallel["state_of_charge"][time] == pytest.approx(value, rel=1e-8), time
