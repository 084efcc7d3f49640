import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.input.errors import CaseError
from chemomech.input.yaml_reader import parse_document, parse_value, read_document

SCALARS = """\
whole: 12
octal: 0o17
hexadecimal: -0x1F
binary: 0b11
grouped: 1_000
real: 2e-3
point: .5
infinite: -.inf
yes: yes
true: true
quantity: 300 K
quoted: '12'
date: 2001-01-01
clock: 1:30
list: [1, {a: b}]
folded: >-
  two
  lines
"""


def test_scalars_are_those_of_yaml_1_2():
    assert parse_document(SCALARS, "x.yaml").data == {
        "whole": 12,
        "octal": 15,
        "hexadecimal": -31,
        "binary": 3,
        "grouped": 1000,
        "real": 0.002,
        "point": 0.5,
        "infinite": float("-inf"),
        "yes": "yes",
        "true": True,
        "quantity": "300 K",
        "quoted": "12",
        "date": "2001-01-01",
        "clock": "1:30",
        "list": [1, {"a": "b"}],
        "folded": "two lines",
    }


def test_every_key_knows_its_line():
    document = parse_document("a: 1\nb:\n  c:\n    - 2\n    - d: 3\n", "x.yaml")
    lines = {path: place.line for path, place in document.places.items()}
    assert lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 3,
        ("b", "c", 0): 4,
        ("b", "c", 1): 5,
        ("b", "c", 1, "d"): 5,
    }


def test_huge_whole_number_is_not_computed():
    assert parse_document("a: " + "9" * 10_000, "x.yaml").data == {"a": float("inf")}


def test_several_duplicates_are_all_reported():
    with pytest.raises(CaseError) as error:
        parse_document("a: 1\nb: 2\na: 3\nb:\n", "x.yaml")
    assert [str(problem.place) for problem in error.value.problems] == ["x.yaml:3", "x.yaml:4"]


def test_marks_and_line_ends_of_other_systems(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert read_document(path).data == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a: " + b"x" * 1_000_001, "larger than 1 MB"),
        (b"a: \x00", r"x\.yaml:1: holds the character '.x00'"),
        (b"a: &x [1]\nb: [*x, *x]", "aliases"),
        (b"a: !!python/object/apply:os.system [ls]", "tags"),
        (b"a: !x 1", "tags"),
        (b"[" * 100_000, "nested deeper"),
    ],
    ids=["encoding", "size", "control character", "alias", "constructor tag", "tag", "nesting"],
)
def test_hostile_files_are_refused(tmp_path, content, reason):
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(CaseError, match=reason) as error:
        read_document(path)
    assert "\n" not in str(error.value)


CONTROL = ["\x1b", "\x00", "\x07", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800"]


@pytest.mark.parametrize("character", CONTROL, ids=ascii)
def test_text_holds_printable_characters_only(character):
    """As an escape in a key or a value; the sentence itself prints."""
    escape = f"\\u{ord(character):04x}"
    for text in (f'a: 1\nb: "x{escape}y"', f'a: 1\n"x{escape}y": b', f'a: 1\nb: [c, "x{escape}y"]'):
        with pytest.raises(CaseError, match=r"x\.yaml:2: .*holds the character .*; only printable ones") as error:
            parse_document(text, "x.yaml")
        assert str(error.value).isprintable()


@pytest.mark.parametrize("character", [c for c in CONTROL if c != "\ud800"], ids=ascii)
def test_a_file_holds_printable_characters_only(tmp_path, character):
    """As it is, also in a remark; the line is that of an editor, whatever the system ends lines with."""
    (tmp_path / "x.yaml").write_bytes(f"a: 1\r\nb: 2\n# x{character}y\n".encode())
    with pytest.raises(CaseError, match=r"x\.yaml:3: holds the character ") as error:
        read_document(tmp_path / "x.yaml")
    assert str(error.value).isprintable()


def test_other_letters_and_spaces_are_text():
    assert parse_document("a: Å, 中, µm, 1\u00a0nm 😀", "x.yaml").data == {"a": "Å, 中, µm, 1\u00a0nm 😀"}
    assert parse_document("a: 1  # a\tremark", "x.yaml").data == {"a": 1}


def test_only_prose_has_several_lines():
    text = "description: |\n  two\n  lines\nsource: >\n  two\n\n  lines\nassumption: 'two\n\n  lines'\n"
    text += "title: >\n  one\n  line\n"
    assert parse_document(text, "x.yaml").data == {
        "description": "two\nlines",
        "source": "two\nlines",
        "assumption": "two\nlines",
        "title": "one line",
    }
    for title in ("|\n  two\n  lines", '"two\\nlines"', "'two\n\n  lines'", "\n  - two\n\n    lines"):
        with pytest.raises(
            CaseError, match=r"x\.yaml:[12]: title.*: 'two.nlines' has a line break; it must be one line$"
        ):
            parse_document(f"title: {title}", "x.yaml")


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(CaseError, match=r"no\.yaml: no such file"):
        read_document(tmp_path / "no.yaml")
    with pytest.raises(CaseError, match="is a folder"):
        read_document(tmp_path)


@given(text=st.text(alphabet=st.sampled_from("ab:- \n[]{}#'\"|>&*!%@`,?\t01."), max_size=40))
def test_any_text_is_read_or_refused_in_one_line_a_problem(text):
    try:
        lines = [] if isinstance(parse_document(text, "x.yaml").data, dict) else ["not a mapping"]
    except CaseError as error:
        lines = str(error).split("\n")
    assert all(line.startswith("x.yaml:") for line in lines)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5 nm", "0.5 nm"), ("2", 2), ("[1 s, 2 s]", ["1 s", "2 s"]), ("{a: 1}", {"a": 1}), ("'x'", "x")],
)
def test_fragments(text, value):
    assert parse_value(text) == value


@pytest.mark.parametrize("text", ["", "[1", "a: b: c", "*x", "!!str x", "a\nb"])
def test_broken_fragments(text):
    with pytest.raises(ValueError, match=r"valid|allowed|value"):
        parse_value(text)
