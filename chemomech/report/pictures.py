"""All pictures of a run."""

from __future__ import annotations

from collections.abc import Sequence

from chemomech.report import balance, drive, front, profiles, stress, style
from chemomech.report.picture import Picture
from chemomech.report.record import Record

PICTURES: Sequence[Picture] = tuple(module.PICTURE for module in (front, drive, profiles, stress, balance))


def draw_pictures(record: Record) -> Sequence[Picture]:
    """Write all pictures as PNG and SVG into the folder of the run; returns them in their order."""
    with style.applied():
        for picture in PICTURES:
            style.save(picture.draw(record), record.folder.path / picture.name)
    return PICTURES
