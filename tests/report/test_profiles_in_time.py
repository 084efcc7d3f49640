import pytest

from chemomech.report.profiles_in_time import BOLD, MOST_POINTS, MOST_TIMES, profiles_plot
from chemomech.results.record import Record


@pytest.fixture
def plot(record):
    return profiles_plot(record)


def test_a_list_and_a_slider_choose_quantity_and_time(plot):
    quantities, times = plot.controls
    assert (quantities.kind, times.kind) == ("list", "slider")
    assert [option.name for option in quantities.options][:2] == ["Order parameter", "Carrier content"]
    assert len(times.options) == len(plot.traces) <= MOST_TIMES
    assert times.chosen == len(times.options) - 1


def test_the_slider_makes_one_line_bold(plot):
    for number, option in enumerate(plot.controls[1].options):
        assert [width == BOLD for width in option.traces["line.width"]].index(True) == number


def test_curves_are_means_over_cells_and_bounded(plot, record):
    assert all(len(trace["x"]) == len(trace["y"]) <= MOST_POINTS for trace in plot.traces)
    hoop = next(option for option in plot.controls[0].options if option.name == "Hoop stress")
    assert hoop.traces["y"][-1][-1] == pytest.approx(1, abs=0.05)


def test_no_profile_no_plot(make):
    folder = make()
    folder.profiles.unlink()
    assert profiles_plot(Record.read(folder)) is None
