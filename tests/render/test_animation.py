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
