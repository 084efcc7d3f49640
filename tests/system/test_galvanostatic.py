"""Given current: the content follows Faraday's law, the voltage is an outcome."""

import numpy as np
import pytest

from chemomech.case import CaseError
from chemomech.input.constants import FARADAY
from tests.support.cases import case_of
from tests.support.runs import run_of

PARTICLE = """
material: {name: Li-Si, override: {swelling: {full_expansion: 0.001}}}
geometry: {shape: particle, radius: 100 nm}
interface: {initial_phase: product, width: 10 nm}
surface:
  control: galvanostatic
  current: 0.1 A/m^2
  changes: [{at: 300 s, current: 0 A/m^2}, {at: 400 s, current: -0.1 A/m^2, ramp: 10 s}]
time: {end: 500 s}
output: {pictures: false, fields: false}
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return run_of(case_of(PARTICLE), tmp_path_factory.mktemp("galvanostatic"))


def inserted(run, time):
    """``int i A/(z F C_max V) dt`` with ``A/V = 3/R``."""
    case = run.case
    charge = 0.1 * (np.minimum(time, 300) - np.where(time > 410, time - 405, np.maximum(time - 400, 0) ** 2 / 20))
    return charge * 3 / case.geometry.size / (FARADAY * case.material.carrier_density)


def test_the_content_follows_the_charge(run):
    content = run["state_of_charge"] - run["state_of_charge"][0]
    at = np.isin(np.round(run["time"], 9), [300.0, 400.0, 410.0, 500.0])
    assert at.sum() == 4
    assert content[at] == pytest.approx(inserted(run, run["time"][at]), rel=2e-3)
    assert run["carrier_supplied"] == pytest.approx(content, abs=1e-10)


def test_a_constant_current_is_integrated_exactly(run):
    first = run["time"] <= 300
    content = run["state_of_charge"] - run["state_of_charge"][0]
    assert content[first] == pytest.approx(inserted(run, run["time"][first]), rel=1e-8, abs=1e-10)


def test_the_voltage_is_an_outcome(run):
    time, voltage = run["time"], run["voltage"]
    inserting, resting = (time > 1) & (time <= 300), (time > 300) & (time <= 400)
    assert np.all(np.diff(voltage[inserting]) < 0)
    assert voltage[resting][-1] > voltage[inserting][-1]
    material, T = run.case.material, run.case.temperature
    mean = run["state_of_charge"][resting][-1] / (1 + material.chemistry.host_solubility.value)
    assert voltage[resting][-1] == pytest.approx(float(material.voltage(material.potential(mean, T), T)), abs=1e-3)


def test_without_a_front_the_run_ends_at_its_time(run):
    assert run.summary["status"] == "completed"
    assert run["time"][-1] == pytest.approx(500)
    assert np.ptp(run["reacted_fraction"]) < 1e-12


def test_changes_come_in_order_of_time():
    with pytest.raises(CaseError, match=r"changes.*begins before the ramp before it has ended"):
        case_of(PARTICLE.replace("at: 400 s", "at: 200 s"))


def test_a_full_body_is_told(tmp_path):
    """At 100 C without a voltage to end at the particle is full after 36 s."""
    run = run_of(case_of(PARTICLE, "surface.current=100 C", "surface.changes=[]", "time.end=100 s"), tmp_path)
    assert run.summary["status"] == "failed"
    assert "the surface may be full or empty" in run.summary["message"]
    assert run["time"][-1] < 36.1
