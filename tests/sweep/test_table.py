import csv
import json

import pandas
import pytest

from chemomech.commands.cli import main
from tests.sweep.test_plots import RATE, folder_of

HEADER = ["number", "geometry.diameter [nm]", f"{RATE} [nm/s]", "status", "tries", "wall time [s]", "reason"]


@pytest.fixture
def folder(tmp_path):
    """Six points, the last two of which have failed."""

    def outcome(diameter, rate):
        if diameter > 100:
            return "failed", {}
        return "reacted", {"front_depth": diameter / 2, "time": rate, "regime": "mixed"}

    return folder_of(tmp_path, RATE, "[1 nm/s, 0.01 um/s]", outcome)


def test_csv_has_units_in_its_header(folder, tmp_path):
    assert main(["sweep", "table", str(folder.path), "--csv", str(tmp_path / "t.csv")]) == 0
    with (tmp_path / "t.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:7] == HEADER
    row = dict(zip(header, rows[3], strict=True))
    assert row["geometry.diameter [nm]"] == "80.0"
    assert row[f"{RATE} [nm/s]"] == "10.0"
    assert row["front_depth [nm]"] == "40.0"
    assert row["time [s]"] == "0.01"
    assert row["regime [-]"] == "mixed"
    assert row["exponent [-]"] == ""
    assert [row[3] for row in rows] == ["reacted"] * 4 + ["failed"] * 2


def test_parquet_holds_the_same_table_with_types(folder, tmp_path):
    files = ["--csv", str(tmp_path / "t.csv"), "--parquet", str(tmp_path / "t.parquet")]
    assert main(["sweep", "table", str(folder.path), *files]) == 0
    parquet, text = pandas.read_parquet(tmp_path / "t.parquet"), pandas.read_csv(tmp_path / "t.csv")
    assert list(parquet.columns) == list(text.columns)
    for name in ("geometry.diameter [nm]", "front_depth [nm]", "exponent [-]"):
        assert parquet[name].dtype == "float64"
        pandas.testing.assert_series_equal(parquet[name], text[name])
    assert parquet["status"].tolist() == text["status"].tolist()


def test_the_reading_interface_gives_keys_and_numbers(folder):
    points = folder.points()
    assert list(points["geometry.diameter"]) == [40.0, 40.0, 80.0, 80.0, 160.0, 160.0]
    assert list(points["status"]) == ["reacted"] * 4 + ["failed"] * 2
    assert folder.definition().parameter(RATE).unit == "nm/s"
    assert folder.records()[0].parameters[RATE] == "1 nm/s"
    assert json.dumps(folder.definition().to_json())


def test_on_the_terminal_numbers_are_readable(folder, capsys):
    assert main(["sweep", "table", str(folder.path)]) == 0
    shown = capsys.readouterr().out
    assert "rate constant" in shown
    assert "failed" in shown
    assert "mixed" in shown


def test_a_file_that_cannot_be_written_is_told(folder, tmp_path, capsys):
    assert main(["sweep", "table", str(folder.path), "--csv", str(tmp_path / "no" / "t.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
