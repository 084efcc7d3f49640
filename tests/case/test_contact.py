"""What a case says of a surface that reacts in part, and of a path along the rest."""

import numpy as np
import pytest

from chemomech.case import CaseError
from chemomech.case.case import Case
from chemomech.case.derived import derive
from tests.case.test_symmetry import ROUND_WIRE, imported
from tests.support.cases import WIRE, case_of

PATH = "surface_path={thickness: 1 nm, diffusivity: 1e-16 m^2/s}"
END = "shape: wire from its end, radius: 8 nm, length: 20 nm"
SECTION = "shape: wire, radius: 12 nm, resolved: cross-section, contact: 0.25"
MERIDIAN = "shape: particle, radius: 12 nm, resolved: meridian, contact: 0.25"
PILLAR = "shape: pillar, radius: 12 nm, height: 20 nm"


def body(geometry, *overrides):
    return case_of(WIRE.replace(ROUND_WIRE, f"{{{geometry}}}"), *overrides)


@pytest.mark.parametrize("geometry", [SECTION, MERIDIAN, MERIDIAN.replace("meridian", "volume")])
def test_a_contact_turns_symmetry_off(geometry):
    assert body(geometry.partition(", contact")[0]).is_mirrored
    in_part = body(geometry)
    assert not in_part.is_mirrored
    assert not in_part.has_growth_law


def test_without_a_contact_nothing_is_said_of_it():
    case = case_of(WIRE)
    assert case.has_growth_law
    assert case.surface_path is None
    assert not {"contact", "surface_path"} & {*case.resolved(), *case.resolved()["geometry"]}


@pytest.mark.parametrize("share", ["0", "1", "-0.5"])
def test_a_contact_is_a_part_of_the_surface(share):
    with pytest.raises(CaseError, match=r"contact: .* out of range"):
        body(SECTION.replace("0.25", share))


@pytest.mark.parametrize("geometry", [SECTION, MERIDIAN])
def test_a_body_over_its_radius_reacts_all_around(geometry):
    with pytest.raises(CaseError, match="contact: over its radius only"):
        body(geometry, "geometry.resolved=radius")


@pytest.mark.parametrize(("contact", "size", "dimension"), [("side", 12, 2), ("top", 20, 1), ("side and top", 12, 2)])
def test_the_front_of_a_pillar_has_as_far_to_go_as_its_contact_says(contact, size, dimension):
    geometry = body(f"{PILLAR}, contact: {contact}").geometry
    assert (geometry.size, geometry.dimension) == (pytest.approx(size * 1e-9), dimension)


@pytest.mark.parametrize(
    ("geometry", "part"),
    [
        (END, "side"),
        (SECTION, "dry"),
        (MERIDIAN, "dry"),
        (f"{PILLAR}, contact: side", "top"),
        (f"{PILLAR}, contact: top", "side"),
    ],
)
def test_the_path_runs_along_what_is_dry(geometry, part):
    case = body(geometry, PATH)
    assert case.surface_path.part == part
    assert not case.has_growth_law
    assert case.resolved()["surface_path"]["part"] == part
    assert body(geometry, PATH, f"surface_path.part={part}") == case


def test_the_path_holds_what_the_product_does():
    """3.75 lithium in 12.06 cm^3/mol of silicon that swells 3.81 times."""
    path = body(END, PATH).surface_path
    assert path.concentration == pytest.approx(3.75 / 12.06e-6 / 3.81)
    given = body(END, PATH, "surface_path.concentration=20 mol/L").surface_path
    assert given.concentration == 20_000


def test_the_path_is_measured_in_product():
    """Against product between the potentials of surface and equilibrium, 6 and 2.2 RT."""
    (found,) = [number for number in derive(body(END, PATH)) if number.name == "thickness of product"]
    full, least = (1 / (1 + np.exp(-mu)) for mu in (5.996, 2.195))
    assert found.unit == "nm"
    assert found.value == pytest.approx(1e-16 / 5.1e-16 * (5.996 - 2.195) / (full - least), rel=1e-2)
    assert not any(number.symbol == "w" for number in derive(body(END)))


@pytest.mark.parametrize(
    ("geometry", "override", "message"),
    [
        (SECTION.partition(", contact")[0], PATH, "part: the whole surface of the wire reacts; geometry.contact lets"),
        ("shape: cube, edge: 24 nm, rounding: 2 nm", PATH, "part: the whole surface of the cube reacts$"),
        (
            END,
            "surface_path={part: sid, thickness: 1 nm, diffusivity: 1e-16 m^2/s}",
            "part: unknown part; did you mean 'side'",
        ),
        (END, "surface_path={part: side, thickness: 1 nm}", "diffusivity: missing key"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(geometry, override, message):
    with pytest.raises(CaseError, match=f"surface_path.{message}"):
        body(geometry, override)


@pytest.mark.parametrize(("geometry", "overrides"), [(SECTION, ()), (END, (PATH,))])
def test_a_layer_below_the_whole_surface_does_not_fit_one_that_reacts_in_part(geometry, overrides):
    with pytest.raises(CaseError, match=r"numerics\.refined_depth: a body that reacts on a part"):
        body(geometry, "numerics.refined_depth=8 nm", *overrides)


@pytest.mark.parametrize(
    ("part", "message"), [(None, "missing key; give the name"), ("skin", "'skin' reacts; give the name")]
)
def test_the_path_on_a_mesh_from_a_file_is_named(part, message):
    data = imported("meridian", {"axis": ["r"]}, 1).model_dump(mode="json", exclude_none=True)
    path = {"thickness": "1 nm", "diffusivity": "1e-16 m^2/s"} | ({} if part is None else {"part": part})
    with pytest.raises(ValueError, match=message):
        Case.model_validate(data | {"surface_path": path})
    assert Case.model_validate(data | {"surface_path": path | {"part": "bare"}}).names_of_walls == ("bare",)
