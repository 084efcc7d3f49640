"""The body of a page: where its corners are, what they carry, how many there are at most."""

import base64
import shutil

import numpy as np
import pytest

from chemomech.commands.cli import main
from chemomech.deformed.grid import Grid
from chemomech.deformed.whole_body import body_of
from chemomech.report import turnable, write_report
from chemomech.report.turnable import body_plot
from chemomech.results.result_folder import ResultFolder
from tests.support.bodies import series

__all__ = ["series"]


def numbers(packed):
    return np.frombuffer(base64.b64decode(packed["bdata"]), dtype=f"<{packed['dtype']}")


@pytest.mark.parametrize("shape", ["cross-section", "ellipsoid"])
def test_corners_lie_on_the_deformed_body_at_true_scale(series, shape):
    shown = series(shape)
    body = body_of(shown.case, shown.grid(-1))
    plot = body_plot(shown)
    for trace, part in zip(plot.traces, body.parts, strict=False):
        places = np.column_stack([numbers(trace[axis]) for axis in "xyz"])
        assert places == pytest.approx(part.points + part.displacement, abs=1e-4)
        assert numbers(trace["intensity"]) == pytest.approx(part.fields["content"], abs=1e-6)
    ratio = plot.layout["scene"]["aspectratio"]
    ranges = {axis: np.ptp(plot.layout["scene"][f"{axis}axis"]["range"]) for axis in "xyz"}
    assert ratio["x"] / ratio["y"] == pytest.approx(ranges["x"] / ranges["y"])


def test_the_outline_is_that_of_the_pristine_host(series):
    outline = body_plot(series("cross-section")).traces[-1]
    x, y = (np.array(outline[axis], dtype=float) for axis in "xy")
    assert np.nanmax(np.hypot(x, y)) == pytest.approx(8.0, rel=1e-3)
    assert np.nanmin(np.hypot(x, y)) == pytest.approx(8.0, rel=1e-2)


def test_every_field_of_the_list_has_colours_of_its_own(series):
    (control,) = body_plot(series("cross-section")).controls
    limits = {option.name: option.layout["coloraxis"] for option in control.options}
    assert (limits["Carrier content"]["cmin"], limits["Carrier content"]["cmax"]) == (0, 1)
    assert limits["Mean stress [GPa]"]["cmin"] == -limits["Mean stress [GPa]"]["cmax"]
    assert all(axis["colorbar"]["title"]["text"] for axis in limits.values())


def test_large_bodies_lose_triangles_but_not_their_shape_and_front():
    side = np.linspace(-1, 1, 160)
    x, y = (values.ravel() for values in np.meshgrid(side, side))
    corner = np.arange(159 * 160).reshape(159, 160)[:, :-1].ravel()
    triangles = np.concatenate(
        [np.column_stack([corner, corner + 1, corner + 160]), np.column_stack([corner + 1, corner + 161, corner + 160])]
    )
    points = np.column_stack([x, y, 0 * x])
    front = 1 / (1 + np.exp((np.hypot(x, y) - 0.5) / 0.05))
    (found,) = turnable._bounded([Grid(points, 0.1 * points, triangles, {"order_parameter": front})])
    assert 0.5 * turnable.MOST_TRIANGLES < len(found.cells) <= turnable.MOST_TRIANGLES
    a, b, c = np.moveaxis((found.points + found.displacement)[found.cells], 1, 0)
    assert np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2 == pytest.approx(4 * 1.21, rel=1e-2)
    there = 1 / (1 + np.exp((np.hypot(*found.points[:, :2].T) - 0.5) / 0.05))
    assert np.abs(found.fields["order_parameter"] - there).max() < 0.2


def test_small_bodies_stay_as_they_are(series):
    parts = body_of(series("cross-section").case, series("cross-section").grid(-1)).parts
    assert turnable._bounded(parts) is parts


def test_a_report_does_without_a_body_whose_files_are_broken(series, tmp_path):
    folder = ResultFolder(tmp_path / "run")
    shutil.copytree(series("cross-section").folder.path, folder.path)
    sorted(folder.fields.parent.glob("*.vtu"))[-1].write_text("<VTKFile", encoding="utf-8")
    write_report(folder)
    assert "<h2>The front</h2>" in folder.report.read_text(encoding="utf-8")
    assert "<h2>The body</h2>" not in folder.report.read_text(encoding="utf-8")
    assert main(["render", str(folder.path)]) == 2
