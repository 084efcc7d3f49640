"""``chemomech report``."""

import pytest

from chemomech.commands.cli import main


def test_a_lost_report_is_made_again(make, capsys):
    folder = make()
    assert main(["report", str(folder.path)]) == 0
    assert str(folder.report) in capsys.readouterr().out
    assert folder.report.exists()
    assert (folder.path / "front.png").exists()


def test_a_folder_without_results_is_told(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert "holds no results" in error
    assert error.count("\n") == 1


def test_a_broken_case_is_told(make, capsys):
    folder = make()
    folder.case.write_text("title: [", encoding="utf-8")
    assert main(["report", str(folder.path)]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("summary.json", "[1, 2]", "not the summary of a run"),
        ("summary.json", '{"warnings": 3}', "warnings is not what a run writes there"),
        ("summary.json", '{"kinetics": {"apparent": 3}}', "apparent is not what a run writes there"),
        ("summary.json", "{", "cannot be read"),
        ("history.csv", "a,b\n1,2\n", "does not give the time of every step"),
        ("history.csv", "\0\1", "holds no step"),
        ("profiles.csv", "Time [s],Radius [nm]\n1,two\n", "could not convert"),
    ],
)
def test_files_that_are_not_those_of_a_run_are_told(make, file, text, said, capsys):
    folder = make()
    (folder.path / file).write_text(text, encoding="utf-8")
    assert main(["report", str(folder.path)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not folder.report.exists()


def test_a_summary_without_details_is_enough(make):
    folder = make()
    folder.summary.write_text("{}", encoding="utf-8")
    assert main(["report", str(folder.path)]) == 0
