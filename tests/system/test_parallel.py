"""Several ranks: equal results, and no hanging when one of them fails."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.spatial import KDTree

from chemomech.deformed.series import Series
from tests.support.ranks import Chemomech, assert_history_of_one, assert_measured_as_on_one
from tests.support.shapes import BALL, CORED, IMPORTED, INERT, PLANE, ROUND, SPACE, rows_of, shape
from tests.system.conftest import SHARED_CORES

SHORT = ("--set", "time.end=4 s", "--set", "geometry.constraint=generalised plane strain")

FAILS_ON_RANK_1 = """
from mpi4py import MPI
import chemomech.simulation.runner
original = chemomech.simulation.runner.summarise
def broken(*arguments):
    if MPI.COMM_WORLD.rank == 1:
        raise RuntimeError("rank 1 is broken")
    return original(*arguments)
chemomech.simulation.runner.summarise = broken
import sys
from chemomech.commands.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("ranks", [2, 3])
def test_several_ranks_give_the_history_of_one(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, ranks: int
) -> None:
    assert_history_of_one(chemomech, tmp_path, ranks, "small.yaml", *SHORT, fewest=1)
    profiles = [pd.read_csv(tmp_path / folder / "profiles.csv") for folder in ("one", "many")]
    np.testing.assert_allclose(*profiles, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("resolved", ["radius", "cross-section"])
def test_the_pressure_behind_a_front_is_known_on_all_ranks(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, resolved: str
) -> None:
    law = "{law: activation volume, activation_volume: 3 cm^3/mol}"
    body = f"geometry={{shape: wire, diameter: 20 nm, resolved: {resolved}}}"
    changes = (
        f"material.override.reaction.pressure_dependence={law}",
        body,
        "numerics.cells_per_width=1",
        "time.end=2 s",
    )
    overrides = [word for change in changes for word in ("--set", change)]
    assert_history_of_one(chemomech, tmp_path, 3, "small.yaml", *overrides, fewest=1)


def test_every_rank_writes_its_piece_of_the_same_fields(small_case: Path, chemomech: Chemomech, tmp_path: Path) -> None:
    plane = "geometry={shape: wire, diameter: 20 nm, resolved: cross-section}"
    for ranks, name in (("1", "one"), ("2", "two")):
        changes = (plane, "numerics.cells_per_width=1", "time.end=0.5 s")
        overrides = [word for change in changes for word in ("--set", change)]
        done = chemomech("run", "small.yaml", "--output", name, *overrides, prefix=("mpirun", "-n", ranks))
        assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "two" / "fields").glob("fields_p*_000000.vtu"))) == 2
    one, two = (Series.open(tmp_path / name) for name in ("one", "two"))
    assert one.times == pytest.approx(two.times)
    for serial, parallel in ((s.grid(n), p.grid(n)) for s, p in [(one, two)] for n in (0, -1)):
        assert len(serial.points) == len(parallel.points)
        assert len(serial.cells) == len(parallel.cells)
        distances, there = KDTree(parallel.points).query(serial.points)
        assert distances.max() < 1e-6
        assert np.abs(serial.displacement - parallel.displacement[there]).max() < 1e-6
        assert serial.fields.keys() == parallel.fields.keys()
        for key, values in serial.fields.items():
            assert values == pytest.approx(parallel.fields[key][there], abs=1e-6, rel=1e-6), key


GROUPS = {
    "in the plane": (3, [*PLANE, *ROUND]),
    "regions and meshes from files": (3, [*CORED, *INERT, *IMPORTED]),
    "in space": (2, [*SPACE, *BALL]),
}


@pytest.mark.parametrize("group", GROUPS)
def test_two_ranks_measure_of_every_shape_what_one_measures(group: str) -> None:
    steps, names = GROUPS[group]
    assert_measured_as_on_one({name: rows_of(shape(name), steps) for name in names}, steps, ranks=2)


def test_an_error_on_one_rank_ends_all(small_case: Path, tmp_path: Path) -> None:
    arguments = ["run", "small.yaml", "--output", "out", "--set", "time.end=0.1 s"]
    command = ["mpirun", "-n", "2", sys.executable, "-c", FAILS_ON_RANK_1, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, timeout=240, check=False, env=os.environ | SHARED_CORES
    )
    assert done.returncode != 0
    assert "rank 1 is broken" in done.stderr
