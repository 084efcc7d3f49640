"""Bodies that react on a part of their surface, on several ranks and with a mesh from a file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.case import CaseError, load_case
from chemomech.simulation import Simulation
from chemomech.solve.integrator import ORDER_PARAMETER
from tests.support.shapes import CONTACT, MESHES, rows_of, shape
from tests.system.conftest import SHARED_CORES

ROOT = Path(__file__).parents[2]
STEPS = 4


@pytest.fixture(scope="module")
def alone():
    return {name: rows_of(shape(name), STEPS) for name in CONTACT}


@pytest.mark.parametrize(("ranks", "names"), [(2, tuple(CONTACT)), (3, ("contact of a meridian", "path along an end"))])
def test_several_ranks_measure_what_one_measures(alone, ranks, names):
    command = ["mpirun", "-n", str(ranks), sys.executable, "-m", "tests.support.shapes", str(STEPS), *names]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=240, check=False, env=os.environ | SHARED_CORES
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for name in names:
        for key, value in alone[name][-1].items():
            scale = 1.0 if "balance_error" in key else abs(value)
            assert found[name][key] == pytest.approx(value, rel=0, abs=1e-6 * scale + 1e-9, nan_ok=True), (name, key)


@pytest.mark.parametrize("name", CONTACT)
def test_what_enters_is_counted(alone, name):
    rows = alone[name]
    assert max(abs(row["carrier_balance_error"]) for row in rows) < 1e-8
    assert rows[-1]["carrier_supplied"] > 0


@pytest.mark.parametrize(("path", "is_product"), [((), False), (("surface_path.part=equator",), True)])
def test_a_part_of_a_mesh_from_a_file_is_dry_or_has_a_path(path, is_product):
    """The plane of symmetry of the capsule, taken for a cut."""
    layer = "surface_path={part: equator, thickness: 1 nm, diffusivity: 1e-16 m^2/s}"
    simulation = Simulation(load_case(MESHES / "capsule.yaml", [layer] if path else []), MPI.COMM_SELF)
    unknowns, parts = simulation.unknowns, simulation.body.parts
    phi = simulation.integrator.solution.x.array[unknowns.dofs_on(ORDER_PARAMETER, parts["equator"], 1)]
    assert np.all(phi == 1) if is_product else np.median(phi) < 0.01


def test_a_path_along_a_part_that_the_file_does_not_name_is_refused():
    layer = "surface_path={part: equater, thickness: 1 nm, diffusivity: 1e-16 m^2/s}"
    with pytest.raises(CaseError, match=r"surface_path.part: .*'equater'; did you mean 'equator'"):
        load_case(MESHES / "capsule.yaml", [layer])
