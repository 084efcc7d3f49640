"""The page on cost shows what was measured."""

import json
from pathlib import Path

import pytest

from benchmarks.speed import bench
from chemomech.case import load_case

ROOT = Path(__file__).parents[2]
SPEED = ROOT / "benchmarks" / "speed"


def test_every_table_of_the_page_is_that_of_the_record():
    page = (ROOT / "docs" / "cost.md").read_text()
    for found in json.loads((SPEED / "results.json").read_text()).values():
        assert bench.table(found["rows"]) in page


def test_columns_that_no_row_fills_are_left_out():
    table = bench.table([{"what": "one", "wall_s": 1.23456, "unknowns": 12}, {"what": "two", "wall_s": 0.5}])
    assert table.splitlines() == [
        "| what | unknowns | wall [s] |",
        "|---|---|---|",
        "| one | 12 | 1.23 |",
        "| two |  | 0.5 |",
    ]


@pytest.mark.parametrize("name", ["plane", "octant"])
def test_its_cases_are_valid(name):
    load_case(SPEED / f"{name}.yaml")
