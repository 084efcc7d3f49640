import numpy as np
import pytest

from chemomech.deformed.colours import Colours
from chemomech.deformed.grid import Grid
from chemomech.deformed.whole_body import Body, body_of
from chemomech.render.display import display
from chemomech.render.scene import View, draw, view_of


@pytest.fixture
def square():
    """From 0 to 10 nm, twice as large when deformed; content 1, no front."""
    corners = np.array([[0.0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 0]])
    ones = np.ones(4)
    return Body(
        Grid(corners, corners, np.array([[0, 1, 2], [0, 2, 3]]), {"content": ones, "order_parameter": ones}), None
    )


def test_pixels_are_where_the_body_is_in_nanometres(square):
    view = View((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (-10.0, 40.0, -10.0, 30.0))
    with display():
        image = draw(square, "content", Colours("viridis", 0.0, 1.0), view, height=400)
    assert image.shape == (400, 500, 3)

    def pixel(x, y):
        return image[round((30 - y) * 10), round((x + 10) * 10)]

    for x, y in [(1, 1), (15, 5), (19, 19)]:
        assert pixel(x, y) == pytest.approx([253, 231, 37], abs=3)
    for x, y in [(-1, 5), (21, 5), (10, 21), (10, -1)]:
        assert list(pixel(x, y)) == [255, 255, 255]
    assert pixel(10, 5).max() < 200, "the outline before the reaction"


def test_a_view_has_room_for_the_body_before_and_after(square):
    left, right, bottom, top = view_of(square).around([square], margin=0).extent
    assert (left, right, bottom, top) == pytest.approx((0, 20, 0, 20))


@pytest.mark.parametrize("shape", ["ellipsoid", "cube"])
def test_one_looks_into_the_opened_side(series, shape):
    opened = series(shape)
    body = body_of(opened.case, opened.grid(-1))
    towards = view_of(body).towards
    assert (towards > 0).all()
    assert np.linalg.norm(towards) == pytest.approx(1)
    with display():
        image = draw(body, "content", Colours("viridis", 0.0, 1.0), view_of(body).around([body]), height=200)
    host = np.abs(image.astype(int) - [68, 1, 84]).max(axis=2) < 12
    assert host.mean() > 0.01, "the host inside is seen"
