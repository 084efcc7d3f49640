import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from chemomech.figures import style
from chemomech.observe.quantity_table import HISTORY


def lightness(colour):
    """Relative luminance as a grey printer gives it."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(colour)]
    return 116 * np.dot([0.2126, 0.7152, 0.0722], linear) ** (1 / 3) - 16


def test_times_run_from_light_to_dark_in_grey():
    steps = np.diff([lightness(colour) for colour in style.sequence(6)])
    assert (steps < -5).all()


def test_lines_differ_in_grey_and_in_dashes():
    assert (np.diff([lightness(line["color"]) for line in style.LINES[:4]]) > 8).all()
    assert len({str(line["linestyle"]) for line in style.LINES}) == len(style.LINES)


def test_the_look_is_not_left_behind():
    before = dict(mpl.rcParams)
    with style.applied():
        assert mpl.rcParams["font.size"] == 8
        assert mpl.rcParams["axes.spines.top"] is False
    assert dict(mpl.rcParams) == before


def test_labels_carry_symbol_and_unit():
    assert style.label(HISTORY["time"], "us") == "Time $t$ [µs]"
    assert style.label(HISTORY["front_depth"], name="Depth") == "Depth $L$ [nm]"


@pytest.mark.parametrize(("low", "high"), [(0.2, 0.9), (-3.0, -1.0), (-1.0, 2.0), (0.0, 0.0)])
def test_there_is_room_on_both_sides_of_zero(low, high):
    with style.applied():
        _, (axes,) = style.figure(2.0, columns=1)
        axes.plot([0, 1], [low, high])
        style.zero_line(axes)
        bottom, top = axes.get_ylim()
    assert bottom < min(low, 0)
    assert top > max(high, 0)


@pytest.mark.parametrize(
    ("high", "expected"), [(4.0, {"1", "1.5", "2", "3", "4"}), (60.0, {"1", "2", "5", "10", "20", "50"})]
)
def test_short_logarithmic_axes_have_ticks_between_the_powers_of_ten(high, expected):
    with style.applied():
        drawing, (axes,) = style.figure(2.0, columns=1)
        axes.set(xscale="log", xlim=(1, high))
        style.log_ticks(axes.xaxis, 1.0, high)
        drawing.draw_without_rendering()
        inside = {t.label1.get_text() for t in axes.xaxis.get_major_ticks() if 1 <= t.get_loc() <= high}
    assert inside == expected
    assert not any(t.label1.get_text() for t in axes.xaxis.get_minor_ticks())


@pytest.mark.parametrize("decades", [1.0, 3.0])
def test_slopes_are_drawn_as_slopes_inside_the_panel(decades):
    with style.applied():
        _, (axes,) = style.figure(2.0, columns=1)
        axes.set(xscale="log", yscale="log", xlim=(1, 10**decades), ylim=(1, 50))
        style.slopes(axes, (1.0, 0.5))
    for line, slope in zip(axes.lines, (1.0, 0.5), strict=True):
        x, y = np.log(line.get_xdata()), np.log(line.get_ydata())
        assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(slope)
        assert np.exp(x[1]) < 10**decades
        assert np.exp(y[1]) < 50
