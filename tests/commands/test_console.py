import pytest
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.commands.console import Progress, show_case

ROW = {"reacted_fraction": 0.25, "time": 600.0, "time_step": 3.0, "step": 12.0, "state_of_charge": 0.2}


@pytest.fixture
def case(request):
    return load_case(request.config.rootpath / "cases/li-si/wire-129nm.yaml", ["title=A [bold] wire"])


def test_a_pipe_gets_plain_lines_at_intervals(case, capsys):
    with Progress(case, MPI.COMM_SELF) as progress:
        for step in range(50):
            progress.update(ROW | {"step": float(step)})
    lines = capsys.readouterr().err.splitlines()
    assert "A [bold] wire" in lines[0]
    assert len([line for line in lines if "25.0% reacted" in line]) == 1
    assert "t = 10 min" in lines[-1]


def test_check_prints_the_case_the_numbers_and_the_warnings(case, capsys):
    show_case(case.model_copy(update={"interface": case.interface.model_copy(update={"width": 10e-9})}))
    printed = capsys.readouterr().out
    for part in ("title: A [bold] wire", "RT C_max", "c_eq", "Da_eff", "unknowns", "warning: interface.width 10 nm"):
        assert part in printed
