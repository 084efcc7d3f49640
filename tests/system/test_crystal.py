"""A small silicon wire along <110> swells most along the <110> across it, whether a quarter or all of it is meshed."""

import numpy as np
import pytest

from tests.support.cases import WIRE, case_of
from tests.support.runs import run_of

CRYSTAL = (
    "geometry.resolved=cross-section",
    "crystal={axis: [1, 1, 0], in_plane: [0, 0, 1]}",
    "material.override.reaction.front_mobility={law: cubic, along_100: 0.1, along_110: 1, along_111: 0.1}",
    "interface.width=1.5 nm",
    "interface.initial_depth=3 nm",
    "time.end=30 s",
    "numerics.time_tolerance=5e-3",
)


def lithiated(folder, symmetry):
    return run_of(case_of(WIRE, *CRYSTAL, f"geometry.symmetry={symmetry}"), folder / "results")


@pytest.fixture(scope="module")
def quarter(tmp_path_factory):
    return lithiated(tmp_path_factory.mktemp("quarter"), "automatic")


def test_the_fast_direction_swells_most(quarter):
    advance = {key: quarter[f"front_depth_{key}"][-1] - quarter[f"front_depth_{key}"][0] for key in ("x", "y")}
    assert advance["y"] > 3 * advance["x"] > 0
    assert quarter["stretch_y"][-1] > 1.05 * quarter["stretch_x"][-1]
    assert np.abs(quarter["carrier_balance_error"]).max() < 1e-8
    assert quarter.smallest_dissipation("reaction", quarter.after_ramp) > -1e-6


@pytest.mark.slow
def test_a_quarter_stands_for_the_whole(quarter, tmp_path):
    whole = lithiated(tmp_path, "none")
    for key in ("reacted_fraction", "front_depth_x", "front_depth_y", "stretch_x", "stretch_y"):
        assert quarter[key][-1] == pytest.approx(whole[key][-1], rel=0.01), key
