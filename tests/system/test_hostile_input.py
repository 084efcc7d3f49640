"""Case files from strangers: two hundred of them broken at random are each refused with one located sentence."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chemomech.commands.launching
from chemomech.commands.cli import main

CASES = {path: path.read_text(encoding="utf-8").splitlines() for path in sorted(Path("cases").glob("*-*/*.yaml"))}
KEY = re.compile(r"( *)([a-z_]+)(: *)([^#{\[]*?)( *(#.*)?)")
PLACES = [
    (path, number)
    for path, lines in CASES.items()
    for number, line in enumerate(lines)
    if KEY.fullmatch(line) and not line.startswith("title")
]
MUTATIONS = {
    "misspelt": lambda indent, key, value: f"{indent}{key}x: {value}",
    "code": lambda indent, key, value: f"{indent}{key}: !!python/object/apply:os.system ['touch hacked']",
    "tag": lambda indent, key, value: f"{indent}{key}: !include /etc/passwd",
    "anchor": lambda indent, key, value: f"{indent}{key}: &a [*a, *a]",
    "tab": lambda indent, key, value: f"{indent}\t{key}: {value}",
    "list": lambda indent, key, value: f"{indent}{key}: [[[1, 2], 3], 4]",
    "open": lambda indent, key, value: f"{indent}{key}: {{{value}",
    "not a number": lambda indent, key, value: f"{indent}{key}: .nan",
    "huge": lambda indent, key, value: f"{indent}{key}: {'9' * 400}",
    "deep": lambda indent, key, value: f"{indent}{key}: {'[' * 200}",
    "control": lambda indent, key, value: f'{indent}{key}: "\\e[2J\\n{value}"',
    "path": lambda indent, key, value: f"{indent}{key}: {{file: ../../../../etc/passwd}}",
}


@pytest.fixture
def started(monkeypatch, tmp_path):
    """Names of what began to run, in an empty folder."""
    begun = []
    monkeypatch.setattr("chemomech.commands.launching.petsc4py.init", lambda *_: begun.append("solver"))
    monkeypatch.chdir(tmp_path)
    assert chemomech.commands.launching.petsc4py is not None
    return begun


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), mutation=st.sampled_from(sorted(MUTATIONS)))
def test_a_mutated_case_is_refused_in_one_line(place, mutation, started, capsys):
    path, number = place
    indent, key, _, value, *_ = KEY.fullmatch(CASES[path][number]).groups()
    if value and mutation == "deep":
        value = ""
    lines = [*CASES[path]]
    lines[number] = MUTATIONS[mutation](indent, key, value)
    Path("case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["run", "case.yaml", "--output", "out"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (message,) = printed.err.splitlines()
    assert re.match(r"case\.yaml:\d+: ", message)
    assert message.isprintable()
    assert started == []
    assert [file.name for file in Path().iterdir()] == ["case.yaml"]
