"""A few steps of every shape on a coarse mesh; parts between planes of symmetry against whole bodies."""

import numpy as np
import pytest

from tests.support.cases import case_of
from tests.support.shapes import CASE, COARSE, PLANE, SPACE, rows_of


def rows(text, steps, *overrides):
    case = case_of(CASE.replace("SHAPE", text), *overrides)
    return case, rows_of(case, steps)


def check(found, size):
    """The reaction has begun and nothing is lost: bounds that hold for every shape."""
    first, last = found[0], found[-1]
    assert last["time"] > first["time"]
    assert last["state_of_charge"] > first["state_of_charge"]
    assert abs(last["carrier_balance_error"]) < 1e-8
    assert 0 < last["front_depth"] < size
    assert first["front_depth"] == pytest.approx(6, abs=1)
    assert last["swelling_ratio"] > 1


@pytest.mark.parametrize("name", PLANE)
def test_shapes_of_one_and_two_dimensions(name):
    case, found = rows(PLANE[name], 5)
    check(found, case.geometry.size * 1e9)


@pytest.mark.parametrize("name", SPACE)
def test_shapes_in_space(name):
    case, found = rows(SPACE[name], 3, *COARSE)
    check(found, case.geometry.size * 1e9)


def at_the_same_time(one, other):
    """Columns of two runs at the last time that both have reached."""
    end = min(one[-1]["time"], other[-1]["time"])
    return tuple(
        {key: np.interp(end, [row["time"] for row in run], [row[key] for row in run]) for key in run[0]}
        for run in (one, other)
    )


def test_half_an_ellipsoid_stands_for_all_of_it():
    part, whole = at_the_same_time(
        *(rows(f"{PLANE['ellipsoid']}, symmetry: {s}", 25)[1] for s in ("automatic", "none"))
    )
    at = ("reacted_fraction", "state_of_charge", "swelling_ratio", "front_depth")
    assert [part[key] for key in at] == pytest.approx([whole[key] for key in at], rel=5e-3)
    assert part["elastic_energy"] == pytest.approx(whole["elastic_energy"], rel=0.02)


def test_meridian_of_a_hollow_sphere_is_the_radial_one():
    flat, radial = at_the_same_time(
        *(rows(PLANE[name], 25, "numerics.cells_per_width=2")[1] for name in ("hollow sphere", "hollow radius"))
    )
    at = ("reacted_fraction", "swelling_ratio", "front_depth", "outer_radius")
    assert [flat[key] for key in at] == pytest.approx([radial[key] for key in at], rel=0.01)
    assert flat["front_position"] + flat["front_depth"] == pytest.approx(18)


def test_what_a_wire_has_reacted_from_its_end_is_the_depth_of_its_front():
    _, found = rows(PLANE["end"], 5)
    assert found[-1]["reacted_fraction"] == pytest.approx(found[-1]["front_depth"] / 16, rel=0.05)
