"""The folder that a sweep leaves: its file of state, a folder a point, its pictures."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chemomech.results.result_folder import ResultFolder
from chemomech.sweep.definition import Definition
from chemomech.sweep.store import Store, StoredPoint, StoreUnusable
from chemomech.system.files import OutputUnusable, make_folder, reason

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
    def maps(self) -> Path:
        """``plots/``: pictures."""
        return self.path / "plots"

    def point(self, number: int) -> ResultFolder:
        """Results of a point: ``points/00042``."""
        return ResultFolder(self.path / "points" / f"{number:05d}")

    @contextmanager
    def opened(self, create: bool = False) -> Iterator[Store]:
        """The file of state, closed afterwards. Raises StoreUnusable, also for what SQLite says while it is in use."""
        try:
            with closing(Store(self.store, create)) as store:
                yield store
        except sqlite3.Error as error:
            raise StoreUnusable(f"{self.store}: cannot be used ({error})") from None

    def definition(self) -> Definition:
        """What is varied, what is asked for, what is published. Raises StoreUnusable."""
        with self.opened() as store:
            try:
                return Definition.of(store.about)
            except (KeyError, TypeError):
                raise StoreUnusable(f"{self.store}: does not say what is varied; run the sweep again") from None

    def records(self) -> list[StoredPoint]:
        """All points of the sweep file, in its order. Raises StoreUnusable."""
        with self.opened() as store:
            return store.points()

    def points(self) -> pandas.DataFrame:
        """The same as a table: ``number``, the keys that are varied, ``status``, ``tries``, ..., the results.

        Numbers are in the units of :meth:`definition`; words stay words. Raises StoreUnusable.
        """
        from chemomech.sweep.frame import frame

        return frame(self.definition(), self.records())

    def create(self, overwrite: bool) -> None:
        """Make the folder; with ``overwrite`` an earlier sweep is removed first. Raises OutputUnusable."""
        make_folder(self.path)
        ResultFolder(self.path).refuse_others()
        try:
            if overwrite and self.store.exists():
                self.store.unlink()
                shutil.rmtree(self.path / "points", ignore_errors=True)
        except OSError as error:
            raise OutputUnusable(f"{self.path}: cannot be written ({reason(error)}); choose another --output") from None
