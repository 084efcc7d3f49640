from chemomech.simulation.case_changes import changes
from tests.support.cases import FILM, case_of


def test_nothing_has_changed():
    assert changes(case_of(FILM).resolved(), case_of(FILM).resolved()) == []


def test_keys_are_named_with_what_they_were_and_are():
    before = case_of(FILM).resolved()
    after = case_of(FILM, "interface.width=2 nm", "time.end=2000 s", "output.times=[1 s]").resolved()
    found = {change.key: change for change in changes(before, after)}
    assert str(found["interface.width"]) == "interface.width (1 nm before, now 2 nm)"
    assert str(found["output.times"]) == "output.times ([] before, now ['1 s'])"
    assert not found["interface.width"].is_free
    assert found["time.end"].is_free
    assert found["output.times"].is_free


def test_text_of_several_lines_is_told_in_one():
    (change,) = changes({"description": "two\nlines"}, {"description": "one"})
    assert str(change) == "description (two lines before, now one)"


def test_a_key_that_is_new_or_gone():
    one, other = {"numerics": {"a": 1}}, {"numerics": {"b": 1}}
    assert [str(change) for change in changes(one, other)] == [
        "numerics.a (1 before, now not there)",
        "numerics.b (not there before, now 1)",
    ]
