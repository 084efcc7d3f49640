import numpy as np
import pytest
from matplotlib.image import imread

from chemomech.compare.relative_growth import REFERENCE, plot_growth, relative_growth
from chemomech.results.record import Record


@pytest.mark.parametrize(("A", "B", "slope"), [(2000.0, 0.0, 1.0), (0.0, 30000.0, 0.5)])
def test_a_pure_regime_is_a_straight_line_through_the_reference(make, A, B, slope):
    time, depth = relative_growth(Record.read(make("film", A=A, B=B)))
    # linear interpolation between the steps finds the reference, so a curved front meets it nearly
    assert depth == pytest.approx(REFERENCE * time**slope, rel=2e-3)


def test_curves_begin_with_the_growth_law_or_else_after_the_ramp(make):
    record = Record.read(make())
    assert relative_growth(record)[1][0] == pytest.approx(
        np.interp(record.kinetics["range_s"][0], record.time, record.depth) / record.size
    )
    undetermined = Record.read(make(rows=40, name="undetermined"))
    assert relative_growth(undetermined)[1][0] == pytest.approx(4.0 / 50.0)


def test_runs_are_drawn_with_their_labels(make, texts, tmp_path):
    folders = [make(shape, name=shape) for shape in ("film", "wire", "particle")]
    plot_growth(folders, ["film", "wire", "50 $ a particle_$"], tmp_path / "growth.png")
    found = texts(tmp_path / "growth.svg")
    assert {"slope 1", "slope 1/2", "film", "wire"} <= found
    assert "Relative front depth $L/R$" in found
    assert any("particle" in text for text in found)
    assert imread(tmp_path / "growth.png").shape[1] > 1000


def test_a_shallow_front_cannot_be_compared(make, tmp_path):
    folder = make(rows=2)
    with pytest.raises(ValueError, match=r"run: the front is not 0\.1 of the size deep"):
        plot_growth([folder], ["shallow"], tmp_path / "growth.png")


def test_there_is_one_label_a_run(make, tmp_path):
    with pytest.raises(ValueError, match="zip"):
        plot_growth([make()], ["one", "two"], tmp_path / "growth.png")
    assert not (tmp_path / "growth.png").exists()
