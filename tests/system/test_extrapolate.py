"""``chemomech extrapolate`` as a user calls it."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.conftest import SMALL_WIRE, call_in

Chemomech = Callable[..., subprocess.CompletedProcess[str]]
SHORT = ("--set", "time.end=0.5 s", "--set", "output.fields=false")


@pytest.fixture(scope="module")
def extrapolated(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Results of a small case at three widths; not to be changed."""
    folder = tmp_path_factory.mktemp("extrapolated")
    (folder / "small.yaml").write_text(SMALL_WIRE.replace("pictures: false", "pictures: true"))
    return call_in(folder)("extrapolate", "small.yaml", "--output", "out", *SHORT), folder / "out"


def test_the_table_is_printed(extrapolated: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = extrapolated
    assert done.returncode == 0, done.stderr
    for part in ("Small wire", "l = 2 nm", "l = 0.5 nm", "error bar", "reacted", "results: out"):
        assert part in done.stdout
    assert "level 3 of 3: interface width 0.5 nm" in done.stderr


def test_every_level_is_an_ordinary_folder_of_results(
    extrapolated: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, folder = extrapolated
    data = json.loads((folder / "extrapolation.json").read_text())
    assert data["widths_m"] == pytest.approx([2e-9, 1e-9, 0.5e-9])
    assert data["levels"] == ["level-1", "level-2", "level-3"]
    assert data["status"] == ["completed"] * 3
    for index, name in enumerate(data["levels"]):
        summary = json.loads((folder / name / "summary.json").read_text())
        assert summary["case_hash"] == data["case_hashes"][index]
        for key, found in data["results"].items():
            assert found["values"][index] == summary[key]
        assert (folder / name / "report.html").exists()
    for kind in (".png", ".svg"):
        assert (folder / "extrapolation").with_suffix(kind).stat().st_size > 10_000


def test_two_ranks_find_the_same(
    extrapolated: tuple[subprocess.CompletedProcess[str], Path], small_case: Path, chemomech: Chemomech
) -> None:
    done = chemomech("extrapolate", "small.yaml", "--output", "two", *SHORT, prefix=("mpirun", "-n", "2"))
    assert done.returncode == 0, done.stderr
    one = json.loads((extrapolated[1] / "extrapolation.json").read_text())
    two = json.loads((small_case.parent / "two" / "extrapolation.json").read_text())
    for key, found in one["results"].items():
        assert two["results"][key]["values"] == pytest.approx(found["values"], rel=1e-6)
    assert done.stdout.count("towards a sharp front") == 1
    assert not (small_case.parent / "two" / "extrapolation.png").exists()  # output.pictures is off in this case


def test_results_are_replaced_only_when_asked(small_case: Path, chemomech: Chemomech) -> None:
    arguments = ("extrapolate", "small.yaml", "--output", "out", "--set", "time.end=0.01 s")
    assert chemomech(*arguments, "--levels", "4").returncode == 0
    refused = chemomech(*arguments)
    assert refused.returncode == 2
    assert "holds the results of an earlier extrapolation" in refused.stderr
    assert chemomech(*arguments, "--overwrite").returncode == 0
    assert not (small_case.parent / "out" / "level-4" / "summary.json").exists()


@pytest.mark.parametrize("levels", ["2", "7"])
def test_a_wrong_number_of_levels_is_refused(small_case: Path, chemomech: Chemomech, levels: str) -> None:
    done = chemomech("extrapolate", "small.yaml", "--levels", levels)
    assert done.returncode == 2
    assert done.stderr == f"--levels {levels}: allowed are 3 to 6\n"
    assert not (small_case.parent / "results").exists()


def test_a_level_that_does_not_converge_ends_it(small_case: Path, chemomech: Chemomech) -> None:
    impossible = ("--set", "numerics.first_step=0.1 s", "--set", "numerics.minimum_step=0.1 s", "--set")
    done = chemomech("extrapolate", "small.yaml", "--output", "out", *impossible, "numerics.time_tolerance=1e-9")
    assert done.returncode == 3, done.stdout + done.stderr
    assert "failed: at t = " in done.stderr
    assert "nothing is extrapolated" in done.stderr
    assert not (small_case.parent / "out" / "extrapolation.json").exists()


def test_an_interrupt_ends_it(small_case: Path) -> None:
    command = [sys.executable, "-m", "chemomech", "extrapolate", "small.yaml", "--output", "out"]
    process = subprocess.Popen(
        command, cwd=small_case.parent, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "reacted" in line:  # the first step is done
            process.send_signal(signal.SIGINT)
            break
    _, rest = process.communicate(timeout=120)
    assert process.returncode == 4, rest
    assert "nothing is extrapolated" in rest
    assert not (small_case.parent / "out" / "extrapolation.json").exists()
