"""Pictures hold the numbers of the table, on the axes of the sweep file."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from chemomech.commands.cli import main
from chemomech.figures import style
from chemomech.sweep.definition import Definition
from chemomech.sweep.plan import load_plan
from chemomech.sweep.plots.axes import edges
from chemomech.sweep.plots.critical import brackets, critical_size
from chemomech.sweep.plots.heat_map import heat_map
from chemomech.sweep.plots.lines import lines
from chemomech.sweep.plots.maps import MAPS
from chemomech.sweep.plots.plot_data import Data, PlotUnusable
from chemomech.sweep.store import Planned, Store
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.sweep.task import Record
from tests.support.sweeps import BASE, results

STRENGTH = "material.override.plasticity.yield_strength.product"
DIAMETER, RATE = "geometry.diameter", "interface.rate_constant"
SWEEP = f"""\
title: Particles
base: base.yaml
axes:
  grid:
    {DIAMETER}: {{log: [40 nm, 160 nm], points: 3}}
    KEY: VALUES
published:
  - label: a particle
    source: somebody
    at: {{{DIAMETER}: [50 nm, 100 nm], {STRENGTH}: 1 GPa}}
    observed: {{reacted_fraction: 0.5}}
  - {{label: a film, source: nobody, at: {{geometry.thickness: 90 nm}}}}
"""


def folder_of(path: Path, key: str, values: str, outcome) -> SweepFolder:
    """A sweep over diameter and another key, whose points ended as ``outcome`` of the two numbers says."""
    (path / "base.yaml").write_text(BASE.replace("film, thickness: 30 nm", "particle, diameter: 60 nm"))
    (path / "sweep.yaml").write_text(SWEEP.replace("KEY", key).replace("VALUES", values))
    plan, folder = load_plan(path / "sweep.yaml"), SweepFolder(path / "out")
    folder.create(overwrite=False)
    with closing(Store(folder.store, create=True)) as store:
        store.plan([Planned(p.case_hash, {s.key: s.value for s in p.settings}) for p in plan.points])
        store.describe(Definition.of_plan(plan).to_json())
        for point in store.points():
            numbers = [float(str(value).split()[0]) for value in point.parameters.values()]
            status, given = outcome(*numbers)
            store.record(Record(point.number, point.case_hash, 1, status, "", 1.0, results(**given)))
    return folder


@pytest.fixture
def strengths(tmp_path):
    """Particles react fully below a diameter of 100 nm GPa over the yield strength, the others in part."""

    def outcome(diameter, strength):
        full = diameter * strength < 100
        return ("reacted" if full else "arrested"), {"reacted_fraction": 1.0 if full else 30 / diameter / strength}

    return folder_of(tmp_path, STRENGTH, "[0.5 GPa, 1 GPa, 2 GPa]", outcome)


@pytest.fixture
def rates(tmp_path):
    """An exponent that depends on the product of diameter and rate constant."""

    def outcome(diameter, rate):
        return "reacted", {"exponent": 1 / (1 + diameter * rate / 1000), "regime": "mixed" if rate < 5 else "diffusion"}

    return folder_of(tmp_path, RATE, "{log: [0.1 nm/s, 100 nm/s], points: 4}", outcome)


def drawn(draw, *arguments):
    with style.applied():
        drawing = draw(*arguments)
        drawing.draw_without_rendering()
    return drawing


def test_a_heat_map_shows_the_numbers_of_the_table_on_the_axes_of_the_sweep(rates):
    data = Data.of(rates)
    axes, bar = drawn(heat_map, data, DIAMETER, RATE, "exponent", "n").axes
    (mesh,) = (each for each in axes.collections if each.get_array() is not None)
    shown = np.asarray(mesh.get_array()).reshape(4, 3)
    expected = 1 / (1 + np.outer([0.1, 1, 10, 100], [40, 80, 160]) / 1000)
    np.testing.assert_allclose(shown, expected)
    assert {text.get_text() for text in axes.texts} >= {f"{value:.2f}" for value in expected.flat}
    assert axes.get_xscale() == axes.get_yscale() == "log"
    assert axes.get_xlabel() == "Diameter $d$ [nm]"
    assert axes.get_ylabel() == "Rate constant $k$ [nm/s]"
    assert bar.get_ylabel() == "Exponent $n$"


def test_words_are_shown_as_colours_with_names(rates):
    data = Data.of(rates)
    axes, bar = drawn(heat_map, data, DIAMETER, RATE, "regime", "regime").axes
    assert [text.get_text() for text in bar.get_yticklabels()] == ["diffusion", "mixed"]
    (mesh,) = (each for each in axes.collections if each.get_array() is not None)
    np.testing.assert_array_equal(np.asarray(mesh.get_array()).reshape(4, 3)[:, 0], [1, 1, 0, 0])


def test_points_that_form_no_grid_are_dots(rates):
    data = Data.of(rates)
    some = Data(data.definition, data.points.iloc[[0, 5, 6, 11]].reset_index(drop=True))
    axes, _ = drawn(heat_map, some, DIAMETER, RATE, "exponent", "n").axes
    (dots,) = (each for each in axes.collections if each.get_array() is not None)
    np.testing.assert_allclose(np.asarray(dots.get_offsets()), some.points[[DIAMETER, RATE]])
    np.testing.assert_allclose(dots.get_array(), some.points["exponent"])


def test_a_point_that_is_missing_is_a_grey_cell(rates):
    data = Data.of(rates)
    some = Data(data.definition, data.points.drop(index=[4]).reset_index(drop=True))
    axes, _ = drawn(heat_map, some, DIAMETER, RATE, "exponent", "n").axes
    (mesh,) = (each for each in axes.collections if each.get_array() is not None)
    assert np.argwhere(np.ma.getmaskarray(mesh.get_array()).reshape(4, 3)).tolist() == [[0, 1]]
    assert "–" in {text.get_text() for text in axes.texts}


def test_what_else_is_varied_is_averaged_and_that_is_said(rates):
    data = Data.of(rates)
    twice = Data(data.definition, data.points.loc[data.points.index.repeat(2)].reset_index(drop=True))
    twice.points.loc[1::2, "exponent"] += 0.2
    axes, _ = drawn(heat_map, twice, DIAMETER, RATE, "exponent", "n").axes
    (mesh,) = (each for each in axes.collections if each.get_array() is not None)
    assert np.asarray(mesh.get_array()).flat[0] == pytest.approx(data.points["exponent"][0] + 0.1)
    assert "mean" in axes.get_title(loc="left")


def test_published_points_lie_where_they_belong_in_the_colour_of_what_was_observed(strengths):
    drawing = drawn(heat_map, Data.of(strengths), DIAMETER, STRENGTH, "reacted_fraction", "xi")
    axes, _ = drawing.axes
    (marker,) = {tuple(line.get_xydata()[0]) for line in axes.lines if line.get_marker() == "o"}
    assert marker == pytest.approx((100, 1.0))
    (mesh,) = (each for each in axes.collections if each.get_array() is not None)
    fill = next(line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o")
    assert fill == mesh.cmap(mesh.norm(0.5))
    assert drawing.get_supxlabel() == "1  a particle: 0.5  (somebody)"


def test_lines_are_drawn_for_every_value_of_the_other_key(rates):
    axes = drawn(lines, Data.of(rates), RATE, "exponent", "n").axes[0]
    assert len(axes.lines) == 3
    for line, diameter in zip(axes.lines, (40, 80, 160), strict=True):
        np.testing.assert_allclose(line.get_xdata(), [0.1, 1, 10, 100])
        np.testing.assert_allclose(line.get_ydata(), 1 / (1 + diameter * np.array([0.1, 1, 10, 100]) / 1000))
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["40", "80", "160"]


def test_the_critical_size_lies_between_full_and_partial_reaction(strengths):
    data = Data.of(strengths)
    assert brackets(data, STRENGTH, DIAMETER) == [(0.5, 160.0, None), (1.0, 80.0, 160.0), (2.0, 40.0, 80.0)]
    axes = drawn(critical_size, data, STRENGTH, DIAMETER, "critical").axes[0]
    middle = next(line for line in axes.lines if line.get_marker() == "o" and len(line.get_xdata()) == 2)
    np.testing.assert_allclose(middle.get_xydata(), [[1.0, np.sqrt(80 * 160)], [2.0, np.sqrt(40 * 80)]])
    (arrow,) = (line for line in axes.lines if line.get_marker() == "^")  # beyond the largest size, where nothing lies
    assert arrow.get_xydata() == pytest.approx(np.array([[0.5, 160 * np.sqrt(1.5)]]))
    assert axes.get_ylim()[1] > 160 * np.sqrt(1.5)


def test_cells_end_half_way_on_the_scale_of_their_axis():
    np.testing.assert_allclose(edges(np.array([1.0, 2.0, 4.0]), "linear"), [0.5, 1.5, 3.0, 5.0])
    np.testing.assert_allclose(edges(np.array([1.0, 100.0]), "log"), [0.1, 10.0, 1000.0])
    np.testing.assert_allclose(edges(np.array([3.0]), "linear"), [1.5, 4.5])


def test_all_maps_that_fit_are_written(strengths, capsys):
    assert main(["sweep", "plot", str(strengths.path)]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.split()] == ["arrested.png", "critical-diameter.png"]
    for name in ("arrested", "critical-diameter"):
        for kind in (".png", ".svg"):
            assert (strengths.maps / f"{name}{kind}").stat().st_size > 5000


def test_any_result_over_any_keys(rates, capsys):
    arguments = ["sweep", "plot", str(rates.path), "--x", RATE, "--value", "exponent"]
    assert main(arguments) == 0
    assert main([*arguments, "--y", DIAMETER]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.split()] == [
        "exponent-over-rate-constant.png",
        "exponent-over-rate-constant-diameter.png",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["exponents"], "did you mean 'exponent'"),
        (["arrested"], "the yield strength to be varied"),
        (["--x", "geometry.radius"], "geometry.radius is not varied"),
        (["--x", RATE, "--value", "expnent"], "did you mean 'exponent'"),
        (["--x", RATE, "--value", "regime"], "cannot be drawn as a line"),
        (["--x", RATE, "--y", RATE], "choose two"),
        (["--x", RATE, "--y", DIAMETER, "--value", "core_pressure"], "no point of this sweep has it"),
        (["exponent", "--x", RATE], "not both"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(rates, capsys, arguments, words):
    assert main(["sweep", "plot", str(rates.path), *arguments]) == 2
    (message,) = capsys.readouterr().err.splitlines()
    assert words in message


def test_a_sweep_without_a_point_that_ended_well_is_told(tmp_path):
    folder = folder_of(tmp_path, RATE, "[1 nm/s, 2 nm/s]", lambda diameter, rate: ("failed", {}))
    with pytest.raises(PlotUnusable, match="no point has ended well"):
        Data.of(folder)


def test_every_ready_made_map_says_what_it_needs(rates):
    data = Data.of(rates)
    assert {name for name, each in MAPS.items() if each.keys(data)} == {"exponent", "intrinsic-exponent"}
