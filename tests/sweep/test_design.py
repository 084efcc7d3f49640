import numpy as np
import pytest

from chemomech.input.errors import CaseError
from chemomech.input.located import validated
from chemomech.input.yaml_reader import parse_document
from chemomech.sweep.design import points_of
from chemomech.sweep.sweep_file import Sweep


def points(axes, rest=""):
    document = parse_document(
        f"base: base.yaml\n{rest}axes:\n" + "".join(f"  {line}\n" for line in axes.splitlines()), "s.yaml"
    )
    sweep = validated(Sweep, document)
    found, _ = points_of(sweep.axes, document)
    return [{setting.key: setting.value for setting in settings} for settings in found]


def test_a_grid_combines_every_value_with_every_other():
    found = points("grid:\n  a.b: [1 nm, 2 nm]\n  c: [x, y, z]")
    assert found == [{"a.b": b, "c": c} for b in ("1 nm", "2 nm") for c in "xyz"]


def test_equal_ratios_and_equal_steps_keep_the_unit_and_the_ends():
    found = points("grid:\n  k: {log: [0.01 nm/s, 10 nm/s], points: 4}")
    assert [point["k"] for point in found] == ["0.01 nm/s", "0.1 nm/s", "1 nm/s", "10 nm/s"]
    found = points("grid:\n  s: {linear: [0.5 GPa, 2000 MPa], points: 4}")
    assert [point["s"] for point in found] == ["0.5 GPa", "1 GPa", "1.5 GPa", "2 GPa"]


def test_plain_numbers_stay_plain_and_whole_numbers_whole():
    found = points("grid:\n  n: {linear: [5, 15], points: 3}\n")
    assert [point["n"] for point in found] == [5, 10, 15]
    assert all(isinstance(point["n"], int) for point in found)
    found = points("grid:\n  t: {log: [1e-4, 1e-2], points: 3}")
    assert [point["t"] for point in found] == [1e-4, 1e-3, 1e-2]


def test_zip_changes_keys_together():
    found = points("zip:\n  a: [1 nm, 2 nm]\n  b: {linear: [10 s, 20 s], points: 2}")
    assert found == [{"a": "1 nm", "b": "10 s"}, {"a": "2 nm", "b": "20 s"}]


def test_a_table_is_its_rows():
    found = points("table:\n  columns: [a, b]\n  rows:\n    - [1 nm, x]\n    - [2 nm, y]")
    assert found == [{"a": "1 nm", "b": "x"}, {"a": "2 nm", "b": "y"}]


def test_groups_are_combined_each_with_each():
    found = points("grid:\n  a: [1, 2]\nzip:\n  b: [3, 4]\n  c: [5, 6]\ntable:\n  columns: [d]\n  rows: [[7], [8]]")
    assert len(found) == 8
    assert found[1] == {"a": 1, "b": 3, "c": 5, "d": 8}
    assert {(point["b"], point["c"]) for point in found} == {(3, 5), (4, 6)}


def test_a_latin_hypercube_has_one_point_in_every_stratum_of_every_axis():
    over = "k: {log: [1 nm/s, 1000 nm/s]}\n    T: {linear: [280 K, 320 K]}"
    axes = f"latin_hypercube:\n  samples: 20\n  seed: 3\n  over:\n    {over}"
    found = points(axes)
    logarithm = np.log10([float(point["k"].split()[0]) for point in found]) / 3
    linear = (np.array([float(point["T"].split()[0]) for point in found]) - 280) / 40
    for shares in (logarithm, linear):
        assert sorted(np.floor(shares * 20 * (1 - 1e-5)).astype(int)) == list(range(20))
    assert found == points(axes)
    assert found != points(axes.replace("seed: 3", "seed: 4"))


def test_a_latin_hypercube_takes_lists_too():
    found = points("latin_hypercube:\n  samples: 6\n  over:\n    shape: [film, wire]\n    n: {linear: [0, 1]}")
    assert sorted(point["shape"] for point in found) == ["film"] * 3 + ["wire"] * 3


@pytest.mark.parametrize(
    ("axes", "line", "words"),
    [
        ("grid:\n  a: []", 4, "the list is empty"),
        ("grid:\n  a: [1 nm, 2 nm, 1 nm]", 4, "'1 nm' is in the list twice"),
        ("grid:\n  a: 3 nm", 4, "expected a list of values"),
        ("grid:\n  a: {log: [1 nm, 10 nm]}", 4, "say how many points"),
        ("grid:\n  a: {log: [0 nm, 10 nm], points: 3}", 4, "above 0"),
        ("grid:\n  a: {log: [1 nm, 10 s], points: 3}", 4, "cannot be converted"),
        ("grid:\n  a: {log: [red, blue], points: 3}", 4, "'red' is not a number"),
        ("grid:\n  a: {linear: [2 nm, 2 nm], points: 3}", 4, "both ends are 2 nm"),
        ("grid:\n  a: {linear: [1 nm, 2 nm], points: 1}", 4, "greater than or equal to 2"),
        ("grid:\n  a: {linear: [1 nm, 2 nm], log: [1 nm, 2 nm], points: 4}", 4, "either log or linear"),
        ("grid:\n  a: {points: 4}", 4, "either log or linear"),
        ("grid:\n  a: {log: [1 nm, 2 nm], point: 4}", 4, "did you mean 'points'"),
        ("grid:\n  a: {log: [1 nm], points: 4}", 4, "missing entry"),
        ("zip:\n  a: [1, 2]\n  b: [1, 2, 3]", 5, "3 values, a has 2"),
        ("grid:\n  a: [1, 2]\nzip:\n  a: [3, 4]", 6, "varied twice"),
        ("table:\n  columns: [a, b]\n  rows:\n    - [1, 2]\n    - [3]", 7, "has 1 values for 2 columns"),
        ("grid: {}", 2, "nothing is varied"),
        ("grib:\n  a: [1]", 3, "did you mean 'grid'"),
        ("grid:\n  a: {linear: [1, 2], points: 1000}\n  b: {linear: [1, 2], points: 1000}", 3, "makes 1000000 points"),
        ("grid:\n  a: {linear: [1, 2], points: 1000}\nzip:\n  b: {linear: [1, 2], points: 1000}", 2, "makes 1000000"),
        ("latin_hypercube:\n  over:\n    a: {linear: [1, 2]}", 3, "it is needed"),
        ("latin_hypercube:\n  samples: 3\n  over: {}", 5, "no key is given"),
        ("latin_hypercube:\n  samples: 3.5\n  over:\n    a: {linear: [1, 2]}", 4, "whole number"),
    ],
)  # fmt: skip
def test_a_fault_is_located(axes, line, words):
    with pytest.raises(CaseError) as caught:
        points(axes)
    (message,) = str(caught.value).splitlines()
    assert message.startswith(f"s.yaml:{line}: "), message
    assert words in message


def test_a_key_is_not_varied_and_fixed():
    with pytest.raises(CaseError, match=r"s.yaml:5: a: is varied and has a fixed value in set"):
        points("grid:\n  a: [1, 2]", rest="set: {a: 3}\n")
