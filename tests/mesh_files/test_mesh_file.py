"""Meshes from files: names in every way a format can say them, and one sentence for what cannot be used."""

import meshio
import numpy as np
import pytest

from chemomech.mesh_files.mesh_file import MeshUnusable, boundary_of, read_mesh

POINTS = np.array([[9.0, 9, 0], [0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
TRIANGLES = np.array([[1, 2, 3], [1, 3, 4]])
BOTTOM, TOP = np.array([[1, 2]]), np.array([[3, 4]])


def square(**more):
    cells = [("triangle", TRIANGLES), ("line", BOTTOM), ("line", TOP)]
    return meshio.Mesh(POINTS, cells, **more)


def written(folder, name, mesh, **options):
    mesh.write(folder / name, **options)
    return folder / name


def groups(tags=(1, 2, 3)):
    values = [np.full(n, tag) for n, tag in zip((2, 1, 1), tags, strict=True)]
    return {"gmsh:physical": values, "gmsh:geometrical": values}


@pytest.fixture(params=["msh2", "msh4", "vtu", "inp", "inp nodes", "tags"])
def file(request, tmp_path):
    """The square with its bottom and top named in one of the ways, and the names."""
    names = {"body": np.array([1, 2]), "bottom": np.array([2, 1]), "top": np.array([3, 1])}
    masks = {"bottom": [np.zeros(2), np.ones(1), np.zeros(1)], "top": [np.zeros(2), np.zeros(1), np.ones(1)]}
    none, one = np.array([], dtype=int), np.array([0])
    sets = {"bottom": [none, one, none], "top": [none, none, one]}
    match request.param:
        case "msh2":
            mesh = square(field_data=names, cell_data=groups())
            return written(tmp_path, "a.msh", mesh, file_format="gmsh22", binary=False), ("bottom", "top")
        case "msh4":
            mesh = square(field_data=names, cell_data=groups())
            return written(tmp_path, "a.msh", mesh, file_format="gmsh22", binary=True), ("bottom", "top")
        case "vtu":
            return written(tmp_path, "a.vtu", square(cell_data=masks)), ("bottom", "top")
        case "inp":
            return written(tmp_path, "a.inp", square(cell_sets=sets)), ("bottom", "top")
        case "inp nodes":
            nodes = {"bottom": np.array([1, 2]), "top": np.array([3, 4])}
            return written(tmp_path, "a.inp", square(point_sets=nodes)), ("bottom", "top")
        case _:
            mesh = square(cell_data={"part": groups((7, 8, 9))["gmsh:physical"]})
            return written(tmp_path, "a.vtu", mesh), ("part=8", "part=9")


def test_names_lead_to_facets(file):
    path, (bottom, top) = file
    mesh = read_mesh(path, 2)
    assert {bottom, top} <= set(mesh.names)
    assert mesh.facets[bottom].tolist() == [[0, 1]]
    assert mesh.facets[top].tolist() == [[2, 3]]


def test_points_that_no_cell_uses_are_left_out(file):
    mesh = read_mesh(file[0], 2)
    assert mesh.points.tolist() == POINTS[1:].tolist()
    assert mesh.cells.tolist() == (TRIANGLES - 1).tolist()


def test_cells_of_second_order_are_taken_by_their_corners(tmp_path):
    middles = (POINTS[[1, 2, 3]] + POINTS[[2, 3, 1]]) / 2
    curved = meshio.Mesh(np.vstack([POINTS, middles]), [("triangle6", [[1, 2, 3, 5, 6, 7]]), ("line3", [[1, 2, 5]])])
    curved.cell_data = {"low": [np.zeros(1), np.ones(1)]}
    mesh = read_mesh(written(tmp_path, "a.vtu", curved), 2)
    assert mesh.cells.tolist() == [[0, 1, 2]]
    assert mesh.facets["low"].tolist() == [[0, 1]]


@pytest.mark.parametrize("character", ["\x1b", "\x9b", "\u202e"], ids=ascii)
def test_names_are_printable(tmp_path, character):
    name = f"{character}[2Jbottom"
    names = {"body": np.array([1, 2]), name: np.array([2, 1]), "top": np.array([3, 1])}
    marked = square(field_data=names, cell_data=groups())
    path = written(tmp_path, "a.msh", marked, file_format="gmsh22", binary=False)
    with pytest.raises(MeshUnusable) as error:
        read_mesh(path, 2)
    assert str(error.value) == f"the name {name!r} holds the character {character!r}; only printable ones are allowed"


def test_a_set_without_a_whole_facet_is_one_of_vertices(tmp_path):
    mesh = read_mesh(written(tmp_path, "a.inp", square(point_sets={"corner": np.array([3])})), 2)
    assert mesh.vertices["corner"].tolist() == [2]
    assert "corner" not in mesh.facets


def test_the_boundary_is_what_belongs_to_one_cell():
    assert boundary_of(TRIANGLES - 1).tolist() == [[0, 1], [0, 3], [1, 2], [2, 3]]


LIFTED = POINTS + np.array([[0, 0, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0]])
BESIDE = POINTS + np.array([5, 0, 0])
UNUSABLE = {
    "no cells of the kind": (3, meshio.Mesh(POINTS, [("triangle", TRIANGLES)]), "no tetrahedra; found: triangle"),
    "quadrilaterals": (2, meshio.Mesh(POINTS, [("quad", [[1, 2, 3, 4]]), ("triangle", TRIANGLES)]), "quad"),
    "not finite": (2, meshio.Mesh(POINTS + np.inf, [("triangle", TRIANGLES)]), "not finite"),
    "flat cell": (2, meshio.Mesh(POINTS, [("triangle", [*TRIANGLES, [1, 2, 2]])]), "1 cells without volume"),
    "bent": (2, meshio.Mesh(LIFTED, [("triangle", TRIANGLES)]), "plane"),
    "two pieces": (
        2,
        meshio.Mesh(np.vstack([POINTS, BESIDE]), [("triangle", np.vstack([TRIANGLES, TRIANGLES + 5]))]),
        "not one body but 2",
    ),
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used(name, tmp_path):
    dimension, mesh, words = UNUSABLE[name]
    with pytest.raises(MeshUnusable, match=words):
        read_mesh(written(tmp_path, "a.vtu", mesh), dimension)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.msh", "title: no mesh", "cannot be read as a mesh"),
        ("a.vtu", "<VTKFile>", "cannot be read as a mesh"),
        ("a.inp", "", "no triangles; found: no cells|cannot be read"),
        ("a.yaml", "", "known by the ending '.yaml'"),
        ("mesh", "", "known by the ending ''"),
    ],
)
def test_what_is_no_mesh(name, content, words, tmp_path, capsys):
    (tmp_path / name).write_text(content)
    with pytest.raises(MeshUnusable, match=words):
        read_mesh(tmp_path / name, 2)
    assert capsys.readouterr() == ("", "")


def test_a_missing_file(tmp_path):
    with pytest.raises(MeshUnusable, match="no such file"):
        read_mesh(tmp_path / "a.msh", 2)
