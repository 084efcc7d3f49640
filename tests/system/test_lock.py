import subprocess
import sys

import pytest
from mpi4py import MPI

from chemomech.results.result_folder import OutputUnusable
from chemomech.system.lock import locked

HOLD = """
import sys, time
from pathlib import Path
from mpi4py import MPI
from chemomech.system.lock import locked
with locked(Path(sys.argv[1]), MPI.COMM_SELF):
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_folder_is_as_before_afterwards(tmp_path):
    for _ in range(2):
        with locked(tmp_path, MPI.COMM_SELF):
            assert (tmp_path / ".lock").exists()
        assert not any(tmp_path.iterdir())


def test_a_second_one_is_told_and_a_killed_one_holds_nothing(tmp_path):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(OutputUnusable, match=rf"another run is writing here \(process {holder.pid} on "),
            locked(tmp_path, MPI.COMM_SELF),
        ):
            pass
        holder.kill()
        holder.wait()
    assert (tmp_path / ".lock").exists()
    with locked(tmp_path, MPI.COMM_SELF):
        pass


def test_a_lock_that_leads_elsewhere_is_not_followed(tmp_path):
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".lock").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputUnusable, match="cannot be written to"), locked(tmp_path / "out", MPI.COMM_SELF):
        pass
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_folder_that_is_gone_is_told(tmp_path):
    with (
        pytest.raises(OutputUnusable, match=r"nowhere: cannot be written to \(no such file"),
        locked(tmp_path / "nowhere", MPI.COMM_SELF),
    ):
        pass
