import numpy as np
import pytest
import pyvista
from dolfinx import fem
from mpi4py import MPI

from chemomech.mesh.interval import interval
from chemomech.observe.vtk_series import VtkSeries, _require_whole


@pytest.fixture
def write(tmp_path):
    domain = interval(MPI.COMM_SELF, 4)
    function = fem.Function(fem.functionspace(domain, ("Lagrange", 1)), name="u")
    (tmp_path / "fields").mkdir()

    def write(series, time):
        function.x.array[:] = time
        series.write([function], time)

    return write


def read(path):
    reader = pyvista.get_reader(path)
    found = []
    for number in range(len(reader.time_values)):
        reader.set_active_time_point(number)
        found.append(float(reader.read().combine().point_data["u"].mean()))
    return reader.time_values, found


def test_a_series_can_be_read_after_every_snapshot(write, tmp_path):
    path = tmp_path / "fields" / "fields.pvd"
    series = VtkSeries(path, MPI.COMM_SELF)
    for count, time in enumerate((0.0, 0.1, 1 / 3), start=1):
        write(series, time)
        times, values = read(path)
        assert times == [0.0, 0.1, 1 / 3][:count]
        assert values == pytest.approx(times)
    names = {file.name for file in path.parent.iterdir()}
    pieces = {f"fields_p0_00000{i}.vtu" for i in range(3)} | {f"fields00000{i}.pvtu" for i in range(3)}
    assert names == {"fields.pvd"} | pieces


def test_it_goes_on_where_it_was_cut(write, tmp_path):
    path = tmp_path / "fields" / "fields.pvd"
    series = VtkSeries(path, MPI.COMM_SELF)
    for time in (0.0, 1.0, 2.0, 3.0):
        write(series, time)
    (path.parent / "fields_p1_000003.vtu").write_text("of a second rank")
    (path.parent / "notes.vtu").write_text("mine")
    again = VtkSeries(path, MPI.COMM_SELF)
    again.cut([0.0, 1.0])
    assert read(path)[0] == [0.0, 1.0]
    assert len(list(path.parent.iterdir())) == 6
    write(again, 1.5)
    assert read(path) == ([0.0, 1.0, 1.5], pytest.approx([0.0, 1.0, 1.5]))


def test_a_snapshot_that_is_gone_is_left_out(write, tmp_path):
    path = tmp_path / "fields" / "fields.pvd"
    series = VtkSeries(path, MPI.COMM_SELF)
    for time in (0.0, 1.0):
        write(series, time)
    (path.parent / "fields000000.pvtu").unlink()
    series.cut([0.0, 1.0])
    assert read(path)[0] == [1.0]


def test_half_a_piece_is_told(tmp_path):
    piece = tmp_path / "fields_p0_000000.vtu"
    piece.write_text("<VTKFile>" + "0 " * 1000)
    with pytest.raises(OSError, match="No space left"):
        _require_whole(piece)
    piece.write_text("<VTKFile>" + "0 " * 1000 + "</VTKFile>\n")
    _require_whole(piece)


def test_times_are_those_of_the_snapshots_to_the_last_bit(write, tmp_path):
    path = tmp_path / "fields" / "fields.pvd"
    series = VtkSeries(path, MPI.COMM_SELF)
    time = float(np.nextafter(1.0, 2.0))
    write(series, time)
    assert read(path)[0] == [time]
