from pathlib import Path

import pytest

from chemomech.case.loader import load_case
from chemomech.input.errors import CaseError
from chemomech.sweep.plan import Parameter, load_plan
from tests.support.sweeps import SWEEP


def test_every_point_is_the_case_that_the_command_line_would_make(sweep_file):
    plan = load_plan(sweep_file)
    assert len(plan.points) == 9
    overrides = [
        f"{key}={str(value).lower() if isinstance(value, bool) else value}"
        for key, value in plan.settings(plan.points[4]).items()
    ]
    assert load_case(sweep_file.parent / "base.yaml", overrides).hash == plan.points[4].case_hash
    assert plan.settings(plan.points[4])["interface.rate_constant"] == "1 nm/s"


def test_parameters_know_their_unit_and_scale(sweep_file):
    assert load_plan(sweep_file).parameters == (
        Parameter("geometry.thickness", "nm", "linear"),
        Parameter("interface.rate_constant", "nm/s", "log"),
    )


def test_lists_that_reach_far_are_logarithmic_and_words_have_no_unit(sweep_file):
    sweep_file.write_text(
        "base: base.yaml\naxes:\n  grid:\n    interface.rate_constant: [100 pm/s, 1 nm/s, 10 nm/s]\n"
        "    interface.rate_law: [first order, linear]\n"
    )
    rate, law = load_plan(sweep_file).parameters
    assert rate == Parameter("interface.rate_constant", "pm/s", "log")
    assert law.unit is None


def test_points_draw_and_write_nothing_unless_asked(sweep_file):
    plan = load_plan(sweep_file)
    assert plan.settings(plan.points[0])["output.fields"] is False
    assert plan.settings(plan.points[0])["output.checkpoint.write"] is False
    sweep_file.write_text(SWEEP.replace("set:\n", "set:\n  output.fields: true\n"))
    plan = load_plan(sweep_file)
    assert plan.settings(plan.points[0])["output.fields"] is True
    assert plan.settings(plan.points[0])["output.pictures"] is False
    sweep_file.write_text(SWEEP.replace("set:\n", "set:\n  output: {every: 1 s}\n"))
    plan = load_plan(sweep_file)
    assert not {"output.fields", "output.pictures"} & plan.settings(plan.points[0]).keys()


def test_points_that_are_one_case_are_one_point(sweep_file):
    sweep_file.write_text("base: base.yaml\naxes:\n  grid:\n    geometry.thickness: [30 nm, 0.03 um, 40 nm]\n")
    assert len(load_plan(sweep_file).points) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "fragments"),
    [
        ("base: base.yaml", "base: nothing.yaml", 2, ["base: no such file"]),
        ("base: base.yaml\n", "", 1, ["base", "missing key"]),
        ("title: Films", "titel: Films", 1, ["did you mean 'title'"]),
        ("30 nm", "30", 7, ["geometry.thickness", "no unit", "point 4: geometry.thickness = 30,"]),
        ("30 nm", "-3 nm", 7, ["out of range", "point 4"]),
        ("geometry.thickness", "geometry.thikness", 7, ["did you mean 'thickness'", "point 1"]),
        ("nm/s, 10 nm/s", "GPa, 10 GPa", 8, ["interface.rate_constant", "is not a speed", "point 1"]),
        ("1e-2", "nan", 4, ["numerics.time_tolerance", "point 1"]),
        ("numerics.time_tolerance", "numerics..x", 4, ["is not a key of a case"]),
        ("title: Films", "results: [speed]", 1, ["'speed' is not a result"]),
        ("title: Films", "published: [{label: x, source: y, at: {a: 1}, observed: {speed: 3}}]", 1, ["unknown result"]),
        ("title: Films", "published: [{label: x, at: {a: 1 nm}}]", 1, ["source", "missing key"]),
        ("title: Films", 'title: "\\e[2JFilms"', 1, ["title: '\\x1b[2JFilms' holds the character '\\x1b'"]),
        ("title: Films", 'title: "two\\nlines"', 1, ["title: 'two\\nlines' has a line break; it must be one line"]),
        ("base: base.yaml", "base: \u202ebase.yaml", 2, ["holds the character '\\u202e'"]),
        ("nm/s, 10 nm/s", 'nm/s, "10\\a nm/s"', 8, ["holds the character '\\x07'"]),
        ("geometry.thickness", '"geometry.\\e[2J"', 7, ["axes.grid: the key 'geometry.\\x1b[2J' holds the character"]),
        ("base: base.yaml", "basex: base.yaml", 2, ["basex: unknown key; did you mean 'base'"]),
        ("axes:", "axess:", 5, ["axess: unknown key; did you mean 'axes'"]),
    ],
)  # fmt: skip
def test_a_fault_is_one_located_sentence(sweep_file, monkeypatch, old, new, line, fragments):
    monkeypatch.chdir(sweep_file.parent)
    assert SWEEP.count(old) == 1
    sweep_file.write_text(SWEEP.replace(old, new))
    with pytest.raises(CaseError) as caught:
        load_plan(Path("sweep.yaml"))
    (message,) = str(caught.value).splitlines()
    assert message.startswith(f"sweep.yaml:{line}: "), message
    for fragment in fragments:
        assert fragment in message


def test_a_fault_of_the_base_case_is_located_there(sweep_file):
    base = sweep_file.parent / "base.yaml"
    base.write_text(base.read_text().replace("Li-Si", "Li-Sy"))
    with pytest.raises(CaseError, match=r"base.yaml:2: material.name"):
        load_plan(sweep_file)
