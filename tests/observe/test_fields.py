import numpy as np
import pytest
import pyvista
from mpi4py import MPI

from chemomech.observe.field_quantity import field_quantities
from chemomech.observe.quantity_table import FIELD
from chemomech.observe.sample import Sample
from chemomech.observe.stress_tensor import cauchy_stress
from tests.support.cases import WIRE, case_of
from tests.support.runs import run_of

CROSS_SECTION = WIRE.replace("wire, diameter: 24 nm", "wire, diameter: 16 nm, resolved: cross-section")
MERIDIAN = CROSS_SECTION.replace(
    "wire, diameter: 16 nm, resolved: cross-section, constraint: generalised plane strain",
    "ellipsoid, semi_axis_along: 10 nm, semi_axis_across: 7 nm",
)
SOLID = MERIDIAN.replace(
    "ellipsoid, semi_axis_along: 10 nm, semi_axis_across: 7 nm", "cube, edge: 14 nm, rounding: 3 nm"
)
COARSE = ("output.fields=true", "numerics.cells_per_width=0.5", "surface.ramp=0.05 s")


def last(folder):
    """The body as ParaView reads it, at the last time."""
    reader = pyvista.get_reader(folder / "fields" / "fields.pvd")
    reader.set_active_time_value(reader.time_values[-1])
    return reader.read().combine()


def test_paraview_opens_the_fields(run):
    reader = pyvista.get_reader(run.folder / "fields" / "fields.pvd")
    assert reader.time_values[0] == 0
    assert reader.time_values[-1] == pytest.approx(20)
    body = last(run.folder)
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
    stress = body.cell_data["Cauchy stress [GPa]"].reshape(-1, 3, 3)
    assert stress[:, 1, 1] == pytest.approx(hoop, rel=1e-9)


def test_the_times_a_case_asks_for(run):
    times = pyvista.get_reader(run.folder / "fields" / "fields.pvd").time_values
    assert {1, 8} <= {round(time, 9) for time in times}


@pytest.fixture(
    scope="module",
    params=[(CROSS_SECTION, "0.2 s"), (MERIDIAN, "0.2 s"), (SOLID, "0.02 s")],
    ids=["cross-section", "meridian", "volume"],
)
def resolved(request, tmp_path_factory):
    case, end = request.param
    return run_of(case_of(case, *COARSE, f"time.end={end}"), tmp_path_factory.mktemp("body") / "results")


@pytest.fixture(scope="module")
def body(resolved):
    return last(resolved.folder)


def test_every_field_is_there_and_finite(body):
    headers = {quantity.header for quantity in FIELD.values()}
    assert headers == {name for name in (*body.point_data, *body.cell_data) if "[" in name}
    sizes = {field.quantity.header: int(np.prod(field.shape)) for field in field_quantities()}
    shapes = {header: (size,) for header, size in sizes.items() if size > 1}
    for data in (body.point_data, body.cell_data):
        for name in headers & set(data):
            assert data[name].shape[1:] == shapes.get(name, ()), name
            assert np.isfinite(data[name]).all(), name


def test_stresses_agree_with_their_tensor(body):
    stress = body.cell_data["Cauchy stress [GPa]"].reshape(-1, 3, 3)
    assert np.allclose(stress, stress.transpose(0, 2, 1))
    scale = abs(stress).max()
    trace = np.trace(stress, axis1=1, axis2=2)
    assert body.cell_data["Mean stress [GPa]"] == pytest.approx(trace / 3, abs=1e-6 * scale)
    principal = np.linalg.eigvalsh(stress)
    assert body.cell_data["Largest principal stress [GPa]"] == pytest.approx(principal[:, 2], abs=1e-6 * scale)
    assert body.cell_data["Smallest principal stress [GPa]"] == pytest.approx(principal[:, 0], abs=1e-6 * scale)
    polar = sum(body.cell_data[f"{kind} stress [GPa]"] for kind in ("Radial", "Hoop", "Axial"))
    assert polar == pytest.approx(trace, abs=1e-6 * scale)


def volume(mesh, resolved):
    """Of a body of triangles or tetrahedra; a turn of a meridian by one radian."""
    sizes = mesh.compute_cell_sizes().cell_data
    if resolved == "volume":
        return abs(sizes["Volume"]).sum()
    return abs(sizes["Area"]) @ (mesh.cell_centers().points[:, 0] if resolved == "meridian" else np.ones(mesh.n_cells))


def test_warping_by_the_displacement_gives_the_swollen_body(body, resolved):
    kind = resolved.case.geometry.resolved
    swelling = volume(body.warp_by_vector("Displacement [nm]"), kind) / volume(body, kind)
    axial = resolved["axial_stretch"][-1] if kind == "cross-section" else 1.0
    assert swelling * axial == pytest.approx(resolved["swelling_ratio"][-1], rel=5e-3)
    assert swelling > 1.05


@pytest.mark.parametrize("count", [3, 4, 6])
def test_tensors_from_their_components(count):
    values = {f"cauchy_stress_{i}": np.array([i + 1.0]) for i in range(count)}
    (stress,) = cauchy_stress(Sample(values | {"weight": np.ones(1)}, MPI.COMM_SELF))
    xx, yy, zz, xy, yz, xz = (i + 1.0 if i < count else 0.0 for i in range(6))
    assert stress.tolist() == [[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]]
