import numpy as np
import pytest

from chemomech.summary import diffusion_share_of_drive, kinetics_of
from tests.support.cases import FILM, case_of


def columns(diffusion, reaction):
    time = np.linspace(0.0, 10.0, len(diffusion))
    return {"time": time, "drive_share_diffusion": np.array(diffusion), "drive_share_reaction": np.array(reaction)}


@pytest.mark.parametrize(("diffusion", "share"), [(0.0, 0.0), (0.02, 0.2), (0.08, 0.5)])
def test_the_share_compares_diffusion_with_reaction_however_little_stress_leaves(diffusion, share):
    found = diffusion_share_of_drive(columns([diffusion] * 11, [0.08] * 11), 0.0, 10.0)
    assert found == pytest.approx(share)


def test_only_the_given_range_counts_and_negative_shares_do_not():
    diffusion, reaction = [1.0] * 5 + [-1e-3] * 6, [np.nan] * 5 + [0.5] * 6
    assert diffusion_share_of_drive(columns(diffusion, reaction), 5.0, 10.0) == 0.0


def test_a_shape_without_a_growth_law_has_a_regime_and_no_exponent():
    case = case_of(FILM.replace("film, thickness: 30 nm", "pillar, radius: 30 nm, height: 50 nm"))
    found = columns([0.06] * 21, [0.02] * 21) | {"front_depth": np.linspace(3.0, 20.0, 21)}
    found |= {"drive_share_stress": np.full(21, 0.9), "drive_share_curvature": np.full(21, -0.01)}
    kinetics = kinetics_of(case, found)
    assert (kinetics["regime"], kinetics["exponent"]) == ("diffusion-controlled", None)
    assert kinetics["diffusion_share_of_drive"] == pytest.approx(0.75)
    assert kinetics["range_s"] == [2.0, 10.0]
    assert kinetics["stress_retarded"]
    assert kinetics_of(case, found | {"front_depth": np.linspace(3.0, 3.5, 21)})["regime"] == "undetermined"
