import io
import json
import os
import zipfile

import numpy as np
import pytest

from chemomech.results.archive import ABOUT, CHECKSUM, Archive, _checksum
from chemomech.system.checkpoint_errors import CheckpointUnusable

VALUES = {"a": np.array([0.1, np.nan, -np.inf, 5e-324]), "b": np.arange(6.0).reshape(2, 3), "none": np.zeros(0)}


def written(path, arrays=VALUES, about=None):
    with path.open("wb") as file:
        Archive(arrays, about or {"step": 7, "time_s": 0.1}).write(file)
    return path


def forged(path, members):
    """An archive whose checksum fits, of any arrays."""
    members = {ABOUT: np.frombuffer(b'{"format": 2}', dtype=np.uint8), **members}
    members[CHECKSUM] = np.frombuffer(_checksum(members), dtype=np.uint8)
    np.savez(path, allow_pickle=True, **members)
    return path


def test_floats_come_back_to_the_last_bit(tmp_path):
    found = Archive.read(written(tmp_path / "c.npz"))
    assert found.arrays.keys() == VALUES.keys()
    for name, values in VALUES.items():
        assert found.arrays[name].tobytes() == values.tobytes()
        assert found.arrays[name].shape == values.shape
    assert found.about == {"format": 2, "step": 7, "time_s": 0.1}


def test_a_description_prints(tmp_path):
    found = Archive.read(written(tmp_path / "c.npz", about={"a\x1b": "\a"}))
    assert found.about == {"format": 2, "a\\x1b": "\\x07"}


def test_a_file_cut_anywhere_is_told(tmp_path):
    whole = written(tmp_path / "c.npz").read_bytes()
    cut = tmp_path / "cut.npz"
    for length in (*range(0, len(whole), 97), len(whole) - 1):
        cut.write_bytes(whole[:length])
        with pytest.raises(CheckpointUnusable, match=r"cut\.npz: the checkpoint is damaged"):
            Archive.read(cut)


def test_a_changed_bit_never_goes_unnoticed(tmp_path):
    """A bit of the archive's own book-keeping may be idle: then what is read is what was written."""
    whole = written(tmp_path / "c.npz").read_bytes()
    changed, told = tmp_path / "changed.npz", 0
    random = np.random.default_rng(3)
    for place in random.integers(len(whole), size=300):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << random.integers(8)
        changed.write_bytes(spoilt)
        try:
            found = Archive.read(changed)
        except CheckpointUnusable:
            told += 1
        else:
            assert {name: array.tobytes() for name, array in found.arrays.items()} == {
                name: array.tobytes() for name, array in VALUES.items()
            }
    assert told > 200


class Malicious:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def test_nothing_is_unpickled(tmp_path):
    objects = np.array([Malicious(tmp_path / "executed")], dtype=object)
    np.savez(tmp_path / "evil.npz", allow_pickle=True, about=objects)
    with pytest.raises(CheckpointUnusable, match="damaged"):
        Archive.read(tmp_path / "evil.npz")
    assert not (tmp_path / "executed").exists()


def test_an_array_is_not_larger_than_its_bytes(tmp_path):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (10**15,)})
    with zipfile.ZipFile(tmp_path / "huge.npz", "w") as file:
        file.writestr("a.npy", header.getvalue() + b"\0" * 8)
    with pytest.raises(CheckpointUnusable, match="another size"):
        Archive.read(tmp_path / "huge.npz")


def test_a_compressed_bomb_is_not_unpacked(tmp_path):
    np.savez_compressed(tmp_path / "bomb.npz", a=np.zeros(10**6))
    with pytest.raises(CheckpointUnusable, match="compressed"):
        Archive.read(tmp_path / "bomb.npz")


@pytest.mark.parametrize(
    "members",
    [
        {"a": np.array([1, 2])},
        {"a": np.array(["text"])},
        {"a": np.array([1 + 2j])},
        {"a": np.asfortranarray(np.ones((2, 3)))},
        {"a": np.zeros(1, dtype=[("x", "f8")])},
        {"a": np.frombuffer(b"12", dtype=np.uint8)},
        {ABOUT: np.frombuffer(b"[" * 100_000, dtype=np.uint8)},
        {ABOUT: np.frombuffer(b"[1]", dtype=np.uint8)},
        {ABOUT: np.frombuffer(b'{"format": 99}', dtype=np.uint8)},
        {ABOUT: np.ones(3)},
    ],
)
def test_what_is_no_checkpoint_is_told_though_its_checksum_fits(tmp_path, members):
    path = forged(tmp_path / "forged.npz", members)
    with pytest.raises(CheckpointUnusable, match=r"forged\.npz: "):
        Archive.read(path)


def test_a_file_that_is_no_archive_or_not_there_is_told(tmp_path):
    (tmp_path / "text.npz").write_text("hello")
    with pytest.raises(CheckpointUnusable, match="damaged"):
        Archive.read(tmp_path / "text.npz")
    with pytest.raises(CheckpointUnusable, match="not there"):
        Archive.read(tmp_path / "none.npz")
    with pytest.raises(CheckpointUnusable, match="cannot be read"):
        Archive.read(tmp_path)


def test_the_description_is_plain_json(tmp_path):
    with zipfile.ZipFile(written(tmp_path / "c.npz")) as file, file.open("about.npy") as member:
        text = np.lib.format.read_array(member, allow_pickle=False).tobytes()
    assert json.loads(text)["step"] == 7
