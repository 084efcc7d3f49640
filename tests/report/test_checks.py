"""Verdicts on balances, in words."""

import pytest

from chemomech.report.checks import checks, warnings
from chemomech.results.record import Record


def verdicts(folder):
    return {check.name: check for check in checks(Record.read(folder))}


def test_balances_that_close_pass(make):
    found = verdicts(make())
    assert [check.mark for check in found.values()] == ["passed"] * 3
    assert "1.9 × 10⁻¹¹" in found["Carrier"].verdict
    assert "0.67 %" in found["Energy"].verdict


def test_a_carrier_that_is_lost_is_said(make):
    lost = verdicts(make(carrier_balance_error=3e-6))["Carrier"]
    assert lost.passed is False
    assert "3.0 × 10⁻⁶ of the carrier is unaccounted for" in lost.verdict


def test_the_largest_error_of_the_energy_counts(make):
    off = verdicts(make(energy_balance_error=1e-4, largest_energy_balance_error=0.031))["Energy"]
    assert off.passed is False
    assert "3.1 %" in off.verdict


def test_a_gain_of_energy_is_told_by_its_process(make):
    folder = make()
    text = folder.history.read_text(encoding="utf-8").splitlines()
    column = text[0].split(",").index("Dissipation rate of plasticity [W/m^3]")
    row = text[5].split(",")
    row[column] = "-0.05"
    text[5] = ",".join(row)
    folder.history.write_text("\n".join(text), encoding="utf-8")
    found = verdicts(folder)["Second law"]
    assert found.passed is False
    assert "plastic (50 % of its largest rate)" in found.verdict


def test_what_was_not_recorded_is_not_judged(make):
    folder = make()
    folder.write_summary({"status": "failed"})
    assert [verdicts(folder)[name].mark for name in ("Carrier", "Energy")] == ["unknown", "unknown"]


def test_warnings_of_the_case_and_of_the_run_are_sentences(make):
    found = warnings(Record.read(make(warnings=["the front came too near"])))
    assert found[-1] == "The front came too near."
    assert all(text.endswith(".") and not text.endswith("..") for text in found)


@pytest.mark.parametrize("key", ["carrier_balance_error", "energy_balance_error"])
def test_a_number_that_is_none_is_unknown(make, key):
    name = "Carrier" if key.startswith("carrier") else "Energy"
    assert verdicts(make(**{key: None}))[name].passed is None
