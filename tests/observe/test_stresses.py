import numpy as np
import pytest
from scipy.constants import R


def test_stresses_in_gigapascal_with_their_places(run):
    for kind in ("radial", "hoop", "axial", "mean"):
        assert np.all(run[f"smallest_{kind}_stress"] <= run[f"largest_{kind}_stress"])
        for which in ("smallest", "largest"):
            assert np.all((run[f"{which}_{kind}_stress_at"] > 0) & (run[f"{which}_{kind}_stress_at"] < 12))
    assert 0.5 < np.abs(run["largest_hoop_stress"][-1]) < 6


def test_the_free_surface_carries_no_load_and_the_core_is_isotropic_in_the_plane(run):
    scale = np.abs(run["largest_hoop_stress"][-1])
    assert abs(run["surface_radial_stress"][-1]) < 0.05 * scale
    assert run["core_radial_stress"][-1] == pytest.approx(run["core_hoop_stress"][-1], rel=1e-3)


def test_nothing_but_a_crystal_exceeds_the_strength_of_the_product(run):
    """Where the product has yielded, the hoop stress at the free surface is bounded by ``2/sqrt(3) sigma_Y``."""
    strength = run.case.material.plasticity.yield_strength.product(1.0) / 1e9
    assert np.abs(run["surface_hoop_stress"]).max() < 1.05 * 2 / np.sqrt(3) * strength
    assert run["largest_plastic_strain"][-1] > 0.1
    assert np.all(np.diff(run["largest_plastic_strain"]) > -1e-9)


def test_the_scale_of_stress_is_the_chemical_energy(run):
    case = run.case
    assert case.material.energy_scale(300.0) == pytest.approx(R * 300 * 3.75 / 12.06e-6)
