"""A small sweep over a film that reacts in a few steps, and an engine that computes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chemomech.sweep.point_results import RESULTS
from chemomech.sweep.task import Record, Task

BASE = """\
title: A small film
material: {name: Li-Si}
geometry: {shape: film, thickness: 30 nm}
interface: {width: 2 nm, rate_constant: 1 nm/s}
surface: {voltage: 0.022 V, ramp: 1 s}
time: {end: 2 s}
"""
SWEEP = """\
title: Films
base: base.yaml
set:
  numerics.time_tolerance: 1e-2
axes:
  grid:
    geometry.thickness: [20 nm, 30 nm, 40 nm]
    interface.rate_constant: {log: [0.1 nm/s, 10 nm/s], points: 3}
"""


@pytest.fixture
def sweep_file(tmp_path: Path) -> Path:
    """``sweep.yaml`` with nine points, next to its base case."""
    (tmp_path / "base.yaml").write_text(BASE)
    path = tmp_path / "sweep.yaml"
    path.write_text(SWEEP)
    return path


def results(**given: float | str) -> dict[str, float | str | None]:
    """Results of a point, those that are not given unknown."""
    return dict.fromkeys(RESULTS) | given


@dataclass
class Pretended:
    """An engine whose points end as ``outcome`` says; it remembers what it was asked to run."""

    outcome: Callable[[Task], Record]
    asked: list[Task] = field(default_factory=list)
    ends_after: int | None = None
    """Records after which it stops, as if the program had been killed."""

    def run(self, tasks: Sequence[Task], stopped: Callable[[], bool]) -> Iterator[Record]:
        for number, task in enumerate(tasks):
            if stopped() or number == self.ends_after:
                return
            self.asked.append(task)
            yield self.outcome(task)


def reacted(task: Task, **given: float | str) -> Record:
    """The record of a point that went well."""
    return Record(task.number, task.case_hash, task.tries + 1, "reacted", "the host is consumed", 0.5, results(**given))
