"""Panels of matplotlib as plots."""

import numpy as np
import pytest

from chemomech.figures import style, zoomable


@pytest.fixture
def drawing():
    with style.applied():
        figure, (left, right) = style.figure(2.0)
        left.fill_between([0, 1, 2], [0, 0, 0], [1, 2, 3], color=style.GREY, alpha=0.5, label="area")
        left.plot([0, 1, 2], [1.0, np.nan, 3.0], label="curve <b>", **style.LINES[1])
        left.plot(1, 2, marker="o", markerfacecolor="white", color=style.INK, linestyle="none", label="point")
        left.axhline(0.5, color=style.GREY)
        left.set(xlabel=r"$\lambda$", ylabel="y", xlim=(0, 2), ylim=(-1, 4))
        right.plot(np.logspace(0, 3, 9000), np.logspace(0, 3, 9000))
        right.annotate("1/2", (10.0, 100.0))
        right.set(xscale="log", yscale="log", xlabel="x", ylabel="y", xlim=(1, 1e3), ylim=(1, 1e3))
        yield figure


def test_curves_areas_points_and_rules_are_there(drawing):
    left, _ = zoomable.panels(drawing)
    area, curve, point = left.traces
    assert area["fill"] == "toself"
    assert curve["y"] == [1.0, None, 3.0]
    assert curve["name"] == "curve &lt;b&gt;"
    assert curve["line"]["dash"] not in ("solid", "")
    assert point["marker"]["symbol"] == "circle-open"
    assert left.layout["shapes"][0]["y0"] == 0.5
    assert left.layout["xaxis"]["title"]["text"] == "λ"
    assert left.layout["yaxis"]["range"] == [-1, 4]


def test_logarithmic_axes_count_in_powers_of_ten(drawing):
    _, right = zoomable.panels(drawing)
    assert right.layout["xaxis"]["type"] == "log"
    assert right.layout["xaxis"]["range"] == pytest.approx([0, 3])
    (note,) = right.layout["annotations"]
    assert (note["x"], note["y"]) == pytest.approx((1, 2))


def test_long_curves_are_thinned_and_keep_their_ends(drawing):
    _, right = zoomable.panels(drawing)
    x = right.traces[0]["x"]
    assert len(x) == zoomable.MOST_POINTS
    assert (x[0], x[-1]) == pytest.approx((1, 1000))


def test_panels_that_show_no_curve_are_left_out():
    with style.applied():
        figure, (axes,) = style.figure(2.0, columns=1)
        style.nothing(axes, "nothing")
    assert zoomable.panels(figure) == []
