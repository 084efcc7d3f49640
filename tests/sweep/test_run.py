"""Points that are really computed, by worker processes of the command line as a user calls it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pandas
import pytest

from chemomech.case.loader import load_case
from chemomech.sweep.careful import careful
from chemomech.sweep.perform import ERROR, LOG, perform
from chemomech.sweep.plan import load_plan
from chemomech.sweep.store import StoreUnusable
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.sweep.task import RECORD, Task
from tests.support.sweeps import SWEEP

PATIENCE = 400.0
"""Seconds that a busy machine may take for a few points; ranks that wait for each other take far more than alone."""
pytestmark = pytest.mark.timeout(900)

HASTY = """\
title: Films in a hurry
base: base.yaml
axes:
  table:
    columns: [numerics.first_step, numerics.minimum_step, numerics.petsc_options]
    rows:
      - [1 ms, 1 us, {}]
      - [1 s, 0.9 s, {}]
      - [1 ms, 1 us, {pc_type: nonsense}]
"""


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "chemomech", "sweep", "sweep.yaml", "--output", "out", *arguments]
    environment = os.environ | {"OMPI_MCA_mpi_yield_when_idle": "1"}
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def finish(folder: Path, *arguments: str) -> tuple[int, str, str]:
    process = start(folder, *arguments)
    out, err = ended(process)
    return process.returncode, out, err


def ended(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What it has printed; a sweep that does not end does not outlive the test."""
    try:
        return process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate(timeout=60)
        raise


def task_of(sweep_file: Path, index: int, tries: int = 0) -> Task:
    plan = load_plan(sweep_file)
    point = plan.points[index]
    base, folder = str(plan.base.absolute()), str(sweep_file.parent / "point")
    return Task(index + 1, base, plan.settings(point), point.case_hash, folder, tries)


def recorded(folder: SweepFolder) -> int:
    with suppress(StoreUnusable):
        return sum(point.status != "waiting" for point in folder.records())
    return 0


def wait_until(holds):
    """However long it takes: a test that hangs is ended by pytest."""
    while not holds():
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_point_leaves_what_a_run_leaves_and_its_record(sweep_file):
    task = task_of(sweep_file, 4)
    record = perform(task)
    assert (record.status, record.tries) == ("completed", 1)
    folder = Path(task.folder)
    summary = json.loads((folder / "summary.json").read_text())
    assert summary["case_hash"] == task.case_hash
    assert record.results["reacted_fraction"] == summary["reacted_fraction"]
    assert record.results["front_depth"] == pytest.approx(summary["front_depth_m"] * 1e9)
    assert record.read(task) == record
    assert not list(folder.glob("*.png"))
    assert not list(folder.glob("fields/*"))


def test_a_base_case_that_changed_meanwhile_is_a_failure_with_a_reason(sweep_file):
    task = task_of(sweep_file, 0)
    base = sweep_file.parent / "base.yaml"
    base.write_text(base.read_text().replace("ramp: 1 s", "ramp: 2 s"))
    record = perform(task)
    assert record.failed
    assert "the base case has changed" in record.reason
    assert not (Path(task.folder) / "summary.json").exists()


def test_care_is_smaller_steps_and_more_patience(sweep_file):
    case = load_case(sweep_file.parent / "base.yaml")
    cared = load_case(sweep_file.parent / "base.yaml", [f"{key}={value}" for key, value in careful(case).items()])
    assert cared.numerics.time_tolerance == case.numerics.time_tolerance / 4
    assert cared.numerics.first_step == pytest.approx(1e-4)  # a tenth of a thousandth of the ramp of 1 s
    assert cared.numerics.minimum_step < 1e-3 * cared.numerics.first_step
    assert cared.numerics.newton_maximum_iterations > case.numerics.newton_maximum_iterations
    assert cared.numerics.maximum_growth < case.numerics.maximum_growth


def test_an_error_of_the_program_is_a_record_and_its_traceback_is_kept(sweep_file, monkeypatch):
    def run(*arguments, **options):
        raise RuntimeError("broken\nin two lines")

    monkeypatch.setattr("chemomech.simulation.runner.run", run)
    record = perform(task_of(sweep_file, 0))
    assert record.status == "failed"
    assert record.reason.startswith("error of the program: RuntimeError: broken in two lines (see ")
    assert "Traceback" in (sweep_file.parent / "point" / ERROR).read_text()


def test_what_fails_is_run_with_more_care_and_what_fails_again_is_recorded_with_the_reason(sweep_file):
    sweep_file.write_text(HASTY)
    code, out, err = finish(sweep_file.parent)
    assert code == 6, err
    folder = SweepFolder(sweep_file.parent / "out")
    good, retried, bad = folder.records()
    assert (good.status, good.tries) == ("completed", 1)
    assert (retried.status, retried.tries) == ("completed", 2)
    assert (bad.status, bad.tries) == ("failed", 2)
    assert "PETSc refuses pc_type: nonsense" in bad.reason
    assert bad.results == {}
    used = (folder.point(2).path / "case.resolved.yaml").read_text()
    assert "newton_maximum_iterations: 40" in used
    assert "point 2 failed, will be run again with more care: at t = " in err
    assert "2 of them run twice" in out


@pytest.mark.slow
def test_a_leading_process_that_is_killed_loses_nothing_that_was_done(sweep_file):
    folder = SweepFolder(sweep_file.parent / "out")
    leader = start(sweep_file.parent, "--jobs", "2")
    wait_until(lambda: recorded(folder) >= 2)
    workers = children(leader.pid)
    leader.kill()
    leader.communicate()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    done = {path: path.stat().st_mtime_ns for path in (folder.path / "points").glob(f"*/{RECORD}")}
    assert len(done) < 9
    code, _, err = finish(sweep_file.parent, "--jobs", "2")
    assert code == 0, err
    assert {path: path.stat().st_mtime_ns for path in done} == done
    assert [(point.status, point.tries) for point in folder.records()] == [("completed", 1)] * 9


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_a_try(sweep_file):
    folder = SweepFolder(sweep_file.parent / "out")
    leader = start(sweep_file.parent)
    wait_until(lambda: recorded(folder) >= 1)
    wait_until(lambda: any(b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children(leader.pid)))
    for pid in children(leader.pid):
        if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
    _, err = ended(leader)
    assert leader.returncode == 0, err
    assert "the process that ran it ended: SIGKILL" in err
    tries = [point.tries for point in folder.records()]
    assert sorted(tries) == [1] * 8 + [2]


@pytest.mark.slow
def test_a_sweep_that_is_asked_to_stop_says_how_far_it_is(sweep_file):
    folder = SweepFolder(sweep_file.parent / "out")
    leader = start(sweep_file.parent)
    wait_until(lambda: recorded(folder) >= 1)
    workers = children(leader.pid)
    leader.send_signal(signal.SIGTERM)
    out, err = leader.communicate(timeout=60)
    assert leader.returncode == 4, err
    assert "waiting" in out
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    assert finish(sweep_file.parent)[0] == 0


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("mpirun") is None, reason="there is no mpirun")
def test_with_ranks_every_point_is_an_mpi_job_with_the_same_result(sweep_file):
    sweep_file.write_text("base: base.yaml\nset: {time.end: 0.3 s}\naxes:\n  grid:\n    geometry.thickness: [20 nm]\n")
    code, _, err = finish(sweep_file.parent, "--ranks", "2")
    assert code == 0, err
    folder = SweepFolder(sweep_file.parent / "out")
    alone = perform(task_of(sweep_file, 0))
    (point,) = folder.records()
    for key in ("reacted_fraction", "front_depth", "swelling_ratio"):
        assert point.results[key] == pytest.approx(alone.results[key], rel=1e-8)
    assert json.loads(folder.point(1).summary.read_text())["ranks"] == 2
    assert "results: " in (folder.point(1).path / LOG).read_text()


@pytest.mark.slow
def test_dask_gives_what_the_local_engine_gives(sweep_file):
    pytest.importorskip("distributed", reason="dask and distributed are not installed")
    sweep_file.write_text(SWEEP.replace("20 nm, 30 nm, 40 nm", "30 nm"))
    code, _, err = finish(sweep_file.parent, "--engine", "dask", "--jobs", "2")
    assert code == 0, err
    dask = SweepFolder(sweep_file.parent / "out").points()
    shutil.rmtree(sweep_file.parent / "out")
    assert finish(sweep_file.parent)[0] == 0
    local = SweepFolder(sweep_file.parent / "out").points()
    pandas.testing.assert_frame_equal(dask.drop(columns="seconds"), local.drop(columns="seconds"))


def test_a_scheduler_that_is_not_there_is_told(sweep_file):
    pytest.importorskip("distributed", reason="dask and distributed are not installed")
    code, _, err = finish(sweep_file.parent, "--engine", "dask", "--scheduler", "nonsense")
    assert code == 2
    assert "no scheduler of Dask answers there" in err.splitlines()[-1]
    assert "Traceback" not in err
