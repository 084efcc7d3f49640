import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from mpi4py import MPI

from chemomech.observe.history_quantities.front_pressure import FrontPressure
from chemomech.observe.sample import Sample


def seen(stress, weight, phi=0.99):
    values = {"mean_stress": np.array(stress), "front_weight": np.array(weight), "weight": np.full(len(stress), 0.5)}
    values["order_parameter"] = np.broadcast_to(phi, len(stress))
    return SimpleNamespace(sample=Sample(values, MPI.COMM_SELF), scales=SimpleNamespace(stress=2e9))


def test_it_is_the_mean_over_the_front_and_positive_in_compression():
    assert FrontPressure()(seen([-1.0, -2.0, 9.0], [1.0, 3.0, 0.0]), {})["front_pressure"] == pytest.approx(3.5)


def test_only_what_is_product_counts():
    found = FrontPressure()(seen([-1.0, 5.0, 9.0], [1.0, 3.0, 2.0], [0.99, 0.5, 0.97]), {})
    assert found["front_pressure"] == pytest.approx(2.0)


def test_without_a_front_there_is_none():
    assert math.isnan(FrontPressure()(seen([-1.0, -2.0], [0.0, 1e-12]), {})["front_pressure"])


def test_in_a_run_it_is_what_the_profile_shows_behind_the_front(run):
    profiles = pd.read_csv(run.folder / "profiles.csv")
    profile = profiles[profiles["Time [s]"] == profiles["Time [s]"].max()]
    radius, stress = profile["Reference radius [nm]"], profile["Mean stress [GPa]"]
    behind = run["front_position"][-1] + 4.7 * run.case.interface.width * 1e9
    assert run["front_pressure"][-1] == pytest.approx(-np.interp(behind, radius, stress), rel=0.1, abs=0.02)
