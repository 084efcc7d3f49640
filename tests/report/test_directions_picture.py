import numpy as np
import pytest

from chemomech.figures import style
from chemomech.report import directions_picture as directions
from chemomech.report import numbers
from chemomech.report.pictures import pictures_of
from chemomech.results.record import Record
from tests.support.cases import WIRE, case_of


@pytest.fixture
def crossed(record):
    """The record of a cross-section that swells most along y."""
    case = case_of(
        WIRE.replace("constraint:", "resolved: cross-section, constraint:"),
        "crystal={axis: [1,1,0], in_plane: [0,0,1]}",
    )
    history = record.history.assign(
        stretch_x=1.2, stretch_y=1.9, stretch_z=np.nan, stretch_diagonal=1.5, front_depth_x=11.0, front_depth_y=39.0
    )
    return Record(record.folder, record.summary, history, record.profiles, case, "")


def test_a_radial_run_has_no_directions(record):
    assert record.case.geometry.resolved_body.rays == {}
    assert directions.PICTURE not in pictures_of(record)
    assert all(row.name != "Stretch" for row in numbers.main_numbers(record))


def test_a_meridian_has_r_and_z():
    ellipsoid = case_of(
        WIRE.replace(
            "wire, diameter: 24 nm, constraint: generalised plane strain",
            "ellipsoid, semi_axis_along: 20 nm, semi_axis_across: 12 nm",
        )
    )
    assert ellipsoid.geometry.resolved_body.rays == {"x": "r", "y": "z", "diagonal": "diagonal"}


def test_depths_and_stretches_of_the_rays(crossed):
    with style.applied():
        depths, stretches = directions.draw(crossed).axes
    assert [line.get_label() for line in stretches.lines] == ["$x$", "$y$", "diagonal"]
    assert [line.get_ydata()[-1] for line in stretches.lines] == [1.2, 1.9, 1.5]
    assert [line.get_ydata()[-1] for line in depths.lines[:2]] == [11, 39]


def test_the_caption_knows_the_crystal(crossed):
    assert directions.PICTURE in pictures_of(crossed)
    assert "[0 0 1] along x and [1 1 0] along z" in directions.caption(crossed)


def test_the_table_has_them(crossed):
    rows = numbers.main_numbers(crossed)
    (first,) = [number for number, row in enumerate(rows) if row.name == "Stretch"]
    assert [(row.value, row.remark) for row in rows[first : first + 2]] == [
        ("1.2", "along x; front at 11 nm"),
        ("1.9", "along y; front at 39 nm"),
    ]
