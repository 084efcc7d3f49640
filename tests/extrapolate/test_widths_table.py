import io

from rich.console import Console

from chemomech.extrapolate.extrapolation_folder import StudyFolder
from chemomech.extrapolate.study import MAIN_RESULTS, Study
from chemomech.extrapolate.widths_table import cells, remarks, show


def study(depths: list[float], *statuses: str) -> Study:
    others = {result.key: 1.0 for result in MAIN_RESULTS}
    summaries = [
        others | {"front_depth_m": depth, "status": status} for depth, status in zip(depths, statuses, strict=True)
    ]
    return Study.of("A [bold] particle", [1e-9, 0.5e-9, 0.25e-9], summaries)


def test_a_column_holds_values_order_limit_and_error_bar():
    found = study([20e-9, 18e-9, 17e-9], "arrested", "arrested", "arrested")
    assert cells(found.dependences[1]) == ("20", "18", "17", "1.00", "16", "1")
    assert cells(found.dependences[0]) == ("1", "1", "1", "–", "1", "0")


def test_what_does_not_converge_has_no_limit_but_a_remark():
    found = study([20e-9, 18e-9, 15e-9], "arrested", "arrested", "arrested")
    assert cells(found.dependences[1])[-3:] == ("–", "–", "–")
    assert any(remark.startswith("front depth: not converging yet") for remark in remarks(found))


def test_runs_that_cannot_be_compared_are_shown_with_the_reason():
    found = study([20e-9, 18e-9, 17e-9], "reacted", "arrested", "arrested")
    assert cells(found.dependences[1]) == ("20", "18", "17", "–", "–", "–")
    assert remarks(found) == [found.message]


def test_the_table_names_the_widths_and_the_folder(tmp_path):
    text = io.StringIO()
    found = study([20e-9, 18e-9, 17e-9], "arrested", "arrested", "arrested")
    show(found, StudyFolder(tmp_path / "out"), Console(file=text, width=160))
    for part in ("A [bold] particle", "front depth", "l = 1 nm", "l = 0.25 nm", "l = 0", "error bar", "results: "):
        assert part in text.getvalue()
