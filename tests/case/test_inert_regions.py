"""Inert regions in a case file."""

import jsonschema
import pytest
from ruamel.yaml import YAML

from chemomech.case import CaseError, case_json_schema, derive, load_case, warnings_for
from chemomech.case.estimates import Estimates
from tests.support.layers import inert

CASE = """\
material: {name: Li-Si}
geometry: {shape: particle, radius: 50 nm, coating_thickness: 10 nm}
regions:
  coating:
    inert:
      name: SEI
      carriers: {value: 1000 mol/m^3, assumption: a test}
      diffusivity: {value: 1e-12 cm^2/s, source: a test}
      youngs_modulus: {value: 10 GPa, assumption: a test}
      poissons_ratio: {value: 0.3, assumption: a test}
surface: {control: potentiostatic, voltage: 0.022 V}
time: {end: 1 h}
"""
STIFF = inert("core", conducts=False)


def test_a_coating_is_a_region_around_the_host(case):
    found = case()
    assert found.layout.names == ("host", "coating")
    assert found.geometry.ends == (50e-9, pytest.approx(60e-9))
    assert found.resolution.cells_of_regions == (100, 20)
    assert (found.geometry.size, found.host_depth) == (50e-9, 50e-9)
    host, coating = found.layout.inert
    assert host is None
    assert coating.conductivity == pytest.approx(1e-13)


def test_a_thin_coating_has_cells_of_its_own(case):
    assert case("geometry.coating_thickness=0.5 nm").resolution.cells_of_regions == (100, 4)


@pytest.mark.parametrize(
    ("geometry", "names"),
    [
        ("{shape: film, thickness: 50 nm, coating_thickness: 5 nm}", ("host", "coating")),
        ("{shape: wire, radius: 50 nm, coating_thickness: 5 nm}", ("host", "coating")),
        ("{shape: wire, radius: 50 nm, core_radius: 9 nm, coating_thickness: 5 nm}", ("core", "shell", "coating")),
    ],
)
def test_names_of_regions(case, geometry, names):
    assert case(f"geometry={geometry}").layout.names == names


def test_an_inert_region_does_not_swell_and_has_mechanics_of_its_own(case):
    host, coating = case().layout.materials
    assert coating.full_volume_ratio == 1.0
    assert coating.elasticity.youngs_modulus.host(0.0) == coating.elasticity.youngs_modulus.product(1.0) == 1e10
    assert coating.elasticity.poissons_ratio.product(1.0) == 0.3
    assert coating.plasticity.flow.model == "none"
    assert host == case().material


def test_a_region_with_a_strength_flows(case):
    coating = case("regions.coating.inert.yield_strength={value: 0.1 GPa, assumption: a test}").layout.materials[1]
    assert coating.plasticity.flow.model == "rate independent"
    assert coating.plasticity.yield_strength.product(1.0) == 1e8


def test_the_front_ends_at_an_inert_core(case):
    found = case("geometry={shape: particle, radius: 50 nm, core_radius: 20 nm}", "regions={}", STIFF)
    assert found.host_depth == pytest.approx(30e-9)
    assert not found.has_growth_law
    assert found.layout.inert[0].conductivity == 0.0
    assert case().has_growth_law


def test_the_resolved_case_loads_to_an_equal_case(case, tmp_path):
    found = case()
    found.dump_resolved(tmp_path / "resolved.yaml")
    again = load_case(tmp_path / "resolved.yaml")
    assert again == found
    assert again.hash == found.hash
    assert again.hash != case("regions.coating.inert.diffusivity.value=2e-12 cm^2/s").hash
    VALIDATOR.validate(YAML(typ="safe").load(tmp_path / "resolved.yaml"))


def test_a_check_tells_the_time_that_the_coating_takes(case):
    numbers = {number.symbol: number for number in derive(case())}
    # R L / 3 (1 + L/R) C_max c_eq / (D n (mu_s - mu_eq)): sphere, 6 RT against ln 9
    exact = 50e-9 * 10e-9 / (3 * 1.2) * 310945 * 0.9 / (1e-13 * (6 - 2.3))
    seconds = numbers["t_C"].value * {"h": 3600, "min": 60, "s": 1}[numbers["t_C"].unit]
    assert seconds == pytest.approx(exact, rel=0.06)
    assert numbers["kappa"].value == pytest.approx(96485.3**2 * 1e-13 / (8.31446 * 300), rel=1e-4)


def test_a_slow_coating_limits_the_reaction(case):
    assert Estimates.of(case("regions.coating.inert.diffusivity.value=1e-20 m^2/s")).regime == "limited by the coating"
    assert Estimates.of(case("regions.coating.inert.diffusivity.value=1e-9 m^2/s")).regime == "reaction controlled"


def test_no_warnings(case):
    assert warnings_for(case()) == []


FAULTS = [
    ("regions={}", "regions.coating", ["regions.coating.inert"]),
    ("regions.coating={}", "regions.coating", ["regions.coating.inert"]),
    ("regions.coating.name=Li-Si", "regions.coating", ["no other material", "name"]),
    ("regions.coating.inert.carriers={}", "regions.coating.inert.carriers", ["value"]),
    ("regions.coating.inert.carriers.value=1000", "carriers.value", ["no unit", "concentration"]),
    ("regions.coating.inert.modulus=3", "regions.coating.inert.modulus", ["unknown key"]),
    (inert("coating", conducts=False), "regions.coating", ["blocks the carrier"]),
    (inert("coating", conducts=False, carriers="1 mol/m^3"), "diffusivity", ["carriers and diffusivity"]),
    (inert("host"), "regions.host", ["what reacts"]),
    ("geometry.coating_thickness=0 nm", "geometry.coating_thickness", ["above"]),
    ("geometry.resolved=meridian", "geometry.coating_thickness", ["over its radius"]),
    ("geometry={shape: film, thickness: 50 nm}", "regions.coating", ["one region"]),
    ("geometry={shape: particle, radius: 50 nm, core_radius: 5 nm}", "regions.coating", ["unknown region"]),
]


@pytest.mark.parametrize(("override", "key", "fragments"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_of_an_inert_region_is_one_located_line(case, override, key, fragments):
    with pytest.raises(CaseError) as error:
        case(override)
    message = str(error.value)
    assert "\n" not in message
    assert key in message
    assert all(fragment in message for fragment in fragments), message


VALIDATOR = jsonschema.Draft202012Validator(case_json_schema())


def test_an_editor_accepts_a_coating():
    VALIDATOR.validate(YAML(typ="safe").load(CASE))


@pytest.mark.parametrize("wrong", [("name: SEI", "nam: SEI"), ("1000 mol/m^3", "1000"), ("coating:", "coat:")])
def test_an_editor_sees_a_fault(wrong):
    assert not VALIDATOR.is_valid(YAML(typ="safe").load(CASE.replace(*wrong)))
