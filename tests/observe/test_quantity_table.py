import subprocess
import sys
from types import SimpleNamespace

import pytest
from mpi4py import MPI

from chemomech.observe.profile_table import PROFILE
from chemomech.observe.quantity_table import HISTORY
from chemomech.simulation.recording import measured, observed
from chemomech.simulation.simulation import Simulation
from tests.support.cases import BODIES, case_of


@pytest.fixture(scope="module")
def first():
    """The observation of the initial state and the simulation it belongs to."""
    simulation = Simulation(case_of(BODIES["wire"]), MPI.COMM_SELF)
    return SimpleNamespace(simulation=simulation, seen=next(simulation.observations()))


def test_quantities_and_table_know_the_same_columns(first):
    row = {}
    for quantity in measured(observed(first.simulation)):
        found = quantity(first.seen, row)
        assert set(found) == {column.key for column in quantity.columns}
        row |= found
    assert set(row) == set(HISTORY)


def test_profiles_know_the_quantities_that_are_sampled(first):
    assert set(PROFILE) - {"time"} <= set(first.seen.sample.values)


@pytest.mark.parametrize("table", [HISTORY, PROFILE])
def test_headers_are_unique_and_say_the_unit(table):
    headers = [quantity.header for quantity in table.values()]
    assert len(set(headers)) == len(headers)
    assert all(key == quantity.key for key, quantity in table.items())
    assert all(quantity.name and quantity.description for quantity in table.values())
    assert "," not in "".join(headers)


def test_header_and_label():
    assert HISTORY["front_depth"].header == "Front depth [nm]"
    assert HISTORY["front_depth"].label == "Front depth $L$ [nm]"
    assert "[-]" not in HISTORY["reacted_fraction"].label


def test_the_tables_load_no_solver():
    code = "import sys; from chemomech.observe.quantity_table import FIELD, HISTORY; len(HISTORY), len(FIELD)"
    code += "; print(sorted({'dolfinx', 'ufl', 'petsc4py', 'mpi4py', 'gmsh'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
