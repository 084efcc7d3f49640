"""The report as a whole: what a run calls."""

import subprocess
import sys

import pytest

from chemomech.figures import style
from chemomech.report import drive_picture as drive
from chemomech.report import front_picture as front
from chemomech.report import profiles_picture as profiles
from chemomech.report import write_report
from chemomech.results.record import Record

FILES = {f"{name}.{kind}" for name in ("front", "drive", "profiles", "stress", "balance") for kind in ("png", "svg")}


def written(folder):
    return {file.name for file in folder.path.iterdir()}


def test_a_run_gets_its_pictures_and_its_page(reported):
    assert written(reported) >= FILES | {"report.html"}
    assert not any(name.endswith(".part") for name in written(reported))


@pytest.mark.parametrize(
    ("shape", "rows", "status", "message"),
    [
        ("film", 1, "failed", "at t = 0 s the time step fell to 1e-06 s without convergence"),
        ("wire", 8, "interrupted", "stopped from outside; the results up to the last step are complete"),
    ],
)
def test_a_run_that_came_to_little_is_reported_too(make, shape, rows, status, message):
    """Its summary may lack every number that could not be computed."""
    folder = make(shape, rows, status=status, message=message)
    folder.write_summary({key: folder.read_summary()[key] for key in ("status", "message", "time_s")})
    write_report(folder)
    page = folder.report.read_text(encoding="utf-8")
    assert written(folder) >= FILES
    assert f'class="status {status}"' in page
    assert message[:1].upper() + message[1:] in page
    assert ">nan<" not in page


def test_panels_without_data_say_why(make):
    folder = make(rows=2)
    folder.profiles.unlink()
    record = Record.read(folder)
    with style.applied():
        notes = [
            {text.get_text() for axes in module.draw(record).axes for text in axes.texts}
            for module in (front, drive, profiles)
        ]
    assert notes == [{"the run ended in the ramp"}, {"the surface has no drive yet"}, {"no profile was written"}]


def test_a_folder_without_history_is_an_error(make):
    folder = make()
    folder.history.unlink()
    with pytest.raises(FileNotFoundError):
        write_report(folder)


def test_the_report_needs_no_solver_and_no_global_figures(make):
    folder = make("particle", rows=2)
    code = (
        "import sys; from pathlib import Path; from chemomech.results.result_folder import ResultFolder\n"
        "from chemomech import report\n"
        "assert 'matplotlib' not in sys.modules\n"
        f"report.write_report(ResultFolder(Path({str(folder.path)!r})))\n"
        "never = {'dolfinx', 'ufl', 'petsc4py', 'mpi4py', 'matplotlib.pyplot'}\n"
        "print(*never & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == ""
    assert written(folder) >= FILES
