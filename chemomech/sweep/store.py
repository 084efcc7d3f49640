"""The state of a sweep: one SQLite file, written by the leading process only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chemomech.input.characters import escaped, escaped_data
from chemomech.input.errors import shortened
from chemomech.simulation.stopping import MEANING as ENDS
from chemomech.simulation.stopping import Status
from chemomech.sweep.measure import measure
from chemomech.sweep.task import Record

VERSION = 1
"""Of the tables below."""
APPLICATION = 0x63686D73
"""Marks the file as that of a sweep: ``chms``."""
WAITING, FAILED = "waiting", "failed"
MEANING = {
    **{str(status): ENDS[status] for status in (Status.COMPLETED, Status.REACTED, Status.ARRESTED)},
    FAILED: "also with more care; table says why",
    WAITING: "not run yet",
}
"""States of points, in the order of the table."""
TRIES = 2
"""How often a point is run before it is recorded as failed: once as it is, once with care."""
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE points (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    case_hash TEXT NOT NULL UNIQUE,
    position INTEGER,            -- in the sweep file; NULL: not in it any more
    status TEXT NOT NULL,        -- waiting, failed, or how the run ended: completed, reacted, arrested
    tries INTEGER NOT NULL,
    reason TEXT NOT NULL,
    seconds REAL,                -- wall time of the last try
    ended TEXT                   -- UTC
);
CREATE TABLE parameters (
    point INTEGER NOT NULL REFERENCES points(number),
    key TEXT NOT NULL,
    written TEXT NOT NULL,       -- JSON, as in the sweep file
    number REAL, unit TEXT,      -- where it is a number
    PRIMARY KEY (point, key)
) WITHOUT ROWID;
CREATE TABLE results (
    point INTEGER NOT NULL REFERENCES points(number),
    key TEXT NOT NULL,
    number REAL, word TEXT,
    PRIMARY KEY (point, key)
) WITHOUT ROWID;
"""


class StoreUnusable(Exception):
    """The file is not that of a sweep, or one of another version of the program."""


@dataclass(frozen=True)
class Planned:
    """A point as the store needs it: what identifies its case, and what is varied."""

    case_hash: str
    parameters: dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What another look at the sweep file has changed."""

    same: int
    new: int
    dropped: int


@dataclass(frozen=True)
class StoredPoint:
    """A row of the table of points with its parameters and results."""

    number: int
    case_hash: str
    status: str
    tries: int
    reason: str
    seconds: float | None
    parameters: dict[str, Any]
    """As written in the sweep file."""
    results: dict[str, float | str | None]


class Store:
    """Points, their parameters, how they ended, their results."""

    def __init__(self, path: Path, create: bool = False) -> None:
        """Open the file. Raises :class:`StoreUnusable`."""
        if not create and not path.is_file():
            raise StoreUnusable(f"{path.parent}: holds no sweep (there is no {path.name})")
        with ExitStack() as on_error:
            try:
                self._database = sqlite3.connect(path, timeout=30.0, isolation_level=None)
                on_error.callback(self._database.close)
                self._check(path, create)
            except sqlite3.Error as error:
                raise StoreUnusable(f"{path}: cannot be used ({error})") from None
            on_error.pop_all()

    def _check(self, path: Path, create: bool) -> None:
        (application,), (version,) = (
            self._database.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        )
        if create and (application, version) == (0, 0):
            with self._changes() as database:
                for statement in _TABLES.split(";\n"):
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {VERSION}")
        elif application != APPLICATION:
            raise StoreUnusable(f"{path}: is not the file of a sweep")
        elif version != VERSION:
            raise StoreUnusable(f"{path}: has version {version} of its tables, this program reads version {VERSION}")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def _changes(self) -> Iterator[sqlite3.Connection]:
        """All of the changes in this block, or none."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @property
    def about(self) -> dict[str, Any]:
        """What is known of the whole sweep."""
        rows = self._database.execute("SELECT key, value FROM about")
        return {key: _read(value) for key, value in rows}

    def describe(self, about: dict[str, Any]) -> None:
        """Keep facts of the whole sweep."""
        rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in about.items()]
        with self._changes() as database:
            database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", rows)

    def plan(self, points: Sequence[Planned]) -> Change:
        """Make the points of a sweep file those of the sweep: what is new waits, what is not in it is not shown."""
        known = dict(self._database.execute("SELECT case_hash, position IS NOT NULL FROM points"))
        with self._changes() as database:
            database.execute("UPDATE points SET position = NULL")
            for position, point in enumerate(points, start=1):
                if point.case_hash not in known:
                    self._insert(database, point)
                database.execute("UPDATE points SET position = ? WHERE case_hash = ?", (position, point.case_hash))
        wanted = {point.case_hash for point in points}
        shown = {case_hash for case_hash, was_shown in known.items() if was_shown}
        return Change(len(wanted & shown), len(wanted - shown), len(shown - wanted))

    def _insert(self, database: sqlite3.Connection, point: Planned) -> None:
        inserted = database.execute(
            "INSERT INTO points (case_hash, status, tries, reason) VALUES (?, ?, 0, '')", (point.case_hash, WAITING)
        )
        rows = []
        for key, value in point.parameters.items():
            found = measure(value)
            number, unit = (None, None) if found is None else (found.number, found.unit)
            rows.append((inserted.lastrowid, key, json.dumps(value, ensure_ascii=False), number, unit))
        database.executemany("INSERT INTO parameters VALUES (?, ?, ?, ?, ?)", rows)

    def record(self, record: Record) -> None:
        """Keep how a point ended."""
        ended = datetime.now(UTC).isoformat(timespec="seconds")
        with self._changes() as database:
            database.execute(
                "UPDATE points SET status = ?, tries = ?, reason = ?, seconds = ?, ended = ? WHERE number = ?",
                (record.status, record.tries, record.reason, record.seconds, ended, record.number),
            )
            database.execute("DELETE FROM results WHERE point = ?", (record.number,))
            rows = [
                (record.number, key, *((None, value) if isinstance(value, str) else (value, None)))
                for key, value in record.results.items()
            ]
            database.executemany("INSERT INTO results VALUES (?, ?, ?, ?)", rows)

    def forget_failures(self) -> None:
        """Let points that have failed be run again."""
        with self._changes() as database:
            database.execute("UPDATE points SET status = ?, tries = 0, reason = '' WHERE status = ?", (WAITING, FAILED))

    def unfinished(self) -> dict[str, tuple[int, int]]:
        """Number and tries so far of every point that is still to be run, by the hash of its case."""
        rows = self._database.execute(
            "SELECT case_hash, number, tries FROM points WHERE position IS NOT NULL AND "
            "(status = ? OR (status = ? AND tries < ?)) ORDER BY position",
            (WAITING, FAILED, TRIES),
        )
        return {case_hash: (number, tries) for case_hash, number, tries in rows}

    def counts(self) -> dict[str, int]:
        """How many points are in which state; one that has failed once is still waiting."""
        rows = self._database.execute(
            "SELECT CASE WHEN status = ? AND tries < ? THEN ? ELSE status END AS state, COUNT(*) FROM points "
            "WHERE position IS NOT NULL GROUP BY state",
            (FAILED, TRIES, WAITING),
        )
        return dict(rows)

    def retried(self) -> int:
        """How many points were run twice."""
        (count,) = self._database.execute(
            "SELECT COUNT(*) FROM points WHERE position IS NOT NULL AND tries > 1"
        ).fetchone()
        return int(count)

    def points(self) -> list[StoredPoint]:
        """All points of the sweep file, in its order."""
        parameters: dict[int, dict[str, Any]] = {}
        for point, key, written in self._database.execute("SELECT point, key, written FROM parameters"):
            parameters.setdefault(point, {})[escaped(key)] = _read(written)
        results: dict[int, dict[str, float | str | None]] = {}
        for point, key, number, word in self._database.execute("SELECT point, key, number, word FROM results"):
            results.setdefault(point, {})[escaped(key)] = number if word is None else escaped(word)
        rows = self._database.execute(
            "SELECT number, case_hash, status, tries, reason, seconds FROM points WHERE position IS NOT NULL "
            "ORDER BY position"
        )
        return [
            StoredPoint(
                *(number, case_hash, escaped(status), tries, escaped(reason), seconds),
                *(parameters.get(number, {}), results.get(number, {})),
            )
            for number, case_hash, status, tries, reason, seconds in rows
        ]


def _read(written: str) -> Any:
    try:
        return escaped_data(json.loads(written))
    except (ValueError, TypeError):
        raise StoreUnusable(f"the file of the sweep holds {shortened(written)} where JSON belongs") from None
