"""Options of the user: those that PETSc refuses, those that it does not read."""

import pytest
from mpi4py import MPI
from petsc4py import PETSc

from chemomech.commands.cli import main
from chemomech.simulation.simulation import Simulation
from chemomech.solve.linear import Direct
from chemomech.solve.options import OptionsRefused, SolverOptions
from tests.support.cases import PARTICLE, case_of


@pytest.mark.parametrize(
    "option", ["ksp_type: nonsense", "snes_max_it: many", "pc_type: nonsense", "pc_factor_mat_solver_type: nonsense"]
)
def test_a_value_that_petsc_refuses_is_one_sentence_and_leaves_nothing(option, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.yaml").write_text(f"{PARTICLE}numerics: {{petsc_options: {{{option}}}}}\n", encoding="utf-8")
    assert main(["run", "case.yaml", "--output", "out"]) == 2
    *progress, message = capsys.readouterr().err.splitlines()
    assert not any("Error" in line for line in progress)
    assert message.startswith(f"numerics.petsc_options: PETSc refuses {option} (")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


def test_an_error_is_not_blamed_on_options_that_have_worked():
    options = SolverOptions("test_", {}, {"ksp_rtol": "1e-9"})

    def fail():
        with options.in_force():
            PETSc.KSP().create().setType("nonsense")

    with pytest.raises(OptionsRefused, match="ksp_rtol: 1e-9"):
        fail()
    options.tried()
    with pytest.raises(PETSc.Error):
        fail()


def test_an_error_of_the_equations_is_not_blamed_on_options():
    snes, x = PETSc.SNES().create(PETSc.COMM_SELF), PETSc.Vec().createSeq(1)

    def residual(snes, x, f):
        raise ZeroDivisionError

    snes.setFunction(residual, x.duplicate())
    with pytest.raises(PETSc.Error) as error, SolverOptions("test_", {}, {"ksp_rtol": "1e-9"}).in_force():
        snes.solve(None, x)
    assert isinstance(error.value.__cause__, ZeroDivisionError)


def test_options_are_in_the_database_only_in_the_block():
    with SolverOptions("test_", {"a": "1", "b": "2"}, {"b": "3"}).in_force():
        assert PETSc.Options("test_").getAll() == {"a": "1", "b": "3"}
    assert PETSc.Options("test_").getAll() == {}


def test_a_misspelt_option_is_told_in_the_run_and_in_its_summary(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    given = "{snes_monitr: true, pc_factor_mat_ordering_type: rcm}"
    (tmp_path / "case.yaml").write_text(f"{PARTICLE}numerics: {{petsc_options: {given}}}\n", encoding="utf-8")
    assert main(["run", "case.yaml", "--set", "time.end=1 s", "--output", "out"]) == 0
    told = "warning: numerics.petsc_options: PETSc has not read snes_monitr: misspelt"
    assert told in capsys.readouterr().out
    assert told[9:] in (tmp_path / "out" / "summary.json").read_text(encoding="utf-8")


def test_options_that_are_read_late_are_read():
    """MUMPS reads its own when it factorises for the first time."""
    assert "mat_mumps_icntl_14" in Direct.options
    case = case_of(PARTICLE, "numerics.petsc_options={pc_factor_mat_solver_type: mumps, mat_mumps_icntl_14: 77}")
    integrator = Simulation(case, MPI.COMM_SELF).integrator
    assert integrator.attempt(1e-4).newton.converged
    assert integrator.newton.unread_options == ()
