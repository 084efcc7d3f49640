"""``chemomech report``."""

from chemomech.cli import main


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
