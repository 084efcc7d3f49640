"""Several runs side by side."""

import pandas as pd
import pytest

from chemomech.commands.cli import main
from chemomech.compare.differences import differences
from chemomech.compare.histories import DEFAULT, QUANTITIES, require
from chemomech.compare.runs import short_names
from chemomech.results.result_folder import ResultFolder
from tests.support.browser import opened, serves_phone_and_paper
from tests.support.cases import WIRE, case_of
from tests.support.synthetic import write_run

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    parent = tmp_path_factory.mktemp("runs")
    wires = [write_run(parent, name="slow", A=4000.0), write_run(parent, name="fast & <b>", A=1000.0, title=HOSTILE)]
    return [folder.path for folder in [*wires, write_run(parent, shape="particle", name="particle")]]


@pytest.fixture(scope="module")
def page(runs, tmp_path_factory):
    output = tmp_path_factory.mktemp("out") / "study" / "sizes.html"
    assert main(["compare", *map(str, runs), "--output", str(output)]) == 0
    return output


def test_only_keys_that_differ_are_told_as_the_case_writes_them():
    first, second = (case_of(WIRE, f"interface.rate_constant={k} nm/s", f"title=run {k}") for k in (0.1, 0.2))
    assert differences([first, second]) == {"interface.rate_constant": ["0.1 nm/s", "0.2 nm/s"]}
    assert differences([first, first]) == {}


def test_a_material_differs_by_its_numbers_without_their_sources():
    found = differences(
        [case_of(WIRE), case_of(WIRE, "material.override.plasticity.yield_strength.product.value=2 GPa")]
    )
    assert found == {"material.plasticity.yield_strength.product": ["1.4 GPa", "2 GPa"]}


def test_names_tell_runs_apart(tmp_path):
    assert short_names([tmp_path / "a" / "x", tmp_path / "b" / "x"]) == ["a/x", "b/x"]
    assert short_names([tmp_path / "a" / "x", tmp_path / "b" / "y"]) == ["x", "y"]


def test_names_of_folders_print(tmp_path):
    assert short_names([tmp_path / "a\x1b[2J", tmp_path / "a\n"]) == ["a\\x1b[2J", "a\\n"]


def test_the_table_has_what_differs_and_the_results(page):
    table = pd.read_csv(page.with_suffix(".csv"), index_col=0)
    assert list(table.index) == ["slow", "fast & <b>", "particle"]
    assert list(table["geometry.shape"]) == ["wire", "wire", "particle"]
    assert "interface.rate_constant" not in table
    assert table["Front depth [nm]"].tolist() == pytest.approx([40] * 3)
    assert table["Core pressure [GPa]"].tolist() == pytest.approx([0.724] * 3)


def test_pictures_lie_beside_the_page(page):
    assert {file.name for file in page.parent.iterdir()} == {f"sizes.{kind}" for kind in ("html", "png", "svg", "csv")}


def test_the_page_in_a_browser(page, tmp_path):
    with opened(tmp_path) as browser:
        browser.open(page)
        curves = (
            "return [...document.querySelectorAll('.js-plotly-plot')].map((p) => p._fullData.map((t) => t.x.length));"
        )
        assert browser.ask(curves) == [[120] * 3] * 4
        legend = browser.ask("return [...document.querySelectorAll('.legendtext')].map((text) => text.textContent);")
        assert legend[:3] == ["slow", "fast & <b>", "particle"]
        assert HOSTILE in browser.ask("return document.querySelector('table').textContent;")
        choose = (
            "const list = document.querySelector('select'); list.value = 2; list.dispatchEvent(new Event('change'));"
        )
        browser.ask(choose)
        assert browser.ask("return document.querySelector('.js-plotly-plot')._fullLayout.yaxis.type;") == "log"
        serves_phone_and_paper(browser, page)


def test_quantities_go_by_their_keys_and_by_the_names_of_the_columns():
    names = ["dissipation_rate_of_diffusion", "diffusion_dissipation", "core_pressure"]
    assert require(names) == ["diffusion_dissipation", "core_pressure"]
    assert require([]) == list(DEFAULT)
    assert set(DEFAULT) <= set(QUANTITIES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{0}"], "1 run given: from 2 to 40"),
        (["{0}", "{0}"], "1 run given"),
        (["{0}", "missing"], "missing: no such folder"),
        (["{0}", "."], "holds no results of a run"),
        (["{0}", "{1}", "--quantity", "front_dept"], "did you mean 'front_depth'?"),
    ],
)
def test_bad_input_is_one_sentence(runs, arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["compare", *(word.format(*runs) for word in arguments)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_page_that_cannot_be_written_is_told(runs, tmp_path, capsys):
    (tmp_path / "page.html").mkdir()
    assert main(["compare", *map(str, runs[:2]), "--output", str(tmp_path / "page.html")]) == 2
    assert "page.html: cannot be written (is a directory)" in capsys.readouterr().err


def test_chosen_quantities_are_drawn(runs, tmp_path):
    arguments = ["--quantity", "swelling_ratio", "--output", str(tmp_path)]
    assert main(["compare", *map(str, runs[:2]), *arguments]) == 0
    assert "Swelling ratio" in (tmp_path / "comparison.svg").read_text(encoding="utf-8")


def test_a_run_that_has_not_ended_is_told(runs, tmp_path, capsys):
    folder = write_run(tmp_path, name="going")
    ResultFolder(folder.path).summary.unlink()
    assert main(["compare", str(runs[0]), str(folder.path)]) == 2
    assert "has not ended" in capsys.readouterr().err
