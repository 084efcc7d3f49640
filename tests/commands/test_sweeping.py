"""What is run, what is run again, how it is told; the points themselves are not computed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chemomech.commands import sweeping as command
from chemomech.commands.cli import main
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.sweep.task import Record
from chemomech.system.lock import held
from tests.support.sweeps import SWEEP, Pretended, reacted


@pytest.fixture
def run(sweep_file, monkeypatch):
    """Calls the command line with an engine that pretends."""
    monkeypatch.chdir(sweep_file.parent)
    monkeypatch.setattr(command, "StopSignal", lambda: lambda: False)

    def call(engine, *arguments):
        monkeypatch.setattr(command, "engine_of", lambda name, resources, folder: engine)
        return main(["sweep", "sweep.yaml", "--output", "out", *arguments])

    return call


def failing(*numbers, tries=2):
    """Points of these numbers fail as often."""

    def outcome(task):
        fails = task.number in numbers and task.tries < tries
        return Record.of_failure(task, "no step converges") if fails else reacted(task, reacted_fraction=1.0)

    return Pretended(outcome)


def test_all_points_are_run_and_told(run, capsys):
    engine = failing()
    assert run(engine) == 0
    assert [task.number for task in engine.asked] == list(range(1, 10))
    printed = capsys.readouterr()
    assert "9 points" in printed.err
    table = {line.split("│")[1].strip(): line.split("│")[2].strip() for line in printed.out.splitlines() if "│" in line}
    assert (table["reacted"], table["completed"], table["arrested"], table["points"]) == ("9", "0", "0", "9")
    assert "wall time" in table
    assert "failed" not in table
    assert "results: out" in printed.out


def test_started_again_nothing_is_run_twice(run, capsys):
    run(failing())
    again = failing()
    assert run(again) == 0
    assert again.asked == []
    assert "9 points, 9 of them done" in capsys.readouterr().err


def test_what_was_cut_short_goes_on(run, capsys):
    first = replace(failing(), ends_after=4)
    assert run(first) == 4
    assert "5" in capsys.readouterr().out.split("waiting")[1].split("\n")[0]
    again = failing()
    assert run(again) == 0
    assert [task.number for task in again.asked] == [5, 6, 7, 8, 9]


def test_records_that_workers_have_left_are_taken_over(run):
    """The leading process was killed after a worker had finished and before it could say so."""
    run(replace(failing(), ends_after=4))
    engine = failing()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Record, "read", classmethod(lambda cls, task: reacted(task) if task.number == 6 else None))
        assert run(engine) == 0
    assert [task.number for task in engine.asked] == [5, 7, 8, 9]


def test_a_record_of_another_case_or_try_is_not_taken_over(sweep_file, run):
    run(replace(failing(), ends_after=0))
    folder = SweepFolder(Path("out")).point(3).path
    folder.mkdir(parents=True)
    Record(3, "another", 1, "reacted", "", 1.0).write(folder)
    engine = failing()
    assert run(engine) == 0
    assert 3 in [task.number for task in engine.asked]


def test_a_point_that_fails_is_run_once_more_and_that_is_counted(run, capsys):
    engine = failing(2, 5, tries=1)
    assert run(engine) == 0
    assert [(task.number, task.tries) for task in engine.asked[9:]] == [(2, 1), (5, 1)]
    printed = capsys.readouterr()
    assert "2 of them run twice" in printed.out
    assert "point 2 failed, will be run again with more care: no step converges" in printed.err


def test_some_points_that_fail_are_told_by_the_exit_code_and_by_status(run, capsys):
    engine = failing(2, 5)
    assert run(engine) == 6
    assert len(engine.asked) == 11
    capsys.readouterr()
    assert main(["sweep", "status", "out"]) == 0
    shown = capsys.readouterr().out
    assert "point 5, 2 tries: no step converges" in shown
    assert run(again := failing()) == 6
    assert again.asked == []
    assert run(again := failing(), "--retry-failed") == 0
    assert [(task.number, task.tries) for task in again.asked] == [(2, 0), (5, 0)]


def test_all_points_that_fail_are_no_success(run):
    assert run(failing(*range(1, 10))) == 3


def test_a_changed_file_is_told(run, sweep_file, capsys):
    run(failing())
    capsys.readouterr()
    sweep_file.write_text(SWEEP.replace("40 nm", "50 nm"))
    engine = failing()
    assert run(engine) == 0
    assert (
        "9 points, 6 of them done, 3 new in the sweep file, 3 no longer in it: kept, not shown"
        in capsys.readouterr().err
    )
    assert [task.settings["geometry.thickness"] for task in engine.asked] == ["50 nm"] * 3
    assert list(SweepFolder(Path("out")).points()["geometry.thickness"]) == [20.0] * 3 + [30.0] * 3 + [50.0] * 3


def test_another_sweep_in_the_folder_is_refused(run, sweep_file, capsys):
    run(failing())
    sweep_file.write_text(SWEEP.replace("1e-2", "2e-2"))
    assert run(failing()) == 2
    assert "no point in common with sweep.yaml" in capsys.readouterr().err
    assert len(SweepFolder(Path("out")).points()) == 9
    assert run(engine := failing(), "--overwrite") == 0
    assert len(engine.asked) == 9


def test_a_folder_with_results_of_a_run_is_refused(run, capsys):
    Path("out").mkdir()
    Path("out/history.csv").write_text("mine")
    assert run(failing()) == 2
    assert "holds the results of a run" in capsys.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["history.csv"]


def test_two_at_once_in_one_folder_are_told(run, capsys):
    run(replace(failing(), ends_after=1))
    with held(Path("out")):
        engine = failing()
        assert run(engine) == 2
    assert "is running this sweep" in capsys.readouterr().err
    assert engine.asked == []


def test_an_invalid_sweep_writes_nothing(run, sweep_file, capsys):
    sweep_file.write_text(SWEEP.replace("30 nm", "30"))
    assert run(failing()) == 2
    assert not Path("out").exists()
    (message,) = capsys.readouterr().err.splitlines()
    assert message.startswith("sweep.yaml:7: geometry.thickness: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sweep.yaml", "--jobs", "0"], "at least 1"),
        (["sweep.yaml", "--ranks", "-1"], "at least 1"),
        (["sweep.yaml", "other.yaml"], "one sweep file"),
        (["sweep.yaml", "--csv", "t.csv"], "--csv: not an option of sweep sweep.yaml"),
        (["status", "out", "--jobs", "2"], "--jobs: not an option of sweep status"),
        (["plot", "out", "--retry-failed"], "--retry-failed: not an option of sweep plot"),
        (["status"], "name one folder"),
        (["table", "a", "b"], "name one folder"),
        (["status", "nowhere"], "holds no sweep"),
        (["table", "nowhere"], "holds no sweep"),
        (["plot", "nowhere"], "holds no sweep"),
        (["nothing.yaml"], "no such file"),
    ],
)
def test_wrong_arguments_are_refused(sweep_file, monkeypatch, capsys, arguments, words):
    monkeypatch.chdir(sweep_file.parent)
    assert main(["sweep", *arguments]) == 2
    (message,) = capsys.readouterr().err.splitlines()
    assert words in message
    assert not Path("results").exists()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM about", "does not say what is varied"),
        ("UPDATE about SET value = '{'", "where JSON belongs"),
        ("DROP TABLE results", "no such table"),
    ],
)
def test_a_damaged_file_of_state_is_told(run, damage, said, capsys):
    run(failing())
    with closing(sqlite3.connect("out/sweep.sqlite")) as database, database:
        database.execute(damage)
    for words in (["sweep", "table", "out"], ["report", "out"]):
        capsys.readouterr()
        assert main(words) == 2
        error = capsys.readouterr().err
        assert said in error
        assert error.count("\n") == 1
