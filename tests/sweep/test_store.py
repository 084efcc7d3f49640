import sqlite3
from contextlib import closing

import pytest

from chemomech.sweep.store import Change, Planned, Store, StoreUnusable
from chemomech.sweep.task import Record, Task
from tests.support.sweeps import results

POINTS = [Planned(f"hash {n}", {"geometry.diameter": f"{n} nm", "law": "linear"}) for n in range(1, 4)]


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path / "sweep.sqlite", create=True)) as store:
        store.plan(POINTS)
        yield store


def test_planned_points_wait_in_the_order_of_the_file(store):
    assert store.counts() == {"waiting": 3}
    assert store.unfinished() == {"hash 1": (1, 0), "hash 2": (2, 0), "hash 3": (3, 0)}
    assert [point.parameters["geometry.diameter"] for point in store.points()] == ["1 nm", "2 nm", "3 nm"]


def test_a_record_is_kept(store):
    store.record(Record(2, "hash 2", 1, "reacted", "the host is consumed", 1.5, results(exponent=0.5, regime="mixed")))
    point = store.points()[1]
    assert (point.status, point.tries, point.seconds) == ("reacted", 1, 1.5)
    assert point.results["exponent"] == 0.5
    assert point.results["regime"] == "mixed"
    assert point.results["front_depth"] is None
    assert store.unfinished().keys() == {"hash 1", "hash 3"}


def test_text_that_is_read_back_prints(store, tmp_path):
    """From a file that was not written by this program."""
    store.record(Record(1, "hash 1", 1, "re\x1bacted", "\x9b", 1.5, results(regime="\u202emixed")))
    store.describe({"title": "\x1b[2J", "published": [{"label": "\a", "at": {"\x7f": ["two\nlines"]}}]})
    with closing(sqlite3.connect(tmp_path / "sweep.sqlite")) as file:
        file.execute("UPDATE parameters SET written = '\"\\u001b[2J\"' WHERE point = 1 AND key = 'law'")
        file.commit()
    point = store.points()[0]
    assert (point.status, point.reason, point.results["regime"]) == ("re\\x1bacted", "\\x9b", "\\u202emixed")
    assert point.parameters["law"] == "\\x1b[2J"
    assert store.about["title"] == "\\x1b[2J"
    assert store.about["published"] == [{"label": "\\x07", "at": {"\\x7f": ["two\nlines"]}}]


def test_what_has_failed_once_waits_and_twice_does_not(store):
    store.record(Record.of_failure(_task(1, tries=0), "no step converges"))
    assert store.unfinished()["hash 1"] == (1, 1)
    assert store.counts() == {"waiting": 3}
    store.record(Record.of_failure(_task(1, tries=1), "no step converges"))
    assert "hash 1" not in store.unfinished()
    assert store.counts() == {"failed": 1, "waiting": 2}
    assert store.retried() == 1
    store.forget_failures()
    assert store.unfinished()["hash 1"] == (1, 0)


def test_a_changed_file_adds_points_and_hides_others_which_come_back(store):
    store.record(Record(1, "hash 1", 1, "reacted", "", 1.0, results(exponent=0.7)))
    assert store.plan(POINTS) == Change(same=3, new=0, dropped=0)
    assert store.plan([POINTS[2], Planned("hash 4", {})]) == Change(same=1, new=1, dropped=2)
    assert [point.number for point in store.points()] == [3, 4]
    assert store.counts() == {"waiting": 2}
    assert store.plan(POINTS) == Change(same=1, new=2, dropped=1)
    assert store.points()[0].results["exponent"] == 0.7
    assert store.unfinished().keys() == {"hash 2", "hash 3"}


def test_what_was_not_finished_is_not_there(store):
    """A change is whole or not at all."""
    with pytest.raises(sqlite3.IntegrityError):
        store.plan([Planned("hash 4", {"a": 1}), Planned("hash 4", {"a": 2})])
    assert [point.case_hash for point in store.points()] == ["hash 1", "hash 2", "hash 3"]
    assert store.counts() == {"waiting": 3}


def test_a_reader_sees_what_is_written_meanwhile(store, tmp_path):
    with closing(Store(tmp_path / "sweep.sqlite")) as reader:
        store.record(Record(1, "hash 1", 1, "arrested", "", 1.0))
        assert reader.counts() == {"arrested": 1, "waiting": 2}


def test_a_folder_without_a_sweep_is_told(tmp_path):
    with pytest.raises(StoreUnusable, match="holds no sweep"):
        Store(tmp_path / "sweep.sqlite")
    assert not (tmp_path / "sweep.sqlite").exists()


@pytest.mark.parametrize(
    ("pragma", "message"),
    [("user_version = 2", "version 2 of its tables"), ("application_id = 7", "not the file of a sweep")],
)
def test_a_file_of_another_kind_or_version_is_refused(store, tmp_path, pragma, message):
    with closing(sqlite3.connect(tmp_path / "sweep.sqlite")) as database:
        database.execute(f"PRAGMA {pragma}")
    for create in (True, False):
        with pytest.raises(StoreUnusable, match=message):
            Store(tmp_path / "sweep.sqlite", create)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "sweep.sqlite").write_text("hello, this is text and not a database at all\n" * 100)
    with pytest.raises(StoreUnusable, match="cannot be used"):
        Store(tmp_path / "sweep.sqlite")


def _task(number, tries):
    return Task(number, "base.yaml", {}, f"hash {number}", "", tries)
