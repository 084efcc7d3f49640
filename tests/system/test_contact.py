"""Bodies that react on a part of their surface, on several ranks and with a mesh from a file."""

from pathlib import Path

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.case import CaseError, load_case
from chemomech.mesh.recipes import body_of
from tests.support.cases import case_of
from tests.support.ranks import assert_measured_as_on_one
from tests.support.shapes import CASE, CONTACT, MESHES, PATH, rows_of, shape

ROOT = Path(__file__).parents[2]
STEPS = 4


@pytest.fixture(scope="module")
def alone():
    return {name: rows_of(shape(name), STEPS) for name in CONTACT}


@pytest.mark.parametrize(("ranks", "names"), [(2, tuple(CONTACT)), (3, ("contact of a meridian", "path along an end"))])
def test_several_ranks_measure_what_one_measures(alone, ranks, names):
    assert_measured_as_on_one({name: alone[name] for name in names}, STEPS, ranks)


@pytest.mark.parametrize("name", CONTACT)
def test_what_enters_is_counted(alone, name):
    rows = alone[name]
    assert max(abs(row["carrier_balance_error"]) for row in rows) < 1e-8
    assert rows[-1]["carrier_supplied"] > 0


def test_a_sliding_pillar_that_reacts_on_its_top_is_half_a_wire_that_reacts_from_its_ends():
    """With and without a path along the side."""
    pillar = "shape: pillar, radius: 6 nm, height: 16 nm, constraint: frictionless substrate, contact: top"
    for path in ((), (PATH,)):
        half, wire = (
            rows_of(case_of(CASE.replace("SHAPE", geometry), *path), STEPS)[-1]
            for geometry in (pillar, CONTACT["path along an end"])
        )
        for key in ("reacted_fraction", "state_of_charge", "front_depth", "elastic_energy", "dissipated_by_surface"):
            assert half[key] == pytest.approx(wire[key], rel=1e-6), key


def test_a_part_of_a_mesh_from_a_file_is_dry_or_has_a_path():
    """The plane of symmetry of the capsule, taken for a cut; its middle lies 20 nm below the skin."""
    layer = "surface_path={part: equator, thickness: 1 nm, diffusivity: 1e-16 m^2/s}"
    dry, wet = (body_of(load_case(MESHES / "capsule.yaml", path), MPI.COMM_SELF) for path in ([], [layer]))
    middle = np.zeros((1, 3))
    assert not len(dry.wall)
    assert np.array_equal(wet.wall, wet.parts["equator"])
    assert np.array_equal(wet.surface, dry.surface)
    assert dry.depth(middle) == pytest.approx(1, abs=0.01)
    assert wet.depth(middle) == pytest.approx(0, abs=1e-9)


def test_a_path_along_a_part_that_the_file_does_not_name_is_refused():
    layer = "surface_path={part: equater, thickness: 1 nm, diffusivity: 1e-16 m^2/s}"
    with pytest.raises(CaseError, match=r"surface_path.part: .*'equater'; did you mean 'equator'"):
        load_case(MESHES / "capsule.yaml", [layer])
