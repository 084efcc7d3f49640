"""All pictures of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from chemomech.figures import style
from chemomech.report import balance_picture as balance
from chemomech.report import cycle_picture as cycle
from chemomech.report import directions_picture as directions
from chemomech.report import drive_picture as drive
from chemomech.report import front_picture as front
from chemomech.report import profiles_picture as profiles
from chemomech.report import shape_picture as shape
from chemomech.report import stress_picture as stress
from chemomech.report import voltage_picture as voltage
from chemomech.report.picture import Picture
from chemomech.results.record import Record

OF_FRONT: Sequence[Picture] = tuple(module.PICTURE for module in (front, drive, profiles, stress, balance))
OF_PRODUCT: Sequence[Picture] = (profiles.PICTURE, balance.PICTURE)


@dataclass(frozen=True)
class Drawn:
    """A picture and its drawing."""

    picture: Picture
    drawing: Figure


def pictures_of(record: Record) -> Sequence[Picture]:
    """The pictures of a run.

    Of its front, unless it is product from the start; of voltage and cycles, unless the voltage is all that was given;
    of directions where the body is resolved over more than a radius, and of its shape where that is a plane.
    """
    case = record.case
    first = [voltage.PICTURE, cycle.PICTURE] if case.surface.shows_cycles else []
    dimension = case.geometry.resolved_body.mesh_dimension
    further = [] if dimension == 1 else [directions.PICTURE]
    if dimension == 2 and case.output.fields:
        further.append(shape.PICTURE)
    return (*first, *(OF_PRODUCT if case.is_single_phase else OF_FRONT), *further)


def draw_pictures(record: Record) -> Sequence[Drawn]:
    """Write all pictures as PNG and SVG into the folder of the run; returns them in their order."""
    with style.applied():
        drawn = [Drawn(picture, picture.draw(record)) for picture in pictures_of(record)]
        for each in drawn:
            style.save(each.drawing, record.folder.path / each.picture.name)
    return drawn
