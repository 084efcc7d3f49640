import os
import subprocess
import sys
from pathlib import Path

import pytest
from mpi4py import MPI

from tests.support.numbering import RADIAL, gathered
from tests.system.conftest import SHARED_CORES

ROOT = Path(__file__).parents[2]
NAMES = (RADIAL, "cross-section", "meridian", "core of a cross-section", "segment", "capsule")


@pytest.mark.parametrize("ranks", [2, 3])
def test_several_ranks_number_mesh_unknowns_and_cells_as_one(ranks: int) -> None:
    command = ["mpirun", "-n", str(ranks), sys.executable, "-m", "tests.support.numbering", *NAMES]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=240, check=False, env=os.environ | SHARED_CORES
    )
    assert done.returncode == 0, done.stderr


def test_a_mesh_is_told_from_another_and_drawn_the_same_again() -> None:
    hashes = [gathered(name, MPI.COMM_SELF)[0] for name in ("cross-section", "cross-section", "whole cross-section")]
    assert hashes[0] == hashes[1] != hashes[2]
