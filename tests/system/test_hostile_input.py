"""Case files from strangers: broken in one place they are refused with one located sentence, and nothing runs."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chemomech.commands.launching
from chemomech.commands.cli import main
from tests.support.chance import examples

ROOT = Path(__file__).parents[2]
CASES = {path: path.read_text(encoding="utf-8").splitlines() for path in sorted(ROOT.glob("cases/*-*/*.yaml"))}
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
ALL = [(place, mutation) for place in PLACES for mutation in MUTATIONS]
STEP = 31
"""Every 31st of all is tried in every run: no kind of mutation and no case is left out."""


@pytest.fixture
def refused(monkeypatch, tmp_path, capsys):
    """A function that breaks a case and sees it refused, in an empty folder."""
    started = []
    monkeypatch.setattr("chemomech.commands.launching.petsc4py.init", lambda *_: started.append("solver"))
    monkeypatch.chdir(tmp_path)
    assert chemomech.commands.launching.petsc4py is not None

    def check(place, mutation):
        (path, number), file = place, Path("case.yaml")
        lines = [*CASES[path]]
        indent, key, _, value, *_ = KEY.fullmatch(lines[number]).groups()
        lines[number] = MUTATIONS[mutation](indent, key, value)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        broken = f"{path.relative_to(ROOT)}:{number + 1}, {mutation}"
        capsys.readouterr()
        assert main(["run", "case.yaml", "--output", "out"]) == 2, broken
        printed = capsys.readouterr()
        assert printed.out == "", broken
        assert re.fullmatch(r"case\.yaml:\d+: .+\n", printed.err), broken
        assert printed.err[:-1].isprintable(), broken
        assert started == [], broken
        assert [*Path().iterdir()] == [file], broken

    return check


def test_every_kind_of_mutation_and_every_case_is_among_the_few():
    few = ALL[::STEP]
    assert {mutation for _, mutation in few} == MUTATIONS.keys()
    assert {path for (path, _), _ in few} == CASES.keys()


def test_a_mutated_case_is_refused_in_one_line(refused):
    for place, mutation in ALL[::STEP]:
        refused(place, mutation)


@examples(50)
@given(place=st.sampled_from(PLACES), mutation=st.sampled_from(sorted(MUTATIONS)))
def test_a_case_that_is_mutated_at_random_is_refused_in_one_line(refused, place, mutation):
    refused(place, mutation)


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_all_mutated_cases_are_refused_in_one_line(refused, mutation):
    for place in PLACES:
        refused(place, mutation)
