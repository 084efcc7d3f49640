import json

import pytest

from chemomech.extrapolate.extrapolation_folder import StudyFolder
from chemomech.system.files import OutputUnusable


@pytest.fixture
def used(tmp_path):
    """Folder of an earlier extrapolation, with a file of somebody else in it."""
    folder = StudyFolder(tmp_path / "out")
    folder.create(overwrite=False)
    folder.write({"widths_m": [1e-9]})
    for kind in (".png", ".svg"):
        folder.picture.with_suffix(kind).write_text("a picture")
    for number in (1, 2, 3, 4):
        folder.level(number).create(overwrite=False)
        folder.level(number).write_summary({"status": "arrested"})
    (folder.path / "notes.txt").write_text("mine")
    return folder


def test_results_are_not_replaced_unasked(used):
    with pytest.raises(OutputUnusable, match="earlier extrapolation; choose another --output or add --overwrite"):
        used.create(overwrite=False)
    assert json.loads(used.json.read_text()) == {"widths_m": [1e-9]}


def test_a_level_alone_counts_as_results(used):
    used.json.unlink()
    with pytest.raises(OutputUnusable, match="--overwrite"):
        used.create(overwrite=False)


def test_overwriting_removes_the_results_of_all_earlier_levels(used):
    used.create(overwrite=True)
    left = {path.relative_to(used.path).as_posix() for path in used.path.rglob("*") if path.is_file()}
    assert left == {"notes.txt"}


def test_a_file_in_its_place_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputUnusable, match="not a folder"):
        StudyFolder(tmp_path / "out").create(overwrite=True)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputUnusable, match="cannot be created"):
        StudyFolder(tmp_path / "file" / "out").create(overwrite=False)
