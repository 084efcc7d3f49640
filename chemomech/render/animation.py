"""Frames put together: a GIF, and an MP4 where there is ffmpeg."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

PAUSE, LAST = 0.16, 1.6
"""How long a frame and the last one stay [s]."""


def write_gif(frames: Sequence[Image.Image], path: Path) -> None:
    """Write an endless GIF; one palette for all frames, so that nothing flickers."""
    palette = _palette([frames[0], frames[len(frames) // 2], frames[-1]])
    reduced = [frame.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG) for frame in frames]
    pauses = [round(1000 * PAUSE)] * (len(frames) - 1) + [round(1000 * LAST)]
    reduced[0].save(path, save_all=True, append_images=reduced[1:], duration=pauses, loop=0)


def _palette(frames: Sequence[Image.Image]) -> Image.Image:
    """256 colours that come nearest to those of all ``frames``, however rare."""
    width, height = frames[0].size
    mosaic = Image.new("RGB", (width, len(frames) * height))
    for number, frame in enumerate(frames):
        mosaic.paste(frame, (0, number * height))
    return mosaic.quantize(256, method=Image.Quantize.MAXCOVERAGE)


def write_film(frames: Sequence[Image.Image], path: Path) -> bool:
    """Write an MP4 with ffmpeg; false if there is none."""
    program = shutil.which("ffmpeg")
    if program is None:
        return False
    rate = ["-r", f"{1 / PAUSE:g}"]
    even = "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white"
    source = [program, "-y", "-loglevel", "error", "-f", "image2pipe", *rate, "-c:v", "png", "-i", "-"]
    command = [*source, "-vf", even, "-pix_fmt", "yuv420p", *rate, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        for frame in [*frames, *[frames[-1]] * round(LAST / PAUSE)]:
            frame.save(writer.stdin, "PNG")
        writer.stdin.close()
    return writer.returncode == 0
