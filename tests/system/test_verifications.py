"""A reduced selection of every verification keeps its bounds."""

import pytest
from mpi4py import MPI

from chemomech.verify.names import NAMES
from chemomech.verify.suite import verified


@pytest.mark.parametrize("name", NAMES)
def test_quick_selection(name):
    report = verified(name, quick=True, comm=MPI.COMM_SELF)
    assert report.name == name
    assert report.title
    assert report.description.strip()
    missed = [check for check in report.outcome.checks if not check.passed]
    assert not missed
    assert any(check.bound is not None for check in report.outcome.checks)
