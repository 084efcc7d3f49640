import pytest

from chemomech.case.case import Case
from tests.support.cases import WIRE, case_of

ROUND_WIRE = "{shape: wire, diameter: 24 nm, constraint: generalised plane strain}"


@pytest.mark.parametrize(
    ("geometry", "axes"),
    [
        ("shape: wire, diameter: 24 nm", ()),
        ("shape: wire, diameter: 24 nm, resolved: cross-section", (0, 1)),
        ("shape: wire, diameter: 24 nm, resolved: cross-section, symmetry: none", ()),
        ("shape: particle, diameter: 24 nm, resolved: meridian", (1,)),
        ("shape: particle, diameter: 24 nm, resolved: volume", (0, 1, 2)),
        ("shape: ellipsoid, semi_axis_along: 20 nm, semi_axis_across: 12 nm", (1,)),
        ("shape: wire, diameter: 24 nm, resolved: cross-section, contact: 0.4", ()),
        ("shape: particle, diameter: 24 nm, resolved: meridian, contact: 0.4", ()),
        ("shape: pillar, radius: 12 nm, height: 20 nm", ()),
        ("shape: wire from its end, radius: 12 nm, length: 20 nm", (1,)),
        ("shape: cube, edge: 24 nm, rounding: 2 nm, symmetry: none", ()),
    ],
)
def test_planes_of_symmetry_by_shape(geometry, axes):
    assert case_of(WIRE.replace(ROUND_WIRE, f"{{{geometry}}}")).mirror_axes == axes


def imported(kind, fixed, copies):
    """Case of a mesh from a file that is not looked at."""
    data = case_of(WIRE).model_dump(mode="json", exclude_none=True)
    mesh = {"shape": "mesh", "file": "a.msh", "unit": "1 nm", "surface": "skin", "size": "12 nm"}
    return Case.model_validate(data | {"geometry": mesh | {"kind": kind, "fixed": fixed, "copies": copies}})


@pytest.mark.parametrize(
    ("kind", "fixed", "copies", "axes"),
    [
        ("cross-section", {"left": ["x"], "bottom": ["y"]}, 4, (0, 1)),
        ("meridian", {"axis": ["r"], "equator": ["z"]}, 2, (1,)),
        ("meridian", {"substrate": ["z"]}, 1, ()),
        ("volume", {"a": ["x"], "b": ["y"], "c": ["z"]}, 8, (0, 1, 2)),
        ("volume", {"a": ["x", "y", "z"]}, 1, ()),
    ],
)
def test_planes_of_symmetry_of_a_mesh_from_a_file(kind, fixed, copies, axes):
    assert imported(kind, fixed, copies).mirror_axes == axes
