"""All pictures of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from chemomech.report import balance, directions, drive, front, profiles, shape, stress, style
from chemomech.report.picture import Picture
from chemomech.report.record import Record

PICTURES: Sequence[Picture] = tuple(module.PICTURE for module in (front, drive, profiles, stress, balance))


@dataclass(frozen=True)
class Drawn:
    """A picture and its drawing."""

    picture: Picture
    drawing: Figure


def pictures_of(record: Record) -> Sequence[Picture]:
    """The pictures of a run: bodies that are resolved over more than a radius show directions, planes their shape."""
    resolved = record.case.geometry.resolved
    further = [] if resolved == "radius" else [directions.PICTURE]
    if resolved in ("cross-section", "meridian") and record.case.output.fields:
        further.append(shape.PICTURE)
    return (*PICTURES, *further)


def draw_pictures(record: Record) -> Sequence[Drawn]:
    """Write all pictures as PNG and SVG into the folder of the run; returns them in their order."""
    with style.applied():
        drawn = [Drawn(picture, picture.draw(record)) for picture in pictures_of(record)]
        for each in drawn:
            style.save(each.drawing, record.folder.path / each.picture.name)
    return drawn
