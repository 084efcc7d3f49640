"""What a run leaves, how it ends, and what it says."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from chemomech.observe.profile_table import PROFILE
from chemomech.observe.quantity_table import HISTORY

Chemomech = Callable[..., subprocess.CompletedProcess[str]]


def test_a_run_leaves_everything_it_promises(finished: Path) -> None:
    summary = json.loads((finished / "summary.json").read_text())
    promised = {"status", "reacted_fraction", "state_of_charge", "front_depth_m", "time_s", "kinetics"}
    promised |= {"carrier_balance_error", "steps", "newton_iterations", "unknowns", "ranks", "wall_time_s"}
    promised |= {"versions", "case_hash"}
    assert promised <= summary.keys()
    assert summary["status"] == "completed"
    assert summary["time_s"] == pytest.approx(15)
    assert summary["carrier_balance_error"] < 1e-8
    history = pd.read_csv(finished / "history.csv")
    assert list(history.columns) == [quantity.header for quantity in HISTORY.values()]
    assert len(history) == summary["steps"] + 1
    assert history["State of charge [-]"].iloc[-1] == pytest.approx(summary["state_of_charge"])
    profiles = pd.read_csv(finished / "profiles.csv")
    assert list(profiles.columns) == [quantity.header for quantity in PROFILE.values()]
    assert {0.0, 15.0} <= set(profiles["Time [s]"].round(9))
    assert (finished / "fields" / "fields.pvd").exists()
    assert len(list(finished.glob("*.png"))) >= 3
    assert len(list(finished.glob("*.svg"))) >= 3
    assert "Small wire" in (finished / "report.html").read_text()
    assert "end: 15 s" in (finished / "case.resolved.yaml").read_text()


def test_every_dissipation_is_positive_and_the_front_never_recedes(finished: Path) -> None:
    history = pd.read_csv(finished / "history.csv")
    for process in ("diffusion", "reaction", "plasticity"):
        rate = history[f"Dissipation rate of {process} [W/m^3]"]
        assert rate.min() >= -1e-6 * rate.max(), process
    assert history["Front depth [nm]"].diff().min() > -1e-6


def test_the_resolved_case_gives_the_same_run(finished: Path, chemomech: Chemomech, tmp_path: Path) -> None:
    again = chemomech("run", str(finished / "case.resolved.yaml"), "--output", "again")
    assert again.returncode == 0, again.stderr
    first, second = (pd.read_csv(folder / "history.csv") for folder in (finished, tmp_path / "again"))
    pd.testing.assert_frame_equal(first, second, rtol=1e-9, atol=1e-12)


def test_results_are_not_overwritten_silently(finished: Path, chemomech: Chemomech, tmp_path: Path) -> None:
    shutil.copytree(finished, tmp_path / "out")
    case, before = str(finished.parent / "small.yaml"), (finished / "history.csv").read_bytes()
    refused = chemomech("run", case, "--output", "out")
    assert refused.returncode == 2
    assert "--overwrite" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (tmp_path / "out" / "history.csv").read_bytes() == before
    replaced = chemomech("run", case, "--output", "out", "--overwrite", "--set", "time.end=3 s")
    assert replaced.returncode == 0, replaced.stderr
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["time_s"] == pytest.approx(3)
    assert not (tmp_path / "out" / "report.html").exists()


def test_a_solve_that_fails_says_which_field_where_when_and_what_to_try(
    small_case: Path, chemomech: Chemomech, tmp_path: Path
) -> None:
    hopeless = ["numerics.newton_maximum_iterations=3", "numerics.first_step=1 s", "numerics.minimum_step=0.9 s"]
    arguments = [word for key in hopeless for word in ("--set", key)]
    failed = chemomech("run", "small.yaml", "--output", "out", *arguments)
    assert failed.returncode == 3
    message = " ".join(failed.stdout.replace("│", " ").split())
    for part in ("failed", "worst field is the", "r = ", "t = ", "try a wider"):
        assert part in message
    assert "Traceback" not in failed.stderr
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["status"] == "failed"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_run_cleanly(small_case: Path, tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "chemomech", "run", "small.yaml", "--output", "out"]
    slow = [
        f"--set={key}" for key in ("time.end=2000 h", "time.stop_when_arrested=false", "numerics.maximum_step=50 ms")
    ]
    process = subprocess.Popen(
        [*command, *slow], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    history = tmp_path / "out" / "history.csv"
    while not (history.exists() and history.read_text().count("\n") > 5):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 4, errors
    assert "interrupted" in output
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["status"] == "interrupted"
    rows = history.read_text().splitlines()
    assert len(rows) == summary["steps"] + 2
    assert rows[-1].count(",") == rows[0].count(",")


def test_a_voltage_step_needs_no_ramp(small_case: Path, chemomech: Chemomech) -> None:
    done = chemomech("run", "small.yaml", "--output", "out", "--set", "surface.ramp=0 s", "--set", "time.end=3 s")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", [["schema"], ["check", "small.yaml"]])
def test_a_reader_may_stop_early(small_case: Path, command: list[str]) -> None:
    words = " ".join([sys.executable, "-m", "chemomech", *command])
    done = subprocess.run(
        ["bash", "-c", f"{words} | head -1"], capture_output=True, text=True, cwd=small_case.parent, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
