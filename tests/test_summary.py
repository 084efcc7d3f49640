import numpy as np
import pytest

from chemomech.summary import diffusion_share_of_drive


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
