"""How verifications are run, with one that is made up."""

import pytest
from mpi4py import MPI

from chemomech.commands.exit_codes import EXIT_BOUND_MISSED
from chemomech.commands.verifying import verify
from chemomech.verify import suite
from chemomech.verify.bench import CaseFailed
from chemomech.verify.names import NAMES
from chemomech.verify.outcome import Check, Outcome
from chemomech.verify.verification import Verification


@pytest.fixture
def made_up(monkeypatch):
    def install(run):
        monkeypatch.setattr(suite, "verification", lambda name: Verification(name, "Made up", "Nothing.", run))

    return install


@pytest.mark.parametrize(
    ("computed", "code"), [(1.001, 0), (1.1, EXIT_BOUND_MISSED), (float("nan"), EXIT_BOUND_MISSED)]
)
def test_a_missed_bound_is_the_exit_code(made_up, capfd, computed, code):
    made_up(lambda bench: Outcome((Check.relative("speed", 1.0, computed, 0.01),)))
    assert verify(["uptake"], quick=True, jobs=1, json=None, page=None) == code
    said = capfd.readouterr().out
    assert f"{int(code == 0)} of 1 bounds kept" in said
    assert ("NO" in said) == (code != 0)


def test_a_case_that_does_not_run_is_a_row_that_fails(made_up):
    def run(bench):
        raise CaseFailed("Film: the step to t = 1 did not converge")

    made_up(run)
    report = suite.verified("uptake", quick=True, comm=MPI.COMM_SELF)
    (row,) = report.outcome.checks
    assert not row.passed
    assert "did not converge" in row.quantity


def test_a_mistake_in_the_program_is_not_taken_for_an_outcome(made_up):
    def run(bench):
        raise ZeroDivisionError

    made_up(run)
    with pytest.raises(ZeroDivisionError):
        suite.verified("uptake", quick=True, comm=MPI.COMM_SELF)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_its_module(name):
    found = suite.verification(name)
    assert found.name == name
    assert found.title
    assert len(found.description.strip().splitlines()) >= 3
