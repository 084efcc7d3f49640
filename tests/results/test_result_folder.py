import json

import pytest

from chemomech.extrapolate.extrapolation_folder import StudyFolder
from chemomech.fit.fit_folder import FitFolder
from chemomech.results.result_folder import ResultFolder
from chemomech.system.files import OutputUnusable


def test_a_new_folder_is_made_with_its_parents(tmp_path):
    folder = ResultFolder(tmp_path / "with space" / "out")
    folder.create(overwrite=False)
    assert folder.fields.parent.is_dir()


def test_an_earlier_run_is_kept_unless_told_otherwise(tmp_path):
    folder = ResultFolder(tmp_path)
    for name in ("history.csv", "front.png", "report.html", "notes.txt", "mine.png"):
        (tmp_path / name).write_text("old")
    with pytest.raises(OutputUnusable, match="--overwrite"):
        folder.create(overwrite=False)
    assert (tmp_path / "history.csv").read_text() == "old"
    folder.create(overwrite=True)
    assert {path.name for path in tmp_path.iterdir()} == {"fields", "notes.txt", "mine.png"}


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputUnusable, match="not a folder"):
        ResultFolder(tmp_path / "out").create(overwrite=True)


def test_a_summary_comes_back_and_is_strict_json(tmp_path):
    folder = ResultFolder(tmp_path)
    folder.write_summary({"status": "completed", "kinetics": {"exponent": None}})
    assert folder.read_summary()["status"] == "completed"
    assert [path.name for path in tmp_path.iterdir()] == ["summary.json"]
    with pytest.raises(ValueError, match="JSON"):
        folder.write_summary({"exponent": float("nan")})
    assert json.loads(folder.summary.read_text())["kinetics"] == {"exponent": None}


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputUnusable, match="cannot be created"):
        ResultFolder(tmp_path / "file" / "out").create(overwrite=False)


def test_pictures_of_fields_that_are_replaced_go_with_them(tmp_path):
    folder = ResultFolder(tmp_path / "out")
    folder.create(overwrite=False)
    folder.drawings.mkdir()
    for name in ("content.png", "animation.gif", "notes.txt"):
        (folder.drawings / name).write_text("")
    folder.summary.write_text("{}")
    folder.create(overwrite=True)
    assert [file.name for file in folder.drawings.iterdir()] == ["notes.txt"]


def test_what_is_no_run_does_not_go_beside_one(tmp_path):
    folder = ResultFolder(tmp_path)
    folder.refuse_others()
    (tmp_path / "history.csv").write_text("old")
    for other in (FitFolder(tmp_path), StudyFolder(tmp_path)):
        with pytest.raises(OutputUnusable, match="holds the results of a run"):
            other.create(overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["history.csv"]


@pytest.mark.parametrize("name", ["x" * 300, "file/inside"])
def test_a_name_that_cannot_be_is_told(name, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputUnusable, match="cannot be created"):
        ResultFolder(tmp_path / name).create(overwrite=False)
