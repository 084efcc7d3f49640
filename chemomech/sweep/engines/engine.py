"""Where points are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from chemomech.sweep.task import Record, Task


class EngineUnusable(Exception):
    """The engine cannot work here; the message says why and what to do."""


@dataclass(frozen=True)
class Resources:
    """What the user gives an engine."""

    jobs: int = 1
    """Points at the same time."""
    ranks: int = 1
    """MPI ranks of each."""
    scheduler: str | None = None
    """Address of a Dask scheduler; ``None``: one of its own."""
    sbatch: tuple[str, ...] = ()
    """Further options of ``sbatch``."""


class Engine(Protocol):
    """A way to run many points."""

    def run(self, tasks: Sequence[Task], stopped: Callable[[], bool]) -> Iterator[Record]:
        """One record a task, in the order in which they end.

        Ends early, and ends what it has started, when ``stopped`` says so. Raises :class:`EngineUnusable`.
        """
        ...
