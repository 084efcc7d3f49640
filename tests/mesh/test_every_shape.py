"""Every shape is whole, and a new one is one class, with one more if it is resolved over something new."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

import numpy as np
import pytest
import ufl
from dolfinx import fem
from mpi4py import MPI
from pydantic import Field

from chemomech.case import CaseError
from chemomech.case.mesh_size import WantedMesh
from chemomech.case.shape import Shape
from chemomech.input.quantities import Length
from chemomech.mesh.recipes import body_of
from chemomech.physics.resolved.over_cross_section import OverCrossSection
from chemomech.register.ingredient import check
from chemomech.register.kinds import RESOLVED, SHAPE
from chemomech.register.outside import ingredients, used_by
from tests.support.cases import case_of
from tests.support.shapes import CASE, rows_of

CAPSULE = Path(__file__).parents[2] / "meshes" / "capsule.msh"


def example(word: str) -> str:
    """Keys of a shape beside its word, with the file of a mesh where it lies."""
    return SHAPE[word].example.replace("capsule.msh", str(CAPSULE))


def words(shape: type[Shape]) -> list[str]:
    """What it can be resolved over."""
    field = shape.model_fields.get("resolved")
    return list(get_args(field.annotation)) if field else [shape.resolved]


DRAWN = [(word, over) for word, shape in SHAPE.members.items() if not shape.is_from_file for over in words(shape)]
READ = [(word, "") for word, shape in SHAPE.members.items() if shape.is_from_file]


@pytest.mark.parametrize("word", SHAPE.members)
def test_is_an_ingredient_with_an_example(word):
    shape = SHAPE[word]
    check(shape)
    assert shape.example
    assert set(words(shape)) <= set(RESOLVED.members)
    assert set(shape.reacting_regions) <= set(shape.known_regions)
    assert set(shape.size_keys) <= set(shape.model_fields)
    assert shape.word_for_directions in {*words(shape), ""}


@pytest.mark.parametrize(("word", "over"), [*DRAWN, *READ], ids=str)
def test_makes_a_body(word, over):
    """The mesh has the dimension and the content that the case counts cells with, and the named regions."""
    resolved = f", resolved: {over}" if over and "resolved" in SHAPE[word].model_fields else ""
    case = case_of(CASE.replace("SHAPE", f"shape: {word}, {example(word)}{resolved}"), "numerics.cells_per_width=0.6")
    geometry, body = case.geometry, body_of(case, MPI.COMM_SELF)
    dimension = body.domain.topology.dim
    assert dimension == geometry.resolved_body.mesh_dimension
    assert len(body.surface)
    assert set(body.regions) == set(geometry.regions) <= set(geometry.known_regions)
    assert max(geometry.relative_ends) == pytest.approx(1)
    assert body.copies >= 2 ** len(case.mirror_axes)
    assert geometry.size_name
    content = fem.assemble_scalar(fem.form(fem.Constant(body.domain, 1.0) * ufl.dx)) * geometry.size**dimension
    if geometry.undrawn is None:
        assert content == pytest.approx(geometry.content(case.is_mirrored), rel=0.1)


class OverBrick(OverCrossSection):
    """A cross-section of a long body that is cut into squares."""

    word: ClassVar[str] = "squares"
    cells_per_width: ClassVar[float] = 1.25


class Beam(Shape):
    """A long square beam that reacts all around."""

    shape: Literal["beam"] = Field(description="long square beam")
    edge: Length = Field(description="edge [m] of the pristine beam")
    dimension: ClassVar[int] = 2
    resolved: ClassVar[str] = "squares"
    size_name: ClassVar[str] = "half edge"

    @property
    def size(self) -> float:
        """Half the edge."""
        return self.edge / 2

    def content(self, mirrored: bool) -> float:
        """A quarter."""
        return self.size**2

    def mesh(self, comm: MPI.Comm, wanted: WantedMesh) -> Any:
        """A quarter, cut into squares and these into triangles."""
        from dolfinx import mesh

        from chemomech.mesh.body import Body, Support

        count = round(1 / wanted.cell_size.finest)
        domain = mesh.create_rectangle(comm, [np.zeros(2), np.ones(2)], [count, count])

        def side(axis: int, at: float) -> Callable[[Any], Any]:
            return lambda x: np.isclose(x[axis], at)

        found = [mesh.locate_entities_boundary(domain, 1, side(axis, at)) for axis in (0, 1) for at in (0, 1)]
        surface = np.union1d(found[1], found[3]).astype(np.int32)
        supports = (Support(found[0], 1, 0), Support(found[2], 1, 1))
        return Body(domain, surface, supports, lambda x: 1 - x.max(axis=1), wanted.cell_size.finest, copies=4)


BEAM = CASE.replace("SHAPE", "shape: beam, edge: 24 nm").replace("numerics: {cells_per_width: 1}\n", "")


def test_a_shape_from_outside_is_a_shape():
    with ingredients([OverBrick, Beam]):
        case = case_of(BEAM)
        assert case.numerics.cells_per_width == OverBrick.cells_per_width
        assert case.resolved()["geometry"] == {"shape": "beam", "edge": "24 nm"}
        body = body_of(case, MPI.COMM_SELF)
        assert body.domain.topology.index_map(2).size_global == 2 * round(12 * 1.25 / 2) ** 2
        rows = rows_of(case, 2)
        assert rows[-1]["time"] > 0
        assert np.isfinite(rows[-1]["front_depth"])
    with pytest.raises(CaseError, match="'beam' is not a choice"):
        case_of(BEAM)


def test_a_case_knows_what_it_is_made_of_when_its_ingredients_are_forgotten():
    with ingredients([OverBrick, Beam]):
        case = case_of(BEAM)
    assert case.resolution.cells > 0
    assert {OverBrick, Beam} <= set(used_by(case))


def test_what_a_shape_is_resolved_over_must_be_known():
    with ingredients([Beam]), pytest.raises(CaseError, match=r"geometry\.resolved: nothing is known .* 'squares'"):
        case_of(BEAM)


class Formless(Shape):
    """A shape that does not say how large it is."""

    shape: Literal["formless"] = Field(description="of no shape")
    dimension: ClassVar[int] = 3
    resolved: ClassVar[str] = "volume"


def test_what_a_shape_does_not_say_is_told():
    with pytest.raises(CaseError, match="Formless: shape: it does not say content and mesh and size and size_name"):
        check(Formless)


def test_a_path_in_a_shape_from_outside_is_relative_to_the_case_file(tmp_path):
    class Scanned(Beam):
        """A beam as it was seen."""

        shape: Literal["scanned"] = Field(description="a beam from a picture")
        resolved: ClassVar[str] = "cross-section"
        picture: str = Field(description="path of the picture")
        path_keys: ClassVar[tuple[str, ...]] = ("picture",)

    with ingredients([Scanned]):
        case = case_of(BEAM.replace("beam", "scanned").replace("edge:", "picture: a/b.png, edge:"))
        assert Path(case.geometry.picture).is_absolute()
        assert case.geometry.picture.endswith("/a/b.png")
