import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from chemomech.case import case_json_schema, case_json_schema_text, load_case
from tests.support.broken import BROKEN, VALID

CASES = Path(__file__).parents[2] / "cases"
SCHEMA = case_json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def read(text):
    return YAML(typ="safe").load(text)


def test_committed_schema_is_the_generated_one():
    committed = (CASES / "case.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == SCHEMA
    assert json.loads(case_json_schema_text()) == SCHEMA


def test_schema_is_valid_and_every_reference_leads_somewhere():
    VALIDATOR.check_schema(SCHEMA)
    text = case_json_schema_text()
    references = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
    assert references <= SCHEMA["$defs"].keys()
    assert "null" not in text


@pytest.mark.parametrize("path", sorted(CASES.glob("*-*/*.yaml")), ids=lambda path: path.stem)
def test_cases_are_valid(path, tmp_path):
    VALIDATOR.validate(read(path.read_text(encoding="utf-8")))
    load_case(path).dump_resolved(tmp_path / "resolved.yaml")
    VALIDATOR.validate(read((tmp_path / "resolved.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "override",
    [
        {"plasticity": {"yield_strength": {"product": "1 GPa"}}},
        {"plasticity": {"yield_strength": {"product": {"law": "constant", "value": "1 GPa"}}}},
        {"plasticity": {"yield_strength": {"product": {"at_full": "1 GPa"}}}},
        {"reaction": {"rate_constant": {"value": "1 nm/s", "source": "mine"}}},
        {"plasticity": {"flow": {"model": "power law", "reference_rate": "1 1/s", "exponent": 3}}},
    ],
)
def test_overrides_may_be_partial(override):
    data = read(VALID)
    data["material"]["override"] = override
    VALIDATOR.validate(data)


SEEN_BY_AN_EDITOR = [
    "unknown key",
    "unknown block",
    "missing geometry",
    "missing size",
    "missing voltage",
    "bare number",
    "no number",
    "quantity for a number",
    "unstable barrier",
    "fraction of an iteration",
    "diameter and radius",
    "two cores",
    "unknown region",
    "unknown shape",
    "unknown constraint",
    "unknown rate law",
    "yes is not true",
    "unknown material",
    "name and file",
    "unknown override",
    "override without unit",
    "unknown law",
]


@pytest.mark.parametrize("broken", [b for b in BROKEN if b.name in SEEN_BY_AN_EDITOR], ids=lambda broken: broken.name)
def test_an_editor_sees_the_fault(broken):
    VALIDATOR.validate(read(VALID))
    assert not VALIDATOR.is_valid(read(broken.text))


def test_every_key_is_described():
    blocks = [SCHEMA, *SCHEMA["$defs"].values()]
    silent = [
        key for block in blocks for key, value in block.get("properties", {}).items() if "description" not in value
    ]
    assert silent == []
