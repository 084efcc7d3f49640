"""The same isotropic body, resolved over its radius and over more than that."""

import pytest
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.runner import run

CASE = """
title: body
material: {name: Li-Si}
geometry: GEOMETRY
interface: {width: 2 nm, rate_constant: 1 nm/s}
surface: {voltage: 0.022 V, ramp: 2 s}
time: {end: END}
output: {pictures: false, fields: false}
"""
BODIES = {
    "cross-section": ("{shape: wire, radius: 30 nm, constraint: plane strain, resolved: RESOLVED}", "8 s"),
    "free cross-section": ("{shape: wire, radius: 30 nm, resolved: RESOLVED}", "8 s"),
    "meridian": ("{shape: particle, radius: 30 nm, resolved: RESOLVED}", "3 s"),
}
COMPARED = {"front_depth": 0.01, "core_mean_stress": 0.02, "swelling_ratio": 0.01}


def last_row(folder, geometry, end, resolved, *overrides):
    file = folder / "case.yaml"
    file.write_text(CASE.replace("GEOMETRY", geometry).replace("END", end).replace("RESOLVED", resolved))
    rows = []
    run(load_case(file, overrides), folder / "out", MPI.COMM_SELF, overwrite=True, on_step=rows.append)
    return rows[-1]


@pytest.mark.slow
@pytest.mark.parametrize("name", BODIES)
def test_it_behaves_like_the_radial_body(tmp_path, name):
    geometry, end = BODIES[name]
    same = ("numerics.cells_per_width=1.5", "numerics.time_tolerance=1e-3")
    radial = last_row(tmp_path, geometry, end, "radius", *same)
    found = last_row(tmp_path, geometry, end, name.split()[-1], *same)
    for key, bound in COMPARED.items():
        assert found[key] == pytest.approx(radial[key], rel=bound), key
    assert abs(found["carrier_balance_error"]) < 1e-8


def test_a_coarse_cross_section_of_each_kind(tmp_path):
    """Mirrored and whole: the mesh differs, the body does not."""
    coarse = ("numerics.cells_per_width=0.5", "interface.width=4 nm", "time.end=1 s")
    rows = [
        last_row(tmp_path, *BODIES["cross-section"], "cross-section", *coarse, f"geometry.symmetry={symmetry}")
        for symmetry in ("automatic", "none")
    ]
    assert rows[0]["front_depth"] == pytest.approx(rows[1]["front_depth"], rel=0.02)
    assert rows[0]["swelling_ratio"] == pytest.approx(rows[1]["swelling_ratio"], rel=0.02)


def test_a_coarse_ball(tmp_path):
    coarse = ("numerics.cells_per_width=0.5", "interface.width=6 nm", "time.end=0.3 s")
    geometry, _ = BODIES["meridian"]
    rows = {
        resolved: last_row(tmp_path, geometry, "1 s", resolved, *coarse)
        for resolved in ("radius", "meridian", "volume")
    }
    for resolved in ("meridian", "volume"):
        assert rows[resolved]["front_depth"] == pytest.approx(rows["radius"]["front_depth"], rel=0.05)
        assert rows[resolved]["reacted_fraction"] == pytest.approx(rows["radius"]["reacted_fraction"], rel=0.05)


def test_the_report_shows_the_shape(tmp_path):
    coarse = ("numerics.cells_per_width=0.5", "interface.width=4 nm", "time.end=0.5 s")
    geometry, end = BODIES["cross-section"]
    last_row(tmp_path, geometry, end, "cross-section", *coarse, "output.fields=true", "output.pictures=true")
    assert (tmp_path / "out" / "shape.png").stat().st_size > 20_000
    assert "true scale" in (tmp_path / "out" / "report.html").read_text()
