from chemomech.report import numbers
from chemomech.results.record import Record


def table(rows):
    return {row.name: (row.value, row.remark) for row in rows if row.name}


def test_main_numbers_have_human_units(record):
    found = table(numbers.main_numbers(record))
    assert found["Front depth"] == ("40 nm", "80 % of the radius")
    assert found["Hoop stress"][0] == "1.51 GPa"
    assert found["Pressure"][0] == "724 MPa"
    assert found["Axial stretch"][0] == "1.003"


def test_only_a_wire_has_an_axial_stretch(make):
    found = table(numbers.main_numbers(Record.read(make("film"))))
    assert "Axial stretch" not in found
    assert found["Front depth"][1] == "80 % of the thickness"


def test_an_undetermined_run_has_only_a_regime(make):
    assert table(numbers.kinetics(Record.read(make(rows=2)))) == {"Regime": ("undetermined", "")}


def test_kinetics_name_the_range_and_what_takes_the_drive(make):
    found = table(numbers.kinetics(Record.read(make(share=0.4))))
    assert found["Exponent"][0] == "0.61"
    assert found["Stress takes"][0] == "40 %"
    assert " to " in found["Fitted range"][0]


def test_what_is_unknown_is_a_dash(record):
    record.summary.clear()
    assert table(numbers.effort(record))["Steps"] == ("–", "and – rejected")
    assert table(numbers.main_numbers(record))["Time"][0] == "–"
    assert table(numbers.versions(record)) == {"Case hash": ("", "")}
