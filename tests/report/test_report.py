"""The report as a whole: what a run calls."""

import subprocess
import sys

import pytest

from chemomech.report import write_report

FILES = {f"{name}.{kind}" for name in ("front", "drive", "profiles", "stress", "balance") for kind in ("png", "svg")}


def written(folder):
    return {file.name for file in folder.path.iterdir()}


@pytest.mark.parametrize("shape", ["film", "wire", "particle"])
def test_a_run_gets_its_pictures_and_its_page(make, shape):
    folder = make(shape)
    write_report(folder)
    assert written(folder) >= FILES | {"report.html"}
    assert not any(name.endswith(".part") for name in written(folder))


@pytest.mark.parametrize(
    ("rows", "status", "message"),
    [
        (1, "failed", "at t = 0 s the time step fell to 1e-06 s without convergence"),
        (2, "failed", "at t = 5 s the time step fell to 1e-06 s without convergence"),
        (2, "interrupted", "stopped from outside; the results up to the last step are complete"),
        (3, "failed", "at t = 5 s the time step fell to 1e-06 s without convergence"),
        (8, "interrupted", "stopped from outside; the results up to the last step are complete"),
    ],
)
def test_a_run_that_came_to_nothing_is_reported_too(make, rows, status, message):
    folder = make(rows=rows, status=status, message=message)
    write_report(folder)
    page = folder.report.read_text(encoding="utf-8")
    assert written(folder) >= FILES
    assert f'class="status {status}"' in page
    assert message[:1].upper() + message[1:] in page
    assert ">nan<" not in page


def test_a_run_without_profiles_is_reported(make, texts):
    folder = make()
    folder.profiles.unlink()
    write_report(folder)
    assert "no profile was written" in texts(folder.path / "profiles.svg")


def test_a_front_that_never_had_a_drive_is_reported(make, texts):
    folder = make(rows=2)
    write_report(folder)
    assert "the surface has no drive yet" in texts(folder.path / "drive.svg")
    assert "the run ended in the ramp" in texts(folder.path / "front.svg")


def test_a_summary_without_what_could_not_be_computed_is_enough(make):
    folder = make()
    summary = {key: folder.read_summary()[key] for key in ("status", "time_s", "reacted_fraction")}
    folder.write_summary(summary)
    write_report(folder)
    assert folder.report.exists()


def test_a_folder_without_history_is_an_error(make):
    folder = make()
    folder.history.unlink()
    with pytest.raises(FileNotFoundError):
        write_report(folder)


def test_the_report_needs_no_solver_and_no_global_figures(make):
    folder = make()
    code = (
        "import sys; from pathlib import Path; from chemomech.results import ResultFolder\n"
        "from chemomech import report\n"
        "assert 'matplotlib' not in sys.modules\n"
        f"report.write_report(ResultFolder(Path({str(folder.path)!r})))\n"
        "print(*(name for name in ('dolfinx', 'ufl', 'petsc4py', 'mpi4py', 'matplotlib.pyplot') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == ""
