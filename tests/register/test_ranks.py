"""Ingredients from outside on several ranks: the history of one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cases import WIRE
from tests.support.restart import largest_difference

SCRIPT = """
import sys
from typing import Literal
from pydantic import Field
import chemomech
from chemomech.ingredients import NUMPY, HistoryQuantity, Quantity, SwellingLaw

class Quadratic(SwellingLaw):
    "``J_c = 1 + full_expansion c^2``."
    law: Literal["quadratic"] = Field(description="with the square of the content")
    full_expansion: float = Field(description="(V - V0)/V0 [-]")

    def __call__(self, c, functions=NUMPY):
        return 1 + self.full_expansion * c * c

class Stiffness(HistoryQuantity):
    "Mean of the stress times the strain."
    word = "mean of the mean stress"
    columns = (Quantity("mean_of_mean", "Mean of the mean stress", "s", "GPa", "over the body"),)

    def __call__(self, seen, row):
        return {"mean_of_mean": seen.sample.mean(seen.sample["mean_stress"]) * seen.scales.stress / 1e9}

chemomech.run("case.yaml", sys.argv[1], ingredients=[Quadratic, Stiffness])
"""


@pytest.fixture(scope="module")
def histories(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ranks")
    law = "material: {name: Li-Si, override: {swelling: {law: quadratic, full_expansion: 1.5}}}"
    text = WIRE.replace("material: {name: Li-Si}", law).replace("end: 1000 s", "end: 4 s")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    (folder / "script.py").write_text(SCRIPT, encoding="utf-8")
    for ranks in ("1", "2", "3"):
        call = ["mpirun", "-n", ranks, sys.executable, "script.py", ranks]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False, env=_environment())
        assert done.returncode == 0, done.stderr
    return folder


def _environment():
    import os

    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.mark.parametrize("ranks", ["2", "3"])
def test_the_history_is_that_of_one(histories, ranks):
    assert "Mean of the mean stress [GPa]" in (histories / ranks / "history.csv").read_text().splitlines()[0]
    assert largest_difference(histories / "1", histories / ranks) < 1e-6
