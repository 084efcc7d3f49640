"""A misspelt key is the only fault that is told: not what is missing because of it."""

import re
from pathlib import Path

import pytest

from chemomech.case import CaseError, load_case
from chemomech.materials.library import LIBRARY
from chemomech.sweep.plan import load_plan
from tests.support.broken import VALID
from tests.support.sweeps import BASE
from tests.sweep.test_properties import RICH

CASE = """\
title: Measured
material: {file: mine.yaml}
geometry: {shape: particle, radius: 100 nm}
surface: {voltage: 0.4 V}
time: {end: 1 h}
"""
CHANGING = VALID.replace("  ramp: 10 s\n", "  ramp: 10 s\n  changes:\n  - at: 1 h\n    voltage: 0.1 V\n")
KEY = re.compile(r"((?: |- )*\{?)([a-z_]+):( .*)?")


def misspelt(text):
    """The text with one key misspelt, and the number of its line, key by key."""
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if found := KEY.fullmatch(line):
            indent, key, rest = found.groups(default="")
            yield index + 1, key, "\n".join([*lines[:index], f"{indent}{key}x:{rest}", *lines[index + 1 :]])


def assert_told_alone(error, file, line, key):
    (message,) = str(error.value).splitlines()
    assert message.startswith(f"{file}:{line}: ")
    assert f"{key}x: unknown key; did you mean {key!r}?" in message


def written(name, text):
    Path(name).write_text(text, encoding="utf-8")
    return name


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_in_a_case():
    load_case(written("case.yaml", CHANGING))
    for line, key, text in misspelt(CHANGING):
        written("case.yaml", text)
        with pytest.raises(CaseError) as error:
            load_case("case.yaml")
        assert_told_alone(error, "case.yaml", line, key)


def test_in_a_material():
    written("case.yaml", CASE)
    for line, key, text in misspelt((LIBRARY / "na-p.yaml").read_text(encoding="utf-8")):
        written("mine.yaml", text)
        with pytest.raises(CaseError) as error:
            load_case("case.yaml")
        assert_told_alone(error, "mine.yaml", line, key)


def test_in_a_sweep():
    written("base.yaml", BASE)
    for line, key, text in misspelt(RICH):
        written("sweep.yaml", text)
        with pytest.raises(CaseError) as error:
            load_plan(Path("sweep.yaml"))
        assert_told_alone(error, "sweep.yaml", line, key)
