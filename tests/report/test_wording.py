import pytest

from chemomech.report import wording
from chemomech.results.record import Record


@pytest.mark.parametrize(
    ("status", "message", "sentence"),
    [
        ("arrested", "the front has come to rest", "The front has come to rest. After "),
        ("failed", "at t = 3 s nothing converged.", "At t = 3 s nothing converged. After "),
        ("interrupted", "", "Interrupted. After "),
    ],
)
def test_the_sentence_says_why_the_run_ended(make, status, message, sentence):
    record = Record.read(make(status=status, message=message))
    assert wording.status_sentence(record).startswith(sentence)


def test_an_unknown_ending_is_named_as_it_is(make):
    record = Record.read(make(status="exploded", time_s=90.0))
    assert wording.ending(record) == "exploded, 1.5 min"


def test_regimes():
    found = {"regime": "mixed", "exponent": 0.8, "intrinsic_exponent": 0.7}
    assert wording.regime(found) == "mixed"
    assert wording.regime(found | {"stress_retarded": True}) == "mixed, retarded by stress"
    assert wording.exponents(found) == "exponent 0.80; 0.70 with the stress taken out"
    assert wording.exponents({"exponent": 0.8}) == "exponent 0.80"
    assert wording.regime({}).startswith("growth law undetermined")
    without_law = {"regime": "mixed", "exponent": None, "range_s": [1.0, 2.0], "has_growth_law": False}
    assert wording.regime(without_law) == "mixed"
    assert wording.exponents({"exponent": None}) == ""
