import sys

import numpy as np
import pytest
from PIL import Image

from chemomech.render import animation
from chemomech.render.animation import write_film, write_gif


@pytest.fixture
def shots():
    """A bar that grows, in colours of its own."""
    pages = np.full((4, 30, 41, 3), 255, dtype=np.uint8)
    for number, page in enumerate(pages):
        page[10:20, : 10 * (number + 1)] = (10, 60, 200)
    return [Image.fromarray(page) for page in pages]


def test_every_frame_is_in_the_gif(shots, tmp_path):
    write_gif(shots, tmp_path / "a.gif")
    with Image.open(tmp_path / "a.gif") as read:
        assert read.n_frames == 4
        assert read.info["loop"] == 0
        for number, shot in enumerate(shots):
            read.seek(number)
            assert np.abs(np.asarray(read.convert("RGB"), dtype=int) - np.asarray(shot)).max() < 40
        assert read.info["duration"] > 1000, "the last one stays"


def test_a_film_needs_ffmpeg(shots, tmp_path, monkeypatch):
    monkeypatch.setattr(animation.shutil, "which", lambda name: None)
    assert not write_film(shots, tmp_path / "a.mp4")
    assert not (tmp_path / "a.mp4").exists()


def test_ffmpeg_gets_every_frame_and_holds_the_last(shots, tmp_path, monkeypatch):
    program = tmp_path / "ffmpeg"
    counts = "import sys; open(sys.argv[-1], 'w').write(str(sys.stdin.buffer.read().count(b'IEND')))"
    program.write_text(f"#!{sys.executable}\n{counts}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert write_film(shots, tmp_path / "a.mp4")
    assert int((tmp_path / "a.mp4").read_text()) == 4 + round(animation.LAST / animation.PAUSE)
