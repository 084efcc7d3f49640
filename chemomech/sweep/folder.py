"""The folder that a sweep leaves: its file of state, a folder a point, its pictures."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chemomech.results import OutputUnusable, ResultFolder
from chemomech.sweep.definition import Definition
from chemomech.sweep.store import Store, StoredPoint

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class SweepFolder:
    """Paths of everything that a sweep writes, and what is in it."""

    path: Path

    @property
    def store(self) -> Path:
        """``sweep.sqlite``: points, parameters, how they ended, results."""
        return self.path / "sweep.sqlite"

    @property
    def lock(self) -> Path:
        """``sweep.lock``: held by the program that works here."""
        return self.path / "sweep.lock"

    @property
    def maps(self) -> Path:
        """``plots/``: pictures."""
        return self.path / "plots"

    def point(self, number: int) -> ResultFolder:
        """Results of a point: ``points/00042``."""
        return ResultFolder(self.path / "points" / f"{number:05d}")

    def definition(self) -> Definition:
        """What is varied, what is asked for, what is published. Raises StoreUnusable."""
        with closing(Store(self.store)) as store:
            return Definition.of(store.about)

    def records(self) -> list[StoredPoint]:
        """All points of the sweep file, in its order. Raises StoreUnusable."""
        with closing(Store(self.store)) as store:
            return store.points()

    def points(self) -> pandas.DataFrame:
        """The same as a table: ``number``, the keys that are varied, ``status``, ``tries``, ..., the results.

        Numbers are in the units of :meth:`definition`; words stay words. Raises StoreUnusable.
        """
        from chemomech.sweep.frame import frame

        return frame(self.definition(), self.records())

    def create(self, overwrite: bool) -> None:
        """Make the folder; with ``overwrite`` an earlier sweep is removed first. Raises OutputUnusable."""
        if self.path.exists() and not self.path.is_dir():
            raise OutputUnusable(f"{self.path}: not a folder; choose another --output")
        if ResultFolder(self.path).holds_results:
            raise OutputUnusable(f"{self.path}: holds the results of a run; choose another --output")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if overwrite and self.store.exists():
                self.store.unlink()
                shutil.rmtree(self.path / "points", ignore_errors=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputUnusable(f"{self.path}: cannot be written ({reason}); choose another --output") from None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else works here in this block. Raises OutputUnusable if somebody does."""
        try:
            file = self.lock.open("a+", encoding="utf-8")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputUnusable(f"{self.path}: cannot be written ({reason}); choose another --output") from None
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.seek(0)
                who = file.read(100).strip() or "another process"
                raise OutputUnusable(f"{self.path}: {who} is running this sweep; wait for it, or stop it") from None
            file.seek(0)
            file.truncate()
            file.write(f"process {os.getpid()} on {os.uname().nodename}")
            file.flush()
            yield
