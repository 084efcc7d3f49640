import numpy as np
import pytest


def test_steps_are_counted_and_add_up_to_the_time(run):
    assert np.array_equal(run["step"], np.arange(len(run["step"])))
    assert np.cumsum(run["time_step"]) == pytest.approx(run["time"])
    assert run["newton_iterations"][0] == 0
    assert np.all(run["newton_iterations"][1:] >= 1)
    assert np.isnan(run["local_error"][0])
    assert np.nanmax(run["local_error"]) <= 2 * run.case.numerics.time_tolerance


def test_the_voltage_ramps_and_stays(run):
    surface = run.case.surface
    progress = np.minimum(run["time"] / surface.ramp, 1)
    assert run["voltage"] == pytest.approx(
        surface.initial_voltage + progress * (surface.voltage - surface.initial_voltage)
    )


def test_the_reacted_fraction_is_that_behind_the_front(run):
    geometric = 1 - (run["front_position"] / 12) ** 2
    assert run["reacted_fraction"] == pytest.approx(geometric, abs=0.03)
    c_s = run.case.material.site_fraction(run.case.material.surface_potential(0.022, 300.0), 300.0)
    assert run["surface_site_fraction"][-1] == pytest.approx(c_s, abs=0.01)
    assert run["state_of_charge"][-1] == pytest.approx(run["reacted_fraction"][-1], rel=0.1)


def test_a_wire_swells_by_its_carrier_content(run):
    """Elastic volume changes are small, so ``V/V_0`` is ``1 + beta`` times the state of charge."""
    expansion = run.case.material.full_volume_ratio - 1
    assert run["swelling_ratio"] == pytest.approx(1 + expansion * run["state_of_charge"], rel=0.03)
    assert run["swelling_ratio"] == pytest.approx((run["outer_radius"] / 12) ** 2 * run["axial_stretch"], rel=0.03)
    assert run["axial_stretch"][0] == 1
    assert run["axial_stretch"][-1] > 1
