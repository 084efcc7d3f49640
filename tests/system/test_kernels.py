"""The same body and laws have the same kernels, however many cases a program has run before."""

import itertools

import ffcx.naming
import pytest
import ufl
from mpi4py import MPI

from chemomech.simulation.simulation import Simulation
from tests.support.cases import PARTICLE, case_of


@pytest.fixture
def names(monkeypatch):
    """Names of the kernels that dolfinx asks for, as they are asked for."""
    asked = []
    original = ffcx.naming.compute_signature

    def noted(objects, tag):
        asked.append(original(objects, tag))
        return asked[-1]

    monkeypatch.setattr(ffcx.naming, "compute_signature", noted)
    return asked


def test_a_second_case_asks_for_the_kernels_of_the_first(names):
    found = []
    for strength in ("1 GPa", "1.4 GPa", "2 GPa"):
        names.clear()
        Simulation(case_of(PARTICLE, f"material.override.plasticity.yield_strength.product={strength}"), MPI.COMM_SELF)
        found.append(set(names))
    assert found[0]
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_constants_are_numbered_so_that_no_power_of_ten_is_passed():
    assert 10**8 <= next(ufl.Constant._counter) < 10**9


def test_a_power_of_ten_would_make_other_kernels(names, monkeypatch):
    """What the numbering avoids: the ninth or the tenth constant gets the number 10. If they are equal it can go."""
    found = []
    for start in (0, 1):
        monkeypatch.setattr(ufl.Constant, "_counter", itertools.count(start))
        names.clear()
        Simulation(case_of(PARTICLE), MPI.COMM_SELF)
        found.append(set(names))
    assert found[0] != found[1]
