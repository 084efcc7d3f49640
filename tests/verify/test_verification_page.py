import json
import math
from pathlib import Path

import pytest

from chemomech.verify.names import NAMES
from chemomech.verify.outcome import Check, Curve, Outcome, Panel
from chemomech.verify.verification_page import page_text, write_page

OUTCOME = Outcome(
    (
        Check.relative("speed", 2.0, 2.004, 0.005, "nm/s"),
        Check.relative("depth", 10.0, 10.4, 0.01, "nm"),
        Check("a row | shown", None, 1.0, math.nan, None),
    ),
    (
        Panel("Depth", "time [s]", "depth [nm]", (Curve("exact", [0, 1], [0, 2], exact=True), Curve("run", [0], [0]))),
        Panel("Error", "step [s]", "error", (Curve("speed", [1, 2], [0.1, 0.4]),), "log", "log"),
    ),
)


@pytest.fixture
def data():
    about = {"name": "planar", "title": "A planar front", "description": "\nIt moves at $v = k$.\n"}
    return {"versions": {"chemomech": "1"}, "quick": False, "verifications": [about | OUTCOME.to_json()]}


def test_every_row_is_on_the_page_and_misses_are_red(data):
    text = page_text(data)
    assert "| [A planar front](#a-planar-front) | **1 of 2** |" in text
    assert "\n## A planar front\n" in text
    assert "It moves at $v = k$." in text
    assert "| speed | 2 nm/s | 2.004 nm/s | 2.0e-03 |  | 5.0e-03 | yes |" in text
    (red,) = [line for line in text.splitlines() if "10.4" in line]
    assert red.count("color:#b5301f") == 6
    assert r"a row \| shown" in text


def test_the_page_and_its_pictures(data, tmp_path):
    write_page(data, tmp_path / "verification.md")
    text = (tmp_path / "verification.md").read_text()
    assert text == page_text(data)
    assert "(pictures/verification/planar.svg)" in text
    assert (tmp_path / "pictures" / "verification" / "planar.svg").stat().st_size > 5000


def test_the_same_numbers_give_the_same_picture(data, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_page(data, tmp_path / folder / "page.md")
    first, second = (tmp_path / folder / "pictures" / "verification" / "planar.svg" for folder in "ab")
    assert first.read_bytes() == second.read_bytes()


DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_in_docs_is_that_of_its_json():
    found = json.loads((DOCS / "verification.json").read_text())
    assert (DOCS / "verification.md").read_text() == page_text(found)
    assert [entry["name"] for entry in found["verifications"]] == list(NAMES)
    assert not found["quick"]
    drawn = {f"{entry['name']}.svg" for entry in found["verifications"] if entry["panels"]}
    assert {path.name for path in (DOCS / "pictures" / "verification").iterdir()} == drawn
