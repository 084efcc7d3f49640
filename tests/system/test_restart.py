"""Runs that are really killed, that find the disk full or the folder read-only, and that two want at once."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pyvista

from chemomech.results.checkpoint_files import Checkpoints
from tests.support.restart import history, largest_difference
from tests.system.conftest import SHARED_CORES, call_in

Chemomech = Callable[..., subprocess.CompletedProcess[str]]
SETTINGS = ("--set", "output.checkpoint.steps=7")
TWO = ("mpirun", "-n", "2")


def start(folder: Path, *arguments: str, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    command = [*prefix, sys.executable, "-m", "chemomech", *arguments]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | SHARED_CORES,
    )


def wait_for(process: subprocess.Popen[str], condition: Callable[[], bool]) -> bool:
    """Whether the condition came true before the process ended."""
    while not condition():
        if process.poll() is not None:
            return False
        time.sleep(0.002)
    return True


def rows(folder: Path) -> int:
    file = folder / "history.csv"
    return file.read_bytes().count(b"\n") - 1 if file.exists() else 0


def family(pid: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                above = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):  # it has just ended
                continue
            parents.setdefault(above, []).append(int(entry.name))
    found = [pid]
    for member in found:
        found += parents.get(member, [])
    return found


def kill(process: subprocess.Popen[str]) -> None:
    """``kill -9`` for every rank and what started them, unless they have ended."""
    for member in family(process.pid) if process.poll() is None else ():
        try:
            os.kill(member, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.communicate(timeout=60)


def finished(process: subprocess.Popen[str]) -> str:
    """What it has printed; a run that does not end does not outlive the test."""
    try:
        return process.communicate(timeout=600)[0]
    except subprocess.TimeoutExpired:
        kill(process)
        raise


def go_on(chemomech: Chemomech, name: str, prefix: tuple[str, ...] = ()) -> str:
    done = chemomech("resume", name, prefix=prefix)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case, uninterrupted; not to be changed."""
    from tests.system.conftest import SMALL_WIRE

    folder = tmp_path_factory.mktemp("whole")
    (folder / "small.yaml").write_text(SMALL_WIRE)
    done = call_in(folder)("run", "small.yaml", "--output", "out")
    assert done.returncode == 0, done.stderr
    return folder / "out"


def assert_same(folder: Path, whole: Path) -> None:
    """To the last bit, series of fields included."""
    assert history(folder) == history(whole)
    assert (folder / "profiles.csv").read_bytes() == (whole / "profiles.csv").read_bytes()
    names = {file.name for file in (whole / "fields").iterdir()}
    assert {file.name for file in (folder / "fields").iterdir()} == names
    for name in names:
        assert (folder / "fields" / name).read_bytes() == (whole / "fields" / name).read_bytes(), name
    own = {"resumed_at_steps", "wall_time_s", "case_hash"}
    found, expected = (json.loads((f / "summary.json").read_text()) for f in (folder, whole))
    assert {k: v for k, v in found.items() if k not in own} == {k: v for k, v in expected.items() if k not in own}


@pytest.mark.parametrize(
    "moment", [pytest.param("between two steps", marks=pytest.mark.slow), "while a checkpoint is being written"]
)
def test_a_killed_run_goes_on_to_the_same_end(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path, moment: str
) -> None:
    out = tmp_path / "out"
    every = "7" if moment == "between two steps" else "1"
    process = start(tmp_path, "run", "small.yaml", "--output", "out", "--set", f"output.checkpoint.steps={every}")

    def reached() -> bool:
        writing = any((out / "checkpoints").glob(".step-*.part"))
        return rows(out) >= 20 and (writing or every == "7")

    assert wait_for(process, reached)
    kill(process)
    assert not (out / "summary.json").exists()
    steps = Checkpoints(out / "checkpoints").steps()
    assert len(steps) == 2
    said = go_on(chemomech, "out")
    assert f"goes on at step {steps[0]}" in said
    assert_same(out, whole)


def test_another_number_of_ranks_goes_on(small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path) -> None:
    process = start(tmp_path, "run", "small.yaml", "--output", "out", *SETTINGS, prefix=TWO)
    assert wait_for(process, lambda: rows(tmp_path / "out") >= 17)
    kill(process)
    go_on(chemomech, "out")
    assert largest_difference(whole, tmp_path / "out") < 1e-8
    series = pyvista.get_reader(tmp_path / "out" / "fields" / "fields.pvd")
    times = pyvista.get_reader(whole / "fields" / "fields.pvd").time_values
    assert series.time_values == pytest.approx(times, rel=1e-8)
    for number in range(len(series.time_values)):
        series.set_active_time_point(number)
        assert series.read().combine().n_points > 0


def test_usr1_writes_a_checkpoint_and_goes_on_and_term_writes_one_and_ends(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path
) -> None:
    out = tmp_path / "out"
    process = start(tmp_path, "run", "small.yaml", "--output", "out")
    checkpoints = Checkpoints(out / "checkpoints")
    assert wait_for(process, lambda: rows(out) > 3)
    process.send_signal(signal.SIGUSR1)
    assert wait_for(process, lambda: len(checkpoints.steps()) == 1)
    (first,) = checkpoints.steps()
    assert wait_for(process, lambda: rows(out) > first + 3)
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 4, output
    summary = json.loads((out / "summary.json").read_text())
    assert checkpoints.steps() == [summary["steps"], first]
    assert "stopped from outside" in output
    go_on(chemomech, "out")
    assert_same(out, whole)


@pytest.mark.slow
def test_damaged_checkpoints(small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path) -> None:
    out = tmp_path / "out"
    process = start(tmp_path, "run", "small.yaml", "--output", "out", *SETTINGS)
    assert wait_for(process, lambda: rows(out) > 16)
    kill(process)
    checkpoints = Checkpoints(out / "checkpoints")
    newest, before = checkpoints.steps()
    os.truncate(checkpoints.path(newest), 3000)
    said = go_on(chemomech, "out")
    assert re.search(rf"warning: .*step-0+{newest}\.npz: the checkpoint is damaged.*step {before} was used", said)
    assert_same(out, whole)
    for step in checkpoints.steps():
        checkpoints.path(step).unlink()
    table = history(out)
    none = chemomech("resume", "out")
    assert none.returncode == 2
    assert re.fullmatch(r".*holds no checkpoint; there is nothing to go on from: begin again with .*\n", none.stderr)
    assert history(out) == table


def test_the_command_line_extends_refuses_and_explains(chemomech: Chemomech, tmp_path: Path, whole: Path) -> None:
    subprocess.run(["cp", "-r", str(whole), str(tmp_path / "out")], check=True)
    over = chemomech("resume", "out")
    assert over.returncode == 0
    assert over.stdout == "out: the run was over at t = 20 s: the end time was reached; --until TIME takes it further\n"
    refused = chemomech("resume", "out", "--set", "interface.width=1 nm")
    assert refused.returncode == 2
    assert "interface.width (2 nm before, now 1 nm)" in refused.stderr
    wrong = chemomech("resume", "out", "--until", "3 parsecs")
    assert wrong.returncode == 2
    assert "time.end" in wrong.stderr
    assert_same(tmp_path / "out", whole)
    longer = chemomech("resume", "out", "--until", "21 s")
    assert longer.returncode == 0, longer.stderr
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["time_s"] == pytest.approx(21)
    assert history(tmp_path / "out").startswith(history(whole))
    assert "end: 21 s" in (tmp_path / "out" / "case.resolved.yaml").read_text()
    for text in (refused.stderr, wrong.stderr, longer.stderr):
        assert "Traceback" not in text


def test_two_at_once_into_one_folder(small_case: Path, chemomech: Chemomech, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(tmp_path, "run", "small.yaml", "--output", "out", "--set", "time.end=2000 h")
    assert wait_for(process, lambda: rows(out) > 3)
    process.send_signal(signal.SIGSTOP)
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    for arguments in (("run", "small.yaml", "--output", "out", "--overwrite"), ("resume", "out")):
        second = chemomech(*arguments)
        assert second.returncode == 2
        assert re.search(
            rf"\nout: another run is writing here \(process {process.pid} on .*\).*\n$", "\n" + second.stderr
        )
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before
    kill(process)


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of its own; needs root and the right to mount."""
    folder.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("no mount on this host")
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def test_a_full_disk(small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path) -> None:
    with small_disk(tmp_path / "disk", 2000) as disk:
        filler = disk / "filler"
        process = start(tmp_path, "run", "small.yaml", "--output", "disk/out", *SETTINGS)
        assert wait_for(process, lambda: rows(disk / "out") > 15)
        process.send_signal(signal.SIGSTOP)
        kept = Checkpoints(disk / "out" / "checkpoints").steps()
        subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=1k"], capture_output=True, check=False)
        process.send_signal(signal.SIGCONT)
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 1, output
        assert "Traceback" not in output
        stopped = [line for line in output.splitlines() if line.startswith("the run stopped: ")]
        assert len(stopped) == 1, output
        assert "no space left on device" in stopped[0]
        assert f"the checkpoint of step {kept[0]} is there: chemomech resume disk/out" in stopped[0]
        assert Checkpoints(disk / "out" / "checkpoints").steps() == kept
        filler.unlink()
        go_on(chemomech, "disk/out")
        assert_same(disk / "out", whole)


def test_a_checkpoint_that_does_not_fit_on_the_disk_does_not_end_the_run(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path
) -> None:
    """There is room for the tables and two checkpoints, but not for a third, even for a moment."""
    (checkpoint,) = (whole / "checkpoints").iterdir()
    tables = [whole / name for name in ("history.csv", "profiles.csv", "case.resolved.yaml", "summary.json")]
    room = sum(file.stat().st_size for file in tables) + 2.5 * checkpoint.stat().st_size
    with small_disk(tmp_path / "disk", round(room / 1024)) as disk:
        plain = ("--set", "output.fields=false")
        done = chemomech("run", "small.yaml", "--output", "disk/out", "--set", "output.checkpoint.steps=25", *plain)
        assert done.returncode == 0, done.stdout + done.stderr
        assert re.search(r"could not be written \(no space left on device\); the run goes on", done.stderr)
        assert history(disk / "out") == history(whole)
        (warning,) = json.loads((disk / "out" / "summary.json").read_text())["warnings"]
        assert "the checkpoint could not be written" in warning
        assert Checkpoints(disk / "out" / "checkpoints").steps() == [50, 25]
        assert Checkpoints(disk / "out" / "checkpoints").newest()[2] == []


@pytest.mark.slow
def test_a_folder_that_is_read_only(small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path) -> None:
    with small_disk(tmp_path / "disk", 4000) as disk:
        process = start(tmp_path, "run", "small.yaml", "--output", "disk/out", *SETTINGS)
        assert wait_for(process, lambda: rows(disk / "out") > 15)
        kill(process)
        remount(disk, "ro")
        for arguments in (("run", "small.yaml", "--output", "disk/out", "--overwrite"), ("resume", "disk/out")):
            refused = chemomech(*arguments)
            assert refused.returncode == 2
            assert refused.stderr.splitlines()[-1] == "disk/out: cannot be written to (read-only file system)"
            assert "Traceback" not in refused.stderr
        remount(disk, "rw")
        go_on(chemomech, "disk/out")
        assert history(disk / "out") == history(whole)


SHAPES = {
    "over its cross-section": ("{shape: wire, diameter: 24 nm, resolved: cross-section}", "1", "1.5 s"),
    "in space": ("{shape: particle, diameter: 16 nm, resolved: volume}", "0.6", "0.6 s"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_bodies_resolved_over_more_than_their_radius_on_another_number_of_ranks(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, name: str
) -> None:
    geometry, cells, end = SHAPES[name]
    changes = (f"geometry={geometry}", f"numerics.cells_per_width={cells}", f"time.end={end}", "output.fields=false")
    overrides = [word for change in (*changes, "output.checkpoint.steps=8") for word in ("--set", change)]
    for ranks, folder in (("1", "one"), ("2", "two")):
        done = chemomech("run", "small.yaml", "--output", folder, *overrides, prefix=("mpirun", "-n", ranks))
        assert done.returncode == 0, done.stderr
    for folder, prefix in (("one", TWO), ("two", ())):
        subprocess.run(["cp", "-r", str(tmp_path / folder), str(tmp_path / f"{folder} again")], check=True)
        checkpoints = Checkpoints(tmp_path / f"{folder} again" / "checkpoints")
        last, before = checkpoints.steps()
        checkpoints.path(last).unlink()
        assert f"goes on at step {before}" in go_on(chemomech, f"{folder} again", prefix)
        assert largest_difference(tmp_path / "one", tmp_path / f"{folder} again") < 1e-8


@pytest.mark.slow
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("ranks", [1, 2])
def test_runs_killed_at_random_times(
    small_case: Path, chemomech: Chemomech, tmp_path: Path, whole: Path, ranks: int, seed: int
) -> None:
    """Twenty in all; each is killed twice, the second time after it has gone on."""
    random_times = random.Random(f"{ranks} {seed}")
    prefix = () if ranks == 1 else TWO
    for number in range(2):
        out = tmp_path / f"out-{number}"
        every = random_times.choice([1, 2, 5])
        settings = ("--set", f"output.checkpoint.steps={every}", "--set", "output.fields=false")
        process = start(tmp_path, "run", "small.yaml", "--output", out.name, *settings, prefix=prefix)
        for _ in range(2):
            pause = random_times.uniform(0.0, 1.0)
            begun = rows(out)
            wait_for(process, lambda begun=begun, out=out: rows(out) > begun)
            time.sleep(pause)
            kill(process)
            if Checkpoints(out / "checkpoints").steps():
                process = start(tmp_path, "resume", out.name, prefix=prefix)
            else:
                again = (*settings, "--overwrite")
                process = start(tmp_path, "run", "small.yaml", "--output", out.name, *again, prefix=prefix)
        output = finished(process)
        assert process.returncode == 0, output
        assert "Traceback" not in output
        if ranks == 1:
            assert history(out) == history(whole)
        assert largest_difference(whole, out) < 1e-8
        assert (out / "profiles.csv").read_text().count("\n") == (whole / "profiles.csv").read_text().count("\n")
