import numpy as np
import pandas as pd
import pytest

from chemomech.observe.profile_table import PROFILE


@pytest.fixture(scope="module")
def profiles(run):
    return pd.read_csv(run.folder / "profiles.csv")


def test_profiles_at_first_last_and_given_times(run, profiles):
    assert list(profiles.columns) == [quantity.header for quantity in PROFILE.values()]
    times = profiles["Time [s]"].unique()
    assert times[[0, -1]] == pytest.approx([0, 20])
    assert {1.0, 8.0} <= set(np.round(times, 9))
    assert set(np.round(times, 6)) <= set(np.round(run["time"], 6))


def test_profiles_run_from_core_to_surface_and_agree_with_the_history(run, profiles):
    last = profiles[profiles["Time [s]"] == profiles["Time [s]"].max()]
    radius = last["Reference radius [nm]"].to_numpy()
    assert np.all(np.diff(radius) > 0)
    assert 0 < radius[0] < radius[-1] < 12
    for kind in ("Hoop", "Mean"):
        column = last[f"{kind} stress [GPa]"]
        assert column.iloc[-1] == pytest.approx(run[f"surface_{kind.lower()}_stress"][-1], rel=1e-6)
        assert column.max() == pytest.approx(run[f"largest_{kind.lower()}_stress"][-1], rel=0.05)
    phi = last["Order parameter [-]"].to_numpy()
    assert np.interp(0.5, phi, radius) == pytest.approx(run["front_position"][-1], abs=0.05)
