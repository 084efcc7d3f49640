import numpy as np
import pytest

from chemomech.simulation.summary import kinetics_of, regime_between, share_of_drive
from tests.support.cases import FILM, case_of

BOTH = ("diffusion", "reaction")


def columns(diffusion, reaction, surface=0.0):
    time = np.linspace(0.0, 10.0, len(diffusion))
    shares = {"diffusion": diffusion, "reaction": reaction, "surface": np.full(len(time), surface)}
    return {"time": time} | {f"drive_share_{use}": np.array(share) for use, share in shares.items()}


@pytest.mark.parametrize(("diffusion", "share"), [(0.0, 0.0), (0.02, 0.2), (0.08, 0.5)])
def test_the_share_compares_diffusion_with_reaction_however_little_stress_leaves(diffusion, share):
    found = share_of_drive(columns([diffusion] * 11, [0.08] * 11), BOTH, 0.0, 10.0)
    assert found == pytest.approx(share)


def test_only_the_given_range_counts_and_negative_shares_do_not():
    diffusion, reaction = [1.0] * 5 + [-1e-3] * 6, [np.nan] * 5 + [0.5] * 6
    assert share_of_drive(columns(diffusion, reaction), BOTH, 5.0, 10.0) == 0.0


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


@pytest.mark.parametrize(("surface", "regime"), [(0.1, "diffusion-controlled"), (0.6, "limited at the surface")])
def test_a_coating_may_limit_the_front(surface, regime):
    assert regime_between(columns([0.06] * 11, [0.02] * 11, surface), 0.0, 10.0)["regime"] == regime
