"""Slurm for real: a controller and a node on this machine, started for the test and stopped after it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from chemomech.sweep.engines.slurm import _in_queue
from chemomech.sweep.sweep_folder import SweepFolder
from tests.support.sweeps import SWEEP
from tests.sweep.test_run import finish, recorded, start, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

PROGRAMS = ("slurmctld", "slurmd", "sbatch", "squeue", "scancel", "sinfo")
CONFIGURATION = """\
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort={controller}
SlurmdPort={node}
AuthType=auth/slurm
CredType=cred/slurm
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
CommunicationParameters=NoInAddrAny
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=10:00 State=UP
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def slurm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Configuration file of a Slurm with one node; loopback only, nothing outside its folder."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"Slurm is not installed: no {', '.join(missing)}")
    if os.getuid() != 0:
        pytest.skip("a Slurm of its own needs root")
    folder, host = tmp_path_factory.mktemp("slurm"), socket.gethostname().split(".")[0]
    for name in ("state", "spool"):
        (folder / name).mkdir()
    (folder / "slurm.key").write_bytes(os.urandom(512))
    (folder / "slurm.key").chmod(0o600)
    (folder / "cgroup.conf").write_text("CgroupPlugin=disabled\n")
    file = folder / "slurm.conf"
    file.write_text(
        CONFIGURATION.format(
            host=host, controller=free_port(), node=free_port(), folder=folder, cores=os.cpu_count() or 1
        )
    )
    daemons = []
    try:
        with (folder / "log").open("w") as log, pytest.MonkeyPatch.context() as patch:
            patch.setenv("SLURM_CONF", str(file))
            for program, *node in (["slurmctld"], ["slurmd", "-N", host]):
                command = [program, "-D", "-f", str(file), *node]
                daemons += [subprocess.Popen(command, stdout=log, stderr=log)]
            if not up():
                pytest.skip(f"Slurm does not start here: {(folder / 'log').read_text()[-500:]}")
            yield file
    finally:
        for daemon in reversed(daemons):
            daemon.terminate()
        for daemon in daemons:
            daemon.wait(30)


def up() -> bool:
    """Whether the node waits for jobs, after half a minute at most."""
    for _ in range(60):
        answer = subprocess.run(["sinfo", "--noheader", "--format=%T"], capture_output=True, text=True, check=False)
        if answer.stdout.strip() == "idle":
            return True
        time.sleep(0.5)
    return False


def test_an_array_of_jobs_runs_all_points(slurm, sweep_file):
    code, _, err = finish(
        sweep_file.parent, "--engine", "slurm", "--jobs", "2", "--sbatch=--time=5", "--sbatch=--comment=x"
    )
    assert code == 0, err
    folder = SweepFolder(sweep_file.parent / "out")
    assert [(point.status, point.tries) for point in folder.records()] == [("completed", 1)] * 9
    script = (folder.path / "slurm" / "sweep.sbatch").read_text()
    assert "#SBATCH --array=0-4%2" in script
    assert len(list((folder.path / "slurm").glob("*.log"))) == 5


def test_jobs_go_on_without_the_leading_process_and_are_not_submitted_twice(slurm, sweep_file):
    leader = start(sweep_file.parent, "--engine", "slurm")
    folder = SweepFolder(sweep_file.parent / "out")
    wait_until(lambda: recorded(folder) >= 1)
    leader.kill()
    leader.communicate()
    job = (folder.path / "slurm" / "job.json").read_text()
    code, _, err = finish(sweep_file.parent, "--engine", "slurm")
    assert code == 0, err
    assert (folder.path / "slurm" / "job.json").read_text() == job
    assert [(point.status, point.tries) for point in folder.records()] == [("completed", 1)] * 9


def test_points_of_a_job_that_is_cancelled_fail_with_the_reason(slurm, sweep_file):
    sweep_file.write_text(SWEEP.replace("set:\n", "set:\n  interface.width: 0.1 nm\n  time.end: 1 h\n"))
    leader = start(sweep_file.parent, "--engine", "slurm")
    job = sweep_file.parent / "out" / "slurm" / "job.json"
    wait_until(job.exists)
    leader.terminate()
    _, err = leader.communicate(timeout=60)
    assert leader.returncode == 4, err
    number = job.read_text().split('"')[3]
    wait_until(lambda: not _in_queue(number))


def test_a_refused_job_is_told(slurm, sweep_file):
    code, _, err = finish(sweep_file.parent, "--engine", "slurm", "--sbatch=--partition=nowhere")
    assert code == 2
    assert "sbatch refused" in err.splitlines()[-1] or "invalid partition" in err
    assert "Traceback" not in err
