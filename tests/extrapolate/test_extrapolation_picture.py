import pytest
from matplotlib.image import imread

from chemomech.extrapolate.extrapolation_picture import plot_extrapolation
from chemomech.extrapolate.study import MAIN_RESULTS, Study

WIDTHS = [1e-9, 0.5e-9, 0.25e-9]


def study(*statuses: str) -> Study:
    summaries = [
        {result.key: 1.0 + 1e8 * width for result in MAIN_RESULTS} | {"status": status, "time_s": 50.0}
        for width, status in zip(WIDTHS, statuses, strict=True)
    ]
    return Study.of("a particle", WIDTHS, summaries)


def test_every_result_has_a_panel_and_its_limit(texts, tmp_path):
    plot_extrapolation(study("arrested", "arrested", "arrested"), tmp_path / "picture")
    found = texts(tmp_path / "picture.svg")
    assert {"sharp front", "computed", r"$f_0 + a\,l^{\,p}$", "Interface width $l$ [nm]"} <= found
    assert r"Reacted fraction $\xi$" in found
    assert "Core pressure $p$ [GPa]" in found
    assert imread(tmp_path / "picture.png").shape[1] > 1000


@pytest.mark.parametrize("last", ["completed", "reacted"])
def test_only_what_is_known_is_drawn(texts, tmp_path, last):
    plot_extrapolation(study("reacted", "reacted", last), tmp_path / "picture")
    found = texts(tmp_path / "picture.svg")
    assert "computed" in found
    assert ("sharp front" in found) == (last == "reacted")
    assert ("Time to react $t$ [s]" in found) == (last == "reacted")
