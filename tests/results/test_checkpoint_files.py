import errno
import os

import numpy as np
import pytest

from chemomech.results.archive import Archive
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.system.checkpoint_errors import CheckpointNotWritten, CheckpointUnusable


def at(step):
    return Archive({"x": np.full(1000, float(step))}, {"step": step})


@pytest.fixture
def series(tmp_path):
    checkpoints = Checkpoints(tmp_path / "checkpoints")
    for step in (3, 8, 12):
        checkpoints.write(step, at(step))
    return checkpoints


def test_the_last_two_are_kept(series):
    assert sorted(file.name for file in series.folder.iterdir()) == ["step-000008.npz", "step-000012.npz"]
    step, archive, faults = series.newest()
    assert (step, archive.arrays["x"][0], faults) == (12, 12.0, [])


def test_an_earlier_step_that_is_written_again_is_not_removed_at_once(series):
    series.remove_after(8)
    series.write(9, at(9))
    assert series.steps() == [9, 8]


@pytest.mark.parametrize("damage", ["truncated", "deleted", "renamed", "empty"])
def test_the_one_before_a_damaged_one_is_used_and_said(series, damage):
    newest = series.path(12)
    match damage:
        case "truncated":
            os.truncate(newest, 500)
        case "deleted":
            newest.unlink()
        case "renamed":
            newest.rename(series.path(13))
        case "empty":
            os.truncate(newest, 0)
    step, _, faults = series.newest()
    assert step == 8
    assert len(faults) == (damage != "deleted")
    assert all("step-0000" in fault for fault in faults)


def test_none_that_is_whole(series, tmp_path):
    for step in series.steps():
        os.truncate(series.path(step), 100)
    with pytest.raises(CheckpointUnusable, match=r"step-000012\.npz.*step-000008\.npz"):
        series.newest()
    with pytest.raises(CheckpointUnusable, match="holds no checkpoint"):
        Checkpoints(tmp_path / "nowhere").newest()


def test_a_full_disk_leaves_the_earlier_ones(series, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = {file.name: file.read_bytes() for file in series.folder.iterdir()}
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CheckpointNotWritten, match=r"step-000020\.npz.*no space left"):
        series.write(20, at(20))
    assert {file.name: file.read_bytes() for file in series.folder.iterdir()} == before


def test_what_a_killed_run_left_half_written_is_removed(series):
    half = series.folder / ".step-000014.part"
    half.write_bytes(b"PK half")
    assert series.newest()[0] == 12
    series.write(14, at(14))
    assert not half.exists()


def test_removing_leaves_what_is_not_ours(series):
    (series.folder / "notes.txt").write_text("mine")
    series.remove()
    assert [file.name for file in series.folder.iterdir()] == ["notes.txt"]
    (series.folder / "notes.txt").unlink()
    series.remove()
    assert not series.folder.exists()
