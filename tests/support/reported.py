"""Synthetic runs as fixtures."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from chemomech.report import write_report
from chemomech.results.record import Record
from chemomech.results.result_folder import ResultFolder
from tests.support.synthetic import write_run


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., ResultFolder]:
    """Function that writes the folder of a run."""
    return partial(write_run, tmp_path)


@pytest.fixture
def record(make: Callable[..., ResultFolder]) -> Record:
    """A complete run of a wire without stress."""
    return Record.read(make())


@pytest.fixture(scope="session")
def reported(tmp_path_factory: pytest.TempPathFactory) -> ResultFolder:
    """The same run with its pictures and its page, to be read only."""
    folder = write_run(tmp_path_factory.mktemp("reported"))
    write_report(folder)
    return folder


@pytest.fixture(scope="session")
def texts() -> Callable[[Path], set[str]]:
    """Function that gives the texts of a picture: matplotlib notes each beside its outlines in the SVG."""
    return lambda svg: set(re.findall(r"<!-- (.*?) -->", svg.read_text(encoding="utf-8")))
