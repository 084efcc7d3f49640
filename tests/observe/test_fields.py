import numpy as np
import pytest
import pyvista


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
    extremes = [run["smallest_hoop_stress"][-1], run["largest_hoop_stress"][-1]]
    assert [hoop.min(), hoop.max()] == pytest.approx(extremes, rel=1e-9)
