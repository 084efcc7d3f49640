"""The activation volume of the rate constant: ``k exp(-p V_a / RT)`` with the pressure of the product at the front."""

import numpy as np
import pandas as pd
import pytest
import ufl
from mpi4py import MPI
from scipy.constants import R

from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer
from chemomech.model.scaling import scales_of
from chemomech.physics.functions import UFL
from chemomech.register.kinds import PRESSURE_DEPENDENCE
from tests.support.cases import FILM, WIRE, case_of
from tests.support.laws import written
from tests.support.pointwise import number
from tests.support.restart import gone_on_with, history, stopped
from tests.support.runs import run_of

VOLUME = 1.5e-6
DEPENDS = "material.override.reaction.pressure_dependence={law: activation volume, activation_volume: 1.5 cm^3/mol}"
QUICK = "{host: {value: 1e-13 m^2/s}, product: {value: 1e-13 m^2/s}}"
LONG = ("geometry.thickness=50 nm", "time.end=3000 s", f"material.override.transport.diffusivity={QUICK}")
"""A film whose front is controlled by reaction."""


def test_the_factor_is_the_same_for_numbers_and_ufl():
    law = written(PRESSURE_DEPENDENCE, law="activation volume", activation_volume="1.5 cm^3/mol")
    scales = scales_of(case_of(FILM))
    scaled = law.scaled(scales)
    for pressure in (-2e9, 0.0, 1e9):
        exact = np.exp(-pressure * VOLUME / (R * 300))
        assert scaled.factor(pressure / scales.stress) == pytest.approx(exact, rel=1e-12)
        assert number(scaled.factor(ufl.as_ufl(pressure / scales.stress), UFL)) == pytest.approx(exact, rel=1e-12)


def test_without_one_no_pressure_enters_the_kernels():
    def front(*overrides):
        case = case_of(FILM, *overrides)
        return Composer(case, body_of(case, MPI.COMM_SELF).domain).model().front

    assert front().product_pressure is None
    assert front(DEPENDS).product_pressure is not None
    none = "material.override.reaction.pressure_dependence={law: none}"
    assert front(none).product_pressure is None


def speed_and_pressure(folder, *overrides):
    """Speed [nm/s] of the front while it is deep in the film, and the pressure [Pa] of the product behind it."""
    run = run_of(case_of(FILM, *LONG, *overrides), folder)
    deep = (run["front_depth"] > 20) & (run["front_depth"] < 40)
    speed = np.polyfit(run["time"][deep], run["front_depth"][deep], 1)[0]
    profiles = pd.read_csv(run.folder / "profiles.csv")
    times = profiles["Time [s]"].unique()
    time = times[len(times) // 2]
    there = profiles[profiles["Time [s]"] == time]
    behind = there["Reference radius [nm]"] - np.interp(time, run["time"], run["front_position"])
    return speed, -1e9 * there["Mean stress [GPa]"][(behind > 5) & (behind < 12)].mean()


@pytest.mark.parametrize("strength", ["reaction-assisted flow", "full strength"])
def test_a_plane_front_is_slowed_by_the_pressure_of_the_product(tmp_path, strength):
    """Not by that of the host, which is free of stress, nor by that in between, where bonds are broken."""
    given = f"interface.front_strength={strength}"
    free, pressure = speed_and_pressure(tmp_path / "free", given)
    slowed, same = speed_and_pressure(tmp_path / "slowed", given, DEPENDS)
    assert pressure > 0.3e9
    assert same == pytest.approx(pressure, rel=2e-3)
    assert slowed / free == pytest.approx(np.exp(-pressure * VOLUME / (R * 300)), rel=4e-3)


def test_a_wire_is_the_same_whatever_it_is_resolved_over(tmp_path):
    common = (WIRE, DEPENDS, "geometry.diameter=16 nm", "time.end=25 s")
    runs = [
        run_of(case_of(*common, f"geometry.resolved={over}"), tmp_path / over) for over in ("radius", "cross-section")
    ]
    for run in runs:
        assert np.abs(run["carrier_balance_error"]).max() < 1e-8
        assert run.smallest_dissipation("reaction", run.after_ramp) >= 0
    depths = [run["front_depth"][-1] for run in runs]
    assert depths[1] == pytest.approx(depths[0], rel=0.02)


def test_a_run_that_goes_on_knows_the_pressure(tmp_path):
    case = case_of(WIRE, DEPENDS, "time.end=20 s")
    run_of(case, tmp_path / "whole")
    stopped(case, tmp_path / "parts", 20)
    gone_on_with(case, tmp_path / "parts")
    assert history(tmp_path / "parts") == history(tmp_path / "whole")
