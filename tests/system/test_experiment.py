"""Experiments: currents and voltages in turn, in bodies of one and two dimensions and on several ranks."""

import numpy as np
import pandas as pd
import pytest

from chemomech.input.constants import FARADAY
from tests.support.cases import case_of
from tests.support.histories import differences
from tests.support.runs import run_of

FILM = """
material:
  name: Li-Si
  override: {transport: {diffusivity: {product: 1e-13 cm^2/s}}}
geometry: {shape: film, thickness: 100 nm}
interface: {initial_phase: product, width: 10 nm}
surface:
  control: experiment
  initial_voltage: 0.3 V
  steps:
    - discharge at C/2 until 0.12 V
    - hold at 0.12 V until C/20
    - rest for 10 min
    - charge at C/2 until 0.3 V
  repeat: 2
numerics: {time_tolerance: 5e-3}
output: {pictures: false, fields: false}
"""
ROUND = """
material: {name: Li-Si}
geometry: {shape: wire, diameter: 40 nm}
interface: {initial_phase: product, width: 5 nm}
surface:
  control: experiment
  initial_voltage: 0.25 V
  steps: [discharge at 2 C for 60 s, hold at 0.24 V for 30 s]
numerics: {time_tolerance: 5e-3}
output: {pictures: false, fields: false}
"""
TRANSFER = "surface.kinetics={law: butler-volmer, exchange_current_density: 0.2 A/m^2}"
PLANE = ("geometry.resolved=cross-section", "numerics.cells_per_width=2", "numerics.quadrature_degree=4")


@pytest.fixture(scope="module")
def cycled(tmp_path_factory):
    return run_of(case_of(FILM), tmp_path_factory.mktemp("cycled"))


def steps_of(run):
    return [run["cycle"] * 10 + run["experiment_step"] == number for number in (11, 12, 13, 14, 21, 22, 23, 24)]


def test_steps_end_where_they_are_told_to(cycled):
    table = cycled.summary["experiment"]
    assert cycled.summary["message"] == "all steps of the experiment are done"
    assert [row["cycle"] for row in table] == [1] * 4 + [2] * 4
    assert [row["ended_by"] for row in table] == ["limit", "limit", "time", "limit"] * 2
    ends = [row["voltage_V"] for row in table]
    assert [ends[i] for i in (0, 1, 3, 4, 5, 7)] == pytest.approx([0.12, 0.12, 0.3, 0.12, 0.12, 0.3], abs=1.1e-5)
    assert table[2]["end_s"] - table[2]["begin_s"] == pytest.approx(600, rel=1e-9)
    current = cycled["current_density"][steps_of(cycled)[1]]
    rate = cycled.case.material.charge_density * cycled.case.geometry.size / 3600
    assert current[-1] / rate == pytest.approx(1 / 20, rel=2e-4)


def test_charge_is_current_times_time(cycled):
    """Coulombs to 1e-8, and the content of the body is what was inserted."""
    table, rate = cycled.summary["experiment"], 0.5 / 3600
    for number, sign in ((0, 1), (3, -1), (4, 1), (7, -1)):
        row = table[number]
        assert row["inserted"] == pytest.approx(sign * rate * (row["end_s"] - row["begin_s"]), rel=1e-8)
    assert table[2]["inserted"] == pytest.approx(0, abs=1e-12)
    assert np.abs(cycled["carrier_balance_error"]).max() < 1e-8
    assert sum(row["inserted"] for row in table) == pytest.approx(np.ptp(cycled["carrier_supplied"][[0, -1]]), abs=1e-9)


def test_the_current_is_what_was_asked_for(cycled):
    where = steps_of(cycled)
    rate = cycled.case.material.charge_density * cycled.case.geometry.size / 3600
    assert cycled["current_density"][where[0]] == pytest.approx(0.5 * rate, rel=1e-8)
    assert cycled["current_density"][where[3]] == pytest.approx(-0.5 * rate, rel=1e-8)
    assert np.abs(cycled["current_density"][where[2]]).max() < 1e-9 * rate
    assert np.all(np.diff(cycled["voltage"][where[0]]) < 0)


def test_a_film_resists(tmp_path):
    """At a given current a film lowers the voltage by ``R i`` of the deformed area, which in a film is the pristine."""
    short = ("surface.steps=[discharge at 1 C for 60 s]", "surface.repeat=1")
    free = run_of(case_of(FILM, *short), tmp_path / "free")
    held = run_of(case_of(FILM, *short, "surface.film_resistance=0.05 ohm*m^2"), tmp_path / "held")
    drop = np.interp(held["time"], free["time"], free["voltage"]) - held["voltage"]
    assert drop[-1] == pytest.approx(0.05 * held["current_density"][-1], rel=1e-3)
    assert held["dissipated_by_surface"][-1] > 0


def test_charge_transfer_costs_what_butler_and_volmer_say(tmp_path):
    """At half a transfer coefficient ``i = 2 i_0(c) sinh(D/2)``."""
    short = ("surface.steps=[discharge at 1 C for 60 s]", "surface.repeat=1")
    run = run_of(case_of(FILM, *short, TRANSFER), tmp_path / "transfer")
    free = run_of(case_of(FILM, *short), tmp_path / "free")
    c, T = run["surface_site_fraction"][-1], run.case.temperature
    exchange = 0.2 * 2 * np.sqrt(c * (1 - c))
    lost = 2 * np.arcsinh(run["current_density"][-1] / (2 * exchange)) * 8.314462618 * T / FARADAY
    drop = np.interp(run["time"][-1], free["time"], free["voltage"]) - run["voltage"][-1]
    assert drop == pytest.approx(lost, rel=2e-2)


@pytest.mark.parametrize("kinetics", [(), (TRANSFER,)])
def test_a_round_wire_is_the_same_over_its_cross_section(tmp_path, kinetics):
    """There the potential of the whole surface is one unknown."""
    radial = run_of(case_of(ROUND, *kinetics), tmp_path / "radial")
    plane = run_of(case_of(ROUND, *kinetics, *PLANE), tmp_path / "plane")
    ends = [(run.summary["experiment"][0]["voltage_V"], run["state_of_charge"][-1]) for run in (radial, plane)]
    assert ends[1] == pytest.approx(ends[0], rel=5e-3)
    assert np.abs(plane["carrier_balance_error"]).max() < 1e-8
    rest = plane["experiment_step"] == 1
    assert plane["current_density"][rest][1:] == pytest.approx(radial["current_density"][1], rel=5e-3)


@pytest.mark.parametrize("kinetics", [(), ("--set", TRANSFER)])
def test_several_ranks_give_the_history_of_one(tmp_path, chemomech, kinetics):
    (tmp_path / "case.yaml").write_text(ROUND, encoding="utf-8")
    changes = [word for override in PLANE for word in ("--set", override)]
    changes += ["--set", "geometry.constraint=generalised plane strain", "--set", "numerics.cells_per_width=1"]
    changes += ["--set", "numerics.maximum_step=15 s", "--set", "numerics.time_tolerance=2e-2"]
    tables = []
    for ranks in ("1", "3"):
        done = chemomech("run", "case.yaml", "--output", ranks, *changes, *kinetics, prefix=("mpirun", "-n", ranks))
        assert done.returncode == 0, done.stderr
        tables.append(pd.read_csv(tmp_path / ranks / "history.csv"))
    one, three = tables
    assert len(one) == len(three)
    # there is no front, and hardly any stress: places of extremes are those of rounding errors
    unknown = [name for name in one.columns if name.startswith(("Position", "Front site fraction"))]
    difference = differences(one, three).drop(unknown)
    assert difference.max() < 1e-8, difference.nlargest(3)


def test_currents_of_whole_bodies_and_of_masses(tmp_path):
    """A sphere: ``i = I / 4 pi R^2 = j rho R / 3``."""
    sphere = ROUND.replace("wire", "particle")
    case = case_of(sphere, "surface.steps=[discharge at 0.01 pA for 1 s, discharge at 1 A/g for 1 s]")
    run = run_of(case, tmp_path / "sphere")
    R = case.geometry.size
    first, second = (run["current_density"][run["experiment_step"] == step][-1] for step in (1, 2))
    assert first == pytest.approx(1e-14 / (4 * np.pi * R**2), rel=1e-6)
    assert second == pytest.approx(1e3 * case.material.host_density * R / 3, rel=1e-6)
    charge = 1e-14 / (4 / 3 * np.pi * R**3 * case.material.host_density) + 1e3
    assert run["capacity"][-1] == pytest.approx(charge / 3600, rel=1e-6)
