"""A small case that runs in seconds, and the command line as a user calls it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SMALL_WIRE = """\
title: Small wire
material: {name: Li-Si}
geometry: {shape: wire, diameter: 60 nm, constraint: plane strain}
interface: {width: 2 nm, rate_constant: 1 nm/s}
surface: {voltage: 0.022 V, ramp: 2 s}
time: {end: 20 s}
output: {pictures: false}
"""


@pytest.fixture
def small_case(tmp_path: Path) -> Path:
    """Case file of a coarse wire that reaches its end time in about fifty steps."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL_WIRE)
    return path


Chemomech = Callable[..., subprocess.CompletedProcess[str]]


SHARED_CORES = {"OMPI_MCA_mpi_yield_when_idle": "1"}
"""Ranks that wait let others work: the tests run several programs at once."""


def call_in(folder: Path) -> Chemomech:
    """``chemomech ARGUMENTS...`` in a process of its own, in ``folder``."""

    def call(*arguments: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        command = [*prefix, sys.executable, "-m", "chemomech", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, cwd=folder, timeout=300, check=False, env=os.environ | SHARED_CORES
        )

    return call


@pytest.fixture
def chemomech(tmp_path: Path) -> Chemomech:
    """The command line, called in ``tmp_path``."""
    return call_in(tmp_path)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of the small case with pictures, overridden on the command line; not to be changed."""
    folder = tmp_path_factory.mktemp("finished")
    (folder / "small.yaml").write_text(SMALL_WIRE)
    overrides = ("--set", "output.pictures=true", "--set", "time.end=15 s")
    done = call_in(folder)("run", "small.yaml", "--output", "out", *overrides)
    assert done.returncode == 0, done.stderr
    assert "completed" in done.stdout
    assert "results: out" in done.stdout
    return folder / "out"
