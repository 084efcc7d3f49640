"""A free body that swells by different amounts along the axes of its crystal: exactly these stretches, no stress."""

from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from chemomech.case import load_case
from chemomech.model.scaling import scales_of
from tests.support.runs import run_of

CASE = Path(__file__).resolve().parents[2] / "chemomech" / "verify" / "cases" / "free-swelling.yaml"
STRETCHES = (1.0, 1.25, 2.4)
ROUND = (1.2, 1.2, 3 / 1.44)
COARSE = ("numerics.maximum_step=0.5 s", "numerics.cells_per_width=1", "numerics.time_tolerance=0.02", "time.end=6 s")
FRAMES = {
    "along the axes": np.eye(3),
    "turned in the plane": Rotation.from_euler("z", 25, degrees=True).as_matrix(),
    "permuted": np.array([[0.0, 1, 0], [0, 0, 1], [1, 0, 0]]),
    "turned in space": Rotation.from_euler("zyx", [25, 40, -70], degrees=True).as_matrix(),
}
BODIES = {
    "wire": ("{shape: wire, radius: 50 nm, resolved: cross-section}", STRETCHES, 12),
    "radial wire": ("{shape: wire, radius: 50 nm}", ROUND, 5),
    "meridian": ("{shape: particle, radius: 50 nm, resolved: meridian}", ROUND, 12),
    "particle": ("{shape: particle, radius: 50 nm, resolved: volume}", STRETCHES, 30),
}


def filled(folder, body, frame):
    """The run, and the chemical stretch that it should end with, in the body's axes."""
    geometry, stretches, width = BODIES[body]
    a, b, c = stretches
    case = load_case(
        CASE,
        [
            f"geometry={geometry}",
            f"material.override.chemical_stretch={{law: axes, along_a: {a}, along_b: {b}, along_c: {c}}}",
            f"crystal={{rotation: {frame.tolist()}}}",
            f"interface={{initial_phase: product, width: {width} nm, initial_depth: 10 nm}}",
            *COARSE,
        ],
    )
    material = case.material
    sites = 1 + material.chemistry.host_solubility.value
    ratio = float(material.swelling(sites * material.site_fraction(case.surface_potential, case.temperature)))
    lengths = ratio ** np.array(material.chemical_stretch.shares)
    return run_of(case, folder), ratio, frame @ np.diag(lengths) @ frame.T


@pytest.mark.parametrize(
    ("body", "frame"),
    [
        ("wire", "along the axes"),
        ("wire", "turned in the plane"),
        ("wire", "permuted"),
        ("radial wire", "turned in the plane"),
        ("meridian", "along the axes"),
        pytest.param("particle", "turned in space", marks=pytest.mark.slow),
    ],
)
def test_a_free_body_stretches_along_the_axes_of_its_crystal(body, frame, tmp_path):
    run, ratio, stretch = filled(tmp_path / "run", body, FRAMES[frame])
    assert run["swelling_ratio"][-1] == pytest.approx(ratio, rel=1e-7)
    directions = {"x": [1, 0, 0], "y": [0, 1, 0], "z": [0, 0, 1], "diagonal": [2**-0.5, 2**-0.5, 0]}
    if body == "meridian":  # its y axis is the axis of revolution
        directions = {"x": [1, 0, 0], "y": [0, 0, 1]}
    for key, direction in directions.items():
        found = run[f"stretch_{key}"][-1]
        if not np.isnan(found):
            assert found == pytest.approx(np.linalg.norm(stretch @ direction), rel=1e-7), key
    if "wire" in body:
        assert run["axial_stretch"][-1] == pytest.approx(stretch[2, 2], rel=1e-7)
    if body == "radial wire":
        assert run["outer_radius"][-1] == pytest.approx(50 * stretch[0, 0], rel=1e-7)
    modulus = float(run.case.material.elasticity.youngs_modulus.product(0.9))
    for kind in ("radial", "hoop", "axial"):
        for which in ("smallest", "largest"):
            assert abs(run[f"{which}_{kind}_stress"][-1]) * 1e9 < 1e-8 * modulus
    assert np.abs(run["carrier_balance_error"]).max() < 1e-8
    assert run["elastic_energy"][-1] < 1e-12 * scales_of(run.case).stress


def test_a_film_keeps_its_in_plane_length(tmp_path):
    """Rigid substrate: the stretches in the plane become stress, the more the larger they are."""
    overrides = [
        "geometry={shape: film, thickness: 50 nm}",
        "material.override.chemical_stretch={law: axes, along_a: 1.0, along_b: 1.0, along_c: 3.0}",
        "crystal={axis: [0, 0, 1], in_plane: [1, 0, 0]}",
        *COARSE,
    ]
    along_the_normal = run_of(load_case(CASE, overrides), tmp_path / "normal")
    assert along_the_normal["swelling_ratio"][-1] == pytest.approx(along_the_normal["state_of_charge"][-1] * 2 + 1)
    assert abs(along_the_normal["smallest_hoop_stress"][-1]) < 1e-7
    overrides[2] = "crystal={axis: [1, 0, 0], in_plane: [0, 0, 1]}"
    in_the_plane = run_of(load_case(CASE, overrides), tmp_path / "plane")
    assert in_the_plane["smallest_hoop_stress"][-1] < -0.5
