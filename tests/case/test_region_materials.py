"""Regions in a case file."""

import jsonschema
import pytest
from ruamel.yaml import YAML

from chemomech.case import CaseError, case_json_schema, derive, load_case, warnings_for
from chemomech.materials.library import LIBRARY
from tests.support.broken import VALID

CASE = """\
material: {name: Li-Si, override: {plasticity: {hardening_modulus: 0.1 GPa}}}
geometry: {shape: particle, radius: 50 nm, core_radius: 20 nm}
regions:
  core:
    override: {swelling: {full_expansion: 0}}
surface: {control: potentiostatic, voltage: 0.022 V}
time: {end: 1 h}
"""


def test_a_region_is_laid_over_the_material_of_the_case(case):
    found = case()
    core, shell = found.layout.materials
    assert shell is found.material
    assert core.swelling.full_expansion == 0.0
    assert core.swelling.source == "case override"
    assert shell.swelling.full_expansion == 2.81
    assert core.plasticity == shell.plasticity
    assert core.plasticity.hardening_modulus.value == 1e8


def test_a_region_may_have_a_material_of_its_own(case, tmp_path):
    text = (LIBRARY / "li-si.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(text.replace("value: 160 GPa", "value: 90 GPa"), encoding="utf-8")
    for key in ("name: Li-Si", "file: mine.yaml"):
        core, shell = case(text=CASE.replace("  core:\n", f"  core:\n    {key}\n")).layout.materials
        assert core.elasticity.youngs_modulus.host(0.0) == (90e9 if "file" in key else 160e9)
        assert (core.plasticity.hardening_modulus.value, shell.plasticity.hardening_modulus.value) == (0.0, 1e8)
        assert core.swelling.full_expansion == 0.0


def test_without_regions_the_body_has_one_material(case):
    found = case("regions={}")
    assert found.layout.materials == (found.material,)
    assert "regions" not in found.resolved()


def test_overrides_reach_into_a_region(case):
    found = case("regions.shell.override.plasticity.yield_strength.product=2 GPa")
    core, shell = found.layout.materials
    assert (core.plasticity.yield_strength.product(1.0), shell.plasticity.yield_strength.product(1.0)) == (1.4e9, 2e9)


@pytest.mark.parametrize(
    ("geometry", "ends", "cells"),
    [
        ("{shape: particle, radius: 50 nm, core_radius: 20 nm}", (20e-9, 50e-9), (40, 60)),
        ("{shape: wire, diameter: 60 nm, core_diameter: 20.6 nm}", (10.3e-9, 30e-9), (21, 40)),
        ("{shape: particle, radius: 50 nm, core_radius: 0.1 nm}", (1e-10, 50e-9), (1, 100)),
    ],
)
def test_the_mesh_is_as_fine_as_asked_for_in_every_region(case, geometry, ends, cells):
    found = case(text=CASE.replace("{shape: particle, radius: 50 nm, core_radius: 20 nm}", geometry))
    assert found.geometry.regions == ("core", "shell")
    assert found.geometry.ends == pytest.approx(ends)
    assert (found.resolution.cells_of_regions, found.resolution.cells) == (cells, sum(cells))


def test_a_body_without_a_core_has_no_regions(tmp_path):
    (tmp_path / "wire.yaml").write_text(VALID, encoding="utf-8")
    for override in ("geometry.diameter=129 nm", "geometry={shape: film, thickness: 64.5 nm}"):
        found = load_case(tmp_path / "wire.yaml", [override])
        assert found.geometry.regions == ()
        assert found.geometry.ends == (64.5e-9,)
        assert found.resolution.cells_of_regions == (129,)


def test_the_resolved_case_loads_to_an_equal_case(case, tmp_path):
    found = case("regions.shell.override.elasticity.youngs_modulus.product=33 GPa")
    found.dump_resolved(tmp_path / "resolved.yaml")
    again = load_case(tmp_path / "resolved.yaml")
    assert again == found
    assert again.hash == found.hash
    assert list(again.resolved()["regions"]) == ["core", "shell"]
    VALIDATOR.validate(YAML(typ="safe").load(tmp_path / "resolved.yaml"))


def test_the_hash_knows_the_regions(case):
    hashes = [case(*overrides).hash for overrides in ([], ["regions={}"], ["geometry.core_radius=21 nm"])]
    assert len(set(hashes)) == 3
    assert case(text=CASE.replace("20 nm", "0.02 um")).hash == hashes[0]


def test_a_check_tells_the_size_of_the_core(case):
    (found,) = [number for number in derive(case()) if number.symbol == "R_core"]
    assert (found.value, found.unit) == (pytest.approx(20.0), "nm")
    assert "0.064 of the volume" in found.text
    assert "case's material" in found.text


@pytest.mark.parametrize(
    ("overrides", "fragments"),
    [
        ([], []),
        (["regions={}"], ["core and shell", "alike"]),
        (["geometry.core_radius=2 nm"], ["the core, 2 nm thick", "two widths"]),
        (["geometry.core_radius=48.5 nm"], ["the shell, 1.5 nm thick"]),
        (["regions.core.override.plasticity.yield_strength.product=3 GPa"], ["product in the core", "7.5 %"]),
        (["regions.shell.override.plasticity.yield_strength.product=3 GPa"], ["product in the shell"]),
    ],
    ids=lambda value: value[0] if value else None,
)
def test_warnings(case, overrides, fragments):
    found = warnings_for(case(*overrides))
    assert len(found) == (1 if fragments else 0)
    assert all(fragment in found[0] for fragment in fragments)


FAULTS = [
    ("regions.core=5", "regions.core", ["block of keys (name, file, definition, override, inert)", "found 5"]),
    ("regions=5", "regions", ["block of keys, found 5"]),
    ("regions.core.overide={}", "regions.core.overide", ["unknown key", "did you mean 'override'"]),
    ("regions.core.name=Li-Is", "regions.core.name", ["not in the library", "did you mean 'Li-Si'"]),
    ("regions.core.file=mine.yaml", "regions.core.file", ["no such file"]),
    ("regions.core={name: Li-Si, file: mine.yaml}", "regions.core", ["at most one", "name and file"]),
    ("regions.core.override.temperature=300 K", "regions.core.override.temperature", ["unknown key"]),
    ("regions.core.override.swelling=3", "regions.core.override.swelling", ["law"]),
    ("regions.core.override.plasticity.hardening_modulus=1", "hardening_modulus", ["no unit"]),
    ("regions.core.override.reaction.rate_constant=1 nm/s", "regions.core.override.reaction", ["one rate constant"]),
    ("regions.core.override.chemistry.host_solubility=0.01", "core.override.chemistry", ["found 0.01", "has 0.001"]),
]


@pytest.mark.parametrize(("override", "key", "fragments"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_of_a_region_is_one_located_line(case, override, key, fragments):
    with pytest.raises(CaseError) as error:
        case(override)
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith(f"--set {override}: ")
    assert key in message.removeprefix(f"--set {override}: ").partition(": ")[0]
    assert all(fragment in message for fragment in fragments), message


def test_a_material_that_does_not_go_with_the_case_is_a_fault_of_the_region(case):
    text = CASE.replace("  core:\n", "  core:\n    name: Na-Sn\n")
    with pytest.raises(CaseError, match=r"^body.yaml:4: regions.core.carrier: found Na, but .* has Li"):
        case(text=text)


def test_regions_are_not_blamed_for_the_material(case):
    for override in ("material.name=Li-Is", "material={override: {}}"):
        with pytest.raises(CaseError) as error:
            case(override)
        assert [problem.place.key.partition(".")[0] for problem in error.value.problems] == ["material"]
    with pytest.raises(CaseError, match=r"^body.yaml:1: material: missing key[^\n]*$"):
        case(text=CASE.partition("\n")[2])


def test_faults_of_several_regions_are_reported_together(case):
    with pytest.raises(CaseError) as error:
        case("regions.core.name=Li-Is", "regions.shell.name=Li-Is", "time.end=3")
    assert [problem.place.key for problem in error.value.problems] == [
        "regions.core.name",
        "regions.shell.name",
        "time.end",
    ]


VALIDATOR = jsonschema.Draft202012Validator(case_json_schema())


@pytest.mark.parametrize(
    "regions",
    [
        "{}",
        "{core: {}}",
        "{core: {name: Li-Si}, shell: {override: {plasticity: {yield_strength: {product: 1 GPa}}}}}",
        "{core: {file: mine.yaml, override: {swelling: {full_expansion: 0}}}}",
    ],
)
def test_an_editor_accepts_regions(regions):
    data = YAML(typ="safe").load(CASE)
    VALIDATOR.validate(data | {"regions": YAML(typ="safe").load(regions)})


@pytest.mark.parametrize(
    "regions",
    ["5", "{kern: {}}", "{core: 5}", "{core: {name: Li-Si, file: mine.yaml}}", "{core: {override: {swell: {}}}}"],
)
def test_an_editor_sees_the_fault_of_a_region(regions):
    data = YAML(typ="safe").load(CASE)
    assert not VALIDATOR.is_valid(data | {"regions": YAML(typ="safe").load(regions)})
