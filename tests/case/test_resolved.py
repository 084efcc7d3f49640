import re
from pathlib import Path

import pytest

from chemomech.case import load_case
from tests.support.broken import VALID

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*-*/*.yaml"))
PARTICLE = CASES[0].parents[1] / "li-ge" / "particle-300nm.yaml"
OVERRIDES = [
    "material.override.swelling={law: table, points: [[0, 1], [0.13, 1.6], [1, 5.2]]}",
    "material.override.chemistry.excess={model: redlich-kister, coefficients: [-4 kJ/mol, 1 kJ/mol]}",
    "material.override.plasticity.flow={model: linear viscosity, viscosity: 3 GPa*s}",
    "material.override.plasticity.yield_strength.product={law: table, points: [[0, 1 GPa], [1, 0.3 GPa]]}",
    "material.override.transport.activation_volume=1e-29 m^3",
    "temperature=33.3 degC",
    "time.end=1234.5678 s",
    "numerics.minimum_step=1e-7 s",
]


def reloaded(case, folder):
    case.dump_resolved(folder / "case.resolved.yaml")
    return load_case(folder / "case.resolved.yaml")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_resolved_case_loads_to_an_equal_case(path, tmp_path):
    case = load_case(path)
    again = reloaded(case, tmp_path)
    assert again == case
    assert again.hash == case.hash


@pytest.mark.parametrize("override", OVERRIDES)
def test_every_kind_of_setting_survives(override, tmp_path):
    (tmp_path / "wire.yaml").write_text(VALID, encoding="utf-8")
    case = load_case(tmp_path / "wire.yaml", [override])
    assert case != load_case(tmp_path / "wire.yaml")
    assert reloaded(case, tmp_path) == case


def test_everything_that_was_left_out_is_written(tmp_path):
    resolved = load_case(PARTICLE).resolved()
    assert resolved["interface"]["initial_depth"] == "9 nm"
    assert resolved["numerics"]["time_tolerance"] == 0.002
    assert resolved["surface"]["initial_voltage"].endswith(" V")
    assert resolved["material"]["definition"]["reaction"]["rate_constant"]["value"] == "4 mm/s"


def test_quantities_have_readable_units_and_records_one_line(tmp_path):
    load_case(PARTICLE).dump_resolved(tmp_path / "case.yaml")
    text = (tmp_path / "case.yaml").read_text(encoding="utf-8")
    assert "  diameter: 300 nm\n" in text
    assert re.search(r"hardening_modulus: \{value: 0 GPa, assumption: .*\}\n", text)
    assert "null" not in text


def test_hash_depends_on_what_is_said_not_on_how(tmp_path):
    path = tmp_path / "wire.yaml"
    path.write_text(VALID, encoding="utf-8")
    case = load_case(path)
    path.write_text("# a comment\n" + VALID.replace("1 nm", "10 angstrom"), encoding="utf-8")
    assert load_case(path).hash == case.hash
    assert load_case(path, ["interface.width=1.1 nm"]).hash != case.hash
    assert re.fullmatch("[0-9a-f]{64}", case.hash)
