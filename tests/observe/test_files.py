"""Files of a run read back: history, profiles, fields."""

import numpy as np
import pandas as pd
import pytest
import pyvista

from chemomech.observe.quantities import HISTORY, PROFILE
from tests.support.cases import WIRE, case_of
from tests.support.runs import run_of


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    case = case_of(WIRE, "output.fields=true", "output.times=[1 s, 8 s]", "output.every_depth=1 nm", "time.end=20 s")
    return run_of(case, tmp_path_factory.mktemp("run") / "results")


def test_history_is_what_the_observers_said(run):
    table = pd.read_csv(run.folder / "history.csv")
    assert list(table.columns) == [quantity.header for quantity in HISTORY.values()]
    for key, quantity in HISTORY.items():
        assert table[quantity.header].to_numpy() == pytest.approx(run[key], rel=1e-8, nan_ok=True)
    assert np.all(np.diff(table["Time [s]"]) > 0)


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
        assert column.max() == pytest.approx(run[f"largest_{kind.lower()}_stress"][-1], rel=1e-6)
    phi = last["Order parameter [-]"].to_numpy()
    assert np.interp(0.5, phi, radius) == pytest.approx(run["front_position"][-1], abs=0.05)


def test_paraview_opens_the_fields(run):
    reader = pyvista.get_reader(run.folder / "fields" / "fields.pvd")
    assert reader.time_values[0] == 0
    assert reader.time_values[-1] == pytest.approx(20)
    reader.set_active_time_value(reader.time_values[-1])
    body = reader.read().combine()
    radius = body.points[:, 0]
    assert radius.max() == pytest.approx(12)
    phi = body.point_data["Order parameter [-]"]
    order = np.argsort(radius)
    assert np.interp(0.5, phi[order], radius[order]) == pytest.approx(run["front_position"][-1], abs=0.05)
    displacement = body.point_data["Displacement [nm]"]
    assert displacement.shape == (body.n_points, 3)
    surface = radius.argmax()
    assert 12 + displacement[surface, 0] == pytest.approx(run["outer_radius"][-1], rel=2e-2)
    assert np.all(displacement[:, 1:] == 0)
    hoop = body.cell_data["Hoop stress [GPa]"]
    assert len(hoop) == body.n_cells
    assert run["smallest_hoop_stress"][-1] <= hoop.min() < hoop.max() <= run["largest_hoop_stress"][-1]
