import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from chemomech.sweep.plan import load_plan
from chemomech.sweep.sweep_schema import sweep_json_schema, sweep_json_schema_text
from tests.support.sweeps import SWEEP

CASES = Path(__file__).parents[2] / "cases"
SCHEMA = sweep_json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def read(text):
    return YAML(typ="safe").load(text)


def test_committed_schema_is_the_generated_one():
    committed = (CASES / "sweep.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == SCHEMA
    assert json.loads(sweep_json_schema_text()) == SCHEMA


def test_schema_is_valid_and_every_reference_leads_somewhere():
    VALIDATOR.check_schema(SCHEMA)
    references = {part.split('"')[0] for part in json.dumps(SCHEMA).split('"$ref": "#/$defs/')[1:]}
    assert references <= SCHEMA["$defs"].keys()


@pytest.mark.parametrize("path", sorted((CASES / "sweeps").glob("*.yaml")), ids=lambda path: path.stem)
def test_ready_sweeps_are_valid(path):
    VALIDATOR.validate(read(path.read_text(encoding="utf-8")))
    assert 10 <= len(load_plan(path).points) <= 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title", "titel"),
        ("base: base.yaml\n", ""),
        ("grid", "grib"),
        ("log: [0.1 nm/s, 10 nm/s]", "log: [0.1 nm/s]"),
        ("points: 3", "points: many"),
        ("title: Films", "results: [speed]"),
        ("title: Films", "published: [{label: x}]"),
    ],
)
def test_an_editor_sees_the_fault(old, new):
    VALIDATOR.validate(read(SWEEP))
    assert SWEEP.count(old) == 1
    assert not VALIDATOR.is_valid(read(SWEEP.replace(old, new)))
