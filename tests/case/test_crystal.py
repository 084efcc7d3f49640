"""Crystals in a case file."""

import jsonschema
import numpy as np
import pytest
from ruamel.yaml import YAML

from chemomech.case import CaseError, case_json_schema, load_case, warnings_for

CASE = """\
material:
  name: Li-Si
  override: {reaction: {front_mobility: {law: cubic, along_100: 0.3, along_110: 1, along_111: 0.15}}}
geometry: {shape: wire, radius: 50 nm, resolved: cross-section}
crystal: {axis: [1, 1, 0], in_plane: [0, 0, 1]}
surface: {control: potentiostatic, voltage: 0.022 V}
time: {end: 1 h}
"""
PARTICLE = "geometry={shape: particle, radius: 50 nm, resolved: volume}"
ALONG_AXES = "material.override.reaction.front_mobility={law: axes, along_a: 1, along_b: 1, along_c: 0.1}"
LATTICE = "material.override.lattice={a: 0.3 nm, b: 0.3 nm, c: 0.9 nm, source: a book}"
Z_UP = "crystal={axis: [0, 0, 1], in_plane: [1, 0, 0]}"
ROUND_BODY = "geometry={shape: particle, radius: 50 nm, resolved: meridian}"
TILTED = "crystal={axis: [0, 1, 1], in_plane: [1, 0, 0]}"


def swelling(along_a, along_b, along_c):
    """Override: stretches that make 3.81 times the volume, and a front that does not know the crystal."""
    stretches = f"{{law: axes, along_a: {along_a}, along_b: {along_b}, along_c: {along_c}}}"
    return f"material.override={{chemical_stretch: {stretches}, reaction: {{front_mobility: {{law: isotropic}}}}}}"


CUBIC = "{law: cubic, c11: 165.7 GPa, c12: 63.9 GPa, c44: 79.6 GPa}"
STIFF = f"material.override={{elasticity: {{anisotropy: {CUBIC}}}}}"
LAYERED, THREE_AXES = swelling(1.2, 1.2, 2.646), swelling(1.0, 1.5, 2.54)


def test_speeds_along_the_axes_of_the_wire(case):
    found = case()
    assert found.material.reaction.front_mobility.source == "case override"
    assert found.directions.front_mobility(np.eye(3)) == pytest.approx([0.3, 1.0, 1.0])


def test_a_rotation_says_the_same(case):
    half = 0.7071067811865476
    text = f"crystal={{rotation: [[0, 0, 1], [{half}, -{half}, 0], [{half}, {half}, 0]]}}"
    assert case(text).directions.front_mobility.frame == pytest.approx(case().directions.front_mobility.frame)


def test_a_material_is_isotropic_unless_it_says_otherwise(case):
    found = case("material={name: Li-Si}", "crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}")
    assert found.directions.front_mobility.is_isotropic
    assert found.is_mirrored


@pytest.mark.parametrize(
    ("overrides", "mirrored"),
    [
        ([], True),
        (["geometry.symmetry=none"], False),
        (["crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}"], False),
        (["crystal={axis: [1, 1, 1], in_plane: [1, -1, 0]}"], True),
        (["crystal={axis: [1, 1, 1], in_plane: [1, -1, 0]}", PARTICLE], False),
        ([Z_UP, PARTICLE], True),
        ([Z_UP, ALONG_AXES, ROUND_BODY], True),
        (["material={name: Li-Si}", "geometry.resolved=radius"], False),
        ([Z_UP, THREE_AXES], True),
        (["crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}", THREE_AXES], False),
        (["crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}", LAYERED], True),
        ([Z_UP, THREE_AXES, PARTICLE], True),
        (["crystal={axis: [1, 1, 0], in_plane: [0, 0, 1]}", THREE_AXES, PARTICLE], False),
        ([Z_UP, LAYERED, ROUND_BODY], True),
    ],
)
def test_mirror_planes_are_used_where_the_crystal_has_them(case, overrides, mirrored):
    assert case(*overrides).is_mirrored is mirrored


def test_without_mirror_planes_all_of_the_body_has_cells(case):
    assert case("crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}").resolution.cells == pytest.approx(
        4 * case().resolution.cells, abs=4
    )


def test_directions_in_a_lattice_that_is_not_cubic(case):
    crystal = "crystal={axis: [1, 0, 1], in_plane: [-9, 0, 1]}"
    assert case(crystal, ALONG_AXES, LATTICE).directions.front_mobility.frame[2] == pytest.approx(
        np.array([1, 0, 3]) / 10**0.5
    )
    with pytest.raises(CaseError, match="perpendicular"):
        case(crystal, ALONG_AXES)


def test_the_resolved_case_loads_to_an_equal_case(case, tmp_path):
    for overrides in (
        [],
        [ALONG_AXES, LATTICE, Z_UP],
        [THREE_AXES, Z_UP],
        [STIFF],
        ["crystal={rotation: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}"],
    ):
        found = case(*overrides)
        found.dump_resolved(tmp_path / "resolved.yaml")
        assert load_case(tmp_path / "resolved.yaml") == found


FAULTS = [
    ("crystal={axis: [1, 1, 0], in_plane: [1, 0, 0]}", "crystal.in_plane", "perpendicular to axis; .* 45 degrees"),
    ("crystal={axis: [0, 0, 0], in_plane: [1, 0, 0]}", "crystal.axis", "no direction"),
    ("crystal={axis: [1, 1, 0], in_plane: [0, 0, 0]}", "crystal.in_plane", "no direction"),
    ("crystal={axis: [1, 1, 0]}", "crystal.axis", r"axis and in_plane, or rotation alone \(found axis\)"),
    ("crystal={}", "crystal.axis", r"\(found none\)"),
    ("crystal={axis: [1, 1], in_plane: [1, 0, 0]}", "crystal.axis.2", "missing entry"),
    ("crystal={axis: [1, 0.5, 0], in_plane: [0, 0, 1]}", "crystal.axis.1", "whole number, found 0.5"),
    ("crystal={rotation: [[1, 0, 0], [0, 1, 0], [0, 0, -1]]}", "crystal.rotation", "reflection"),
    ("crystal={rotation: [[2, 0, 0], [0, 1, 0], [0, 0, 1]]}", "crystal.rotation", "length 1"),
    ("crystal.rotation=[[1, 0, 0], [0, 1, 0], [0, 0, 1]]", "crystal.axis", "found axis and in_plane and rotation"),
    ("crystal.axes=[1, 0, 0]", "crystal.axes", "did you mean 'axis'"),
    ("geometry.resolved=radius", "geometry.resolved", "over its cross-section, or choose .* isotropic"),
    ("geometry={shape: particle, radius: 9 nm}", "geometry.resolved", "over its volume, or choose .* isotropic"),
    ("geometry={shape: film, thickness: 9 nm}", "geometry.shape", "film .* choose .* isotropic"),
    ("geometry={shape: particle, radius: 9 nm, resolved: meridian}", "geometry.resolved", "same all around the z axis"),
    (swelling(1, 1.5, 2), "chemical_stretch", "product of the three stretches is 3, but .* 3.81"),
    (swelling(1, 2, 0.5), "chemical_stretch", "cannot be shared out"),
    (swelling(-1, 2, 2), "chemical_stretch.along_a", "above 0"),
    ("material.override.reaction.front_mobility.along_110=0", "front_mobility.along_110", "above 0"),
    ("material.override.reaction.front_mobility.along_210=1", "front_mobility.along_210", "unknown key"),
    ("material.override.reaction.front_mobility={law: cube}", "front_mobility.law", "did you mean 'cubic'"),
]  # fmt: skip


@pytest.mark.parametrize(("override", "key", "message"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_one_located_line(case, override, key, message):
    with pytest.raises(CaseError, match=message) as error:
        case(override)
    (problem,) = error.value.problems
    assert key in problem.place.key


SWELLING_FAULTS = [
    (THREE_AXES, "geometry={shape: particle, radius: 9 nm}", Z_UP, "geometry.resolved", "over its meridian or volume"),
    (LAYERED, "geometry={shape: particle, radius: 9 nm}", Z_UP, "geometry.resolved", "over its meridian or volume"),
    (THREE_AXES, ROUND_BODY, Z_UP, "geometry.resolved", "same all around .* over its volume"),
    (THREE_AXES, "geometry.resolved=radius", Z_UP, "geometry.resolved", "same all around .* over its cross-section"),
    (THREE_AXES, "title=plain", TILTED, "crystal", "wire must lie along an axis"),
    (LAYERED, "geometry={shape: film, thickness: 9 nm}", TILTED, "crystal", "film keeps its right angles"),
]  # fmt: skip


@pytest.mark.parametrize(("material", "geometry", "crystal", "key", "message"), SWELLING_FAULTS)
def test_swelling_by_direction_needs_a_body_with_room_for_it(case, material, geometry, crystal, key, message):
    with pytest.raises(CaseError, match=message) as error:
        case(material, geometry, crystal)
    (problem,) = error.value.problems
    assert problem.place.key == key


@pytest.mark.parametrize(
    "body",
    [
        (LAYERED, "geometry.resolved=radius", Z_UP),
        (THREE_AXES, "geometry={shape: film, thickness: 50 nm}", Z_UP),
        (swelling(1.5617, 1.5617, 1.5617), "geometry={shape: particle, radius: 50 nm}", Z_UP),
    ],
)
def test_a_radius_is_enough_where_the_body_keeps_its_symmetry(case, body):
    assert case(*body).geometry.resolved == "radius"


@pytest.mark.parametrize(
    ("overrides", "mirrored"),
    [
        (["crystal={axis: [1, 1, 0], in_plane: [0, 0, 1]}"], True),
        (["crystal={axis: [1, 1, 0], in_plane: [1, -1, 1]}"], False),
        ([Z_UP], True),
        (["crystal={axis: [0, 0, 1], in_plane: [1, 1, 0]}"], True),
        (["crystal={axis: [0, 0, 1], in_plane: [2, 1, 0]}"], False),
        ([Z_UP, PARTICLE], True),
        (["crystal={axis: [1, 1, 1], in_plane: [1, -1, 0]}", PARTICLE], False),
    ],
)
def test_mirror_planes_of_cubic_elasticity(case, overrides, mirrored):
    assert case(STIFF, *overrides).is_mirrored is mirrored


@pytest.mark.parametrize(
    ("overrides", "key", "message"),
    [
        (["geometry.resolved=radius"], "geometry.resolved", "taken for the same all around"),
        ([Z_UP, ROUND_BODY], "geometry.resolved", "taken for the same all around"),
        (["crystal={axis: [1, 1, 1], in_plane: [1, -1, 0]}"], "crystal.axis", "of a wire along <100> or <110>"),
        (["material.override.elasticity.anisotropy.c12=166 GPa"], "anisotropy.c12", "C12 must be below C11"),
        (["material.override.elasticity.anisotropy.c44=0 GPa"], "anisotropy.c44", "above 0"),
    ],
)
def test_cubic_elasticity_needs_a_body_with_room_for_it(case, overrides, key, message):
    with pytest.raises(CaseError, match=message) as error:
        case(STIFF, *overrides)
    (problem,) = error.value.problems
    assert problem.place.key.endswith(key)


def test_cubic_constants_take_the_place_of_youngs_modulus(case):
    elasticity = case(STIFF).material.elasticity
    assert elasticity.isotropic_part.youngs_modulus.host(0.5) == pytest.approx(187.8e9, rel=1e-3)
    assert elasticity.isotropic_part.youngs_modulus.product == elasticity.youngs_modulus.product


def test_cubic_elasticity_needs_a_crystal(case):
    without = "".join(line for line in CASE.splitlines(keepends=True) if not line.startswith("crystal"))
    with pytest.raises(CaseError, match=r"crystal: missing key; the host of Li-Si is stiffer in some directions"):
        case(STIFF, text=without)


def test_swelling_by_direction_needs_a_crystal(case):
    without = "".join(line for line in CASE.splitlines(keepends=True) if not line.startswith("crystal"))
    with pytest.raises(CaseError, match=r"crystal: missing key; Li-Si swells more in some directions"):
        case(LAYERED, text=without)


def test_a_region_may_swell_in_its_own_way(case):
    text = CASE.replace("radius: 50 nm,", "radius: 50 nm, core_radius: 20 nm,")
    stretch = "{law: axes, along_a: 1.0, along_b: 1.5, along_c: 2.54}"
    found = case(f"regions.core.override.chemical_stretch={stretch}", Z_UP, text=text)
    assert [each.is_isotropic for each in found.directions.chemical_stretches] == [False, True]


def test_a_front_that_knows_directions_needs_a_crystal(case):
    without = "".join(line for line in CASE.splitlines(keepends=True) if not line.startswith("crystal"))
    with pytest.raises(CaseError, match=r"^body.yaml:1: crystal: missing key; the front of Li-Si is faster"):
        case(text=without)


@pytest.mark.parametrize(("slowest", "warned"), [(0.1, True), (0.5, False)])
def test_a_rough_front_is_warned_of(case, slowest, warned):
    speeds = f"{{law: cubic, along_100: {slowest}, along_110: 1, along_111: {slowest}}}"
    mobility = f"material.override.reaction.front_mobility={speeds}"
    assert warnings_for(case(mobility)) == []
    found = warnings_for(case(mobility, "interface.capillarity=cancelled"))
    assert [("keeps it smooth" in text) for text in found] == [True] * warned


def test_regions_share_the_mobility(case):
    text = CASE.replace("radius: 50 nm,", "radius: 50 nm, core_radius: 20 nm,")
    override = "regions.core.override.reaction.front_mobility.along_110=0.5"
    with pytest.raises(CaseError, match="one rate constant"):
        case(override, text=text)


def test_an_editor_accepts_crystals():
    validator = jsonschema.Draft202012Validator(case_json_schema())
    data = YAML(typ="safe").load(CASE)
    validator.validate(data)
    validator.validate(data | {"crystal": {"rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}})
    assert not validator.is_valid(data | {"crystal": {"axis": [1, 1, 0], "in_plane": [0, 0]}})
