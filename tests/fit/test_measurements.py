import numpy as np
import pytest

from chemomech.fit.measurements import read_data
from chemomech.input.errors import CaseError


def file_of(tmp_path, text):
    file = tmp_path / "data.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_units_are_converted_and_remarks_skipped(tmp_path):
    text = "# seen in the microscope\nTime [min], L [um], ±, SoC [%]\n"
    text += "0, 0, 0.001, 0\n# a gap\n1.5, 0.02, 0.002,\n2, 0.03, 0.001, 50\n"
    depth, charge = read_data(file_of(tmp_path, text)).measurements
    assert depth.quantity.key == "front_depth"
    assert depth.times == pytest.approx([0, 90, 120])
    assert depth.values == pytest.approx([0, 20, 30])
    assert depth.errors == pytest.approx([1, 2, 1])
    assert charge.quantity.key == "state_of_charge"
    assert charge.times == pytest.approx([0, 120])
    assert charge.values == pytest.approx([0, 0.5])
    assert charge.errors is None


def test_names_are_those_of_the_table_of_a_run(tmp_path):
    data = read_data(file_of(tmp_path, "Time [s],Reacted fraction [-],error of reacted_fraction [%]\n1,0.5,2\n"))
    assert [m.quantity.key for m in data.measurements] == ["reacted_fraction"]
    assert data.measurements[0].errors == pytest.approx([0.02])
    assert data.end == 1
    assert data.count == 1
    assert data.has_errors


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a header"),
        ("Time [s], L [nm]\n", "expected a header"),
        ("Time [s], L\n1,2\n", "data.csv:1: L: the unit is missing"),
        ("Time [s], L [s]\n1,2\n", r"data.csv:1: L \[s\]: \[s\] is not a unit like \[nm\]"),
        ("Time [s], L [__import__('os')]\n1,2\n", "is not a unit like"),
        ("Time [s], Dept [nm]\n1,2\n", "data.csv:1: Dept .*no such quantity.*Front depth"),
        ("L [nm], Front position [nm]\n1,2\n", "no column is the time"),
        ("Time [s]\n1\n", "only the time"),
        ("Time [s], L [nm], Front depth [um]\n1,2,3\n", "the same quantity twice"),
        ("Time [s], ±\n1,2\n", "right of its quantity"),
        ("Time [s], SoC, ± L [nm]\n1,2,3\n", "error of a quantity that is not there"),
        ("Time [s], L [nm]\n1,two\n", r"data.csv:2: L \[nm\]: 'two' is not a number"),
        ("Time [s], L [nm]\n1,inf\n", "is not finite"),
        ("Time [s], L [nm]\n1,2,3\n", "data.csv:2: 3 cells; the header has 2"),
        ("Time [s], L [nm]\n2,2\n1,3\n", "data.csv:3: .*earlier than the row before"),
        ("Time [s], L [nm]\n-1,2\n", "not be negative"),
        ("Time [s], L [nm]\n0,2\n", "above 0"),
        ("Time [s], L [nm]\n1,\n", "holds no number"),
        ("Time [s], L [nm], ±\n1,2,0\n", "an error must be above 0"),
        ("Time [s], L\x1b[2J [nm]\n1,2\n", r"data.csv:1: holds the character '.x1b'; only printable ones are allowed$"),
        ("Time [s], L [nm]\n1,2 # \u202e\n", r"data.csv:2: holds the character '.u202e'"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, message):
    with pytest.raises(CaseError, match=message):
        read_data(file_of(tmp_path, text))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(CaseError, match="no such file"):
        read_data(tmp_path / "missing.csv")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="UTF-8"):
        read_data(tmp_path / "binary.csv")


def test_many_rows(tmp_path):
    rows = "".join(f"{t},{np.sqrt(t)}\n" for t in range(1, 500))
    assert read_data(file_of(tmp_path, "t [s],L [nm]\n" + rows)).count == 499
