import pytest

from chemomech.input.document import walk
from chemomech.input.errors import CaseError, Place, Problem, suggestion
from chemomech.input.yaml_reader import parse_document

DOCUMENT = parse_document("a:\n  b: {c: 1}\nd: 2\n", "x.yaml")


def test_place_of_a_key_that_is_not_there_is_the_block_around_it():
    assert DOCUMENT.place(("a", "b", "z")) == Place("x.yaml", 2, "a.b.z")
    assert DOCUMENT.place(("z",)) == Place("x.yaml", 1, "z")


def test_part_of_a_document_keeps_its_places():
    part = DOCUMENT.below(("a",))
    assert part.data == {"b": {"c": 1}}
    assert part.place(("b", "c")) == Place("x.yaml", 2, "a.b.c")
    assert part.place(("z",)) == Place("x.yaml", 1, "a.z")


def test_merging_replaces_value_and_places():
    merged = DOCUMENT.merged(("a", "b"), parse_document("e: 5", "y.yaml"))
    assert merged.data == {"a": {"b": {"e": 5}}, "d": 2}
    assert merged.place(("a", "b", "e")).origin == "y.yaml"
    assert merged.place(("d",)).line == 3
    assert DOCUMENT.data["a"]["b"] == {"c": 1}


def test_walk_gives_parents_first():
    assert [path for path, _ in walk({"a": {"b": [7]}})] == [("a",), ("a", "b"), ("a", "b", 0)]


def test_problems_are_one_line_each():
    error = CaseError(
        [
            Problem(Place("a\nb.yaml", 3, "k\tx"), "found 'y\r\nz'"),
            Problem(Place("--set x=1", None, ""), "no"),
        ]
    )
    assert str(error).split("\n") == ["a\\nb.yaml:3: k x: found 'y  z'", "--set x=1: no"]


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("widht", "width"), ("Rate-Law", "rate_law"), ("plane_strain", "plane strain"), ("colour", None)],
)
def test_suggestions(word, nearest):
    text = suggestion(word, ["width", "rate_law", "plane strain"])
    assert text.endswith("(allowed: width, rate_law, plane strain)")
    assert (f"did you mean {nearest!r}?" in text) if nearest else ("did you mean" not in text)
