"""The report of a sweep, of points that were never run, in a browser too."""

from contextlib import closing

import pytest

from chemomech.commands.cli import main
from chemomech.sweep.definition import Definition
from chemomech.sweep.page.sweep_page import counts, sentence
from chemomech.sweep.plan import load_plan
from chemomech.sweep.store import Planned, Store
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.sweep.task import Record
from tests.support.browser import opened, serves_phone_and_paper
from tests.support.cases import WIRE

HOSTILE = "<script>alert(1)</script> & {{ 7*7 }}"
GRID = """\
grid:
    geometry.diameter: [20 nm, 40 nm, 80 nm]
    interface.rate_constant: [0.1 nm/s, 0.2 nm/s]
"""
HYPERCUBE = """\
latin_hypercube:
    samples: 6
    over: {geometry.diameter: {log: [20 nm, 80 nm]}, interface.rate_constant: {linear: [0.1 nm/s, 0.2 nm/s]}}
"""
ALONE = "grid: {geometry.diameter: [20 nm, 30 nm, 40 nm, 50 nm, 60 nm, 80 nm]}\n"
PUBLISHED = """\
published:
  - {label: a wire, source: somebody, at: {geometry.diameter: [20 nm, 40 nm]}, observed: {reacted_fraction: 0.5}}
"""

TITLE_AND_TICKS = """
const panel = document.querySelector(".js-plotly-plot");
const bottoms = [...panel.querySelectorAll(".xtick text")].map((text) => text.getBoundingClientRect().bottom);
return [panel.querySelector(".xtitle").getBoundingClientRect().top, Math.max(...bottoms)];"""
"""Pixels from the top."""


def swept(parent, axes=GRID):
    """A sweep of six points: four ended, the fifth failed, the last is to be run."""
    parent.mkdir(exist_ok=True)
    (parent / "base.yaml").write_text(WIRE, encoding="utf-8")
    file = parent / "sweep.yaml"
    text = f"title: '{HOSTILE}'\nbase: base.yaml\naxes:\n  {axes}results: [reacted_fraction, front_depth, regime]\n"
    file.write_text(text + PUBLISHED, encoding="utf-8")
    plan, folder = load_plan(file), SweepFolder(parent / "results")
    folder.create(False)
    with closing(Store(folder.store, create=True)) as store:
        store.describe(Definition.of_plan(plan).to_json())
        store.plan([Planned(p.case_hash, {s.key: s.value for s in p.settings}) for p in plan.points])
        for point in store.points()[:5]:
            number = point.number
            results = {"reacted_fraction": 0.1 * number, "front_depth": 10.0 / number, "regime": "diffusion-controlled"}
            status, reason, tries = ("failed", HOSTILE, 2) if number == 5 else ("arrested", "", 1)
            kept = {} if number == 5 else results
            store.record(Record(number, point.case_hash, tries, status, reason, 1.5, kept))
    (folder.point(1).path).mkdir(parents=True)
    (folder.point(2).path).mkdir(parents=True)
    folder.point(2).report.write_text("a report", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = swept(tmp_path_factory.mktemp("sweep"))
    assert main(["report", str(made.path)]) == 0
    return made


def test_how_far_it_is_is_said_in_words(folder):
    points = folder.records()
    assert sentence(points) == "4 of 6 points have results; 1 failed, also with more care; 1 are still to be run."
    told = {row.name: row.value for row in counts(points)}
    assert told == {"arrested": "4", "failed": "1", "waiting": "1", "second tries": "1"}


@pytest.mark.parametrize("axes", [HYPERCUBE, ALONE])
def test_points_that_are_no_grid_are_drawn_too(tmp_path, axes):
    made = swept(tmp_path, axes)
    assert main(["report", str(made.path)]) == 0
    assert 'id="plots"' in (made.path / "report.html").read_text(encoding="utf-8")


def test_a_file_that_is_no_sweep_is_told(tmp_path, capsys):
    (tmp_path / "sweep.sqlite").write_text("no database", encoding="utf-8")
    assert main(["report", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert "sweep.sqlite" in error
    assert error.count("\n") == 1


def test_the_page_in_a_browser(folder, tmp_path):
    page = folder.path / "report.html"
    rows = "return [...document.querySelectorAll('#points tbody tr')].filter((row) => !row.hidden)"
    with opened(tmp_path) as browser:
        browser.open(page)
        assert browser.ask("return document.querySelector('h1').textContent;") == HOSTILE
        assert HOSTILE in browser.ask("return document.querySelector('.checks').textContent;")
        plot = "document.querySelector('.js-plotly-plot')"
        assert browser.ask(f"return {plot}._fullData[0].type;") == "heatmap"
        assert browser.ask(f"return {plot}._fullData[0].z.flat().filter((z) => z !== null).length;") == 4
        title, ticks = browser.ask(TITLE_AND_TICKS)
        assert title > ticks
        widths = browser.ask("return [...document.images].map((image) => image.naturalWidth);")
        assert widths
        assert all(widths)

        links = browser.ask(f"{rows}.map((row) => (row.querySelector('a') || {{}}).href || '');")
        assert links[0].endswith("/points/00001/")
        assert links[1].endswith("/points/00002/report.html")
        assert links[2:] == [""] * 4
        browser.ask("document.querySelectorAll('#points thead button')[4].click();")  # reacted fraction
        browser.ask("document.querySelectorAll('#points thead button')[4].click();")
        assert browser.ask(f"{rows}.map((row) => row.cells[0].textContent);") == ["4", "3", "2", "1", "5", "6"]
        browser.ask(
            "const field = document.getElementById('wanted'); field.value = 'arrested 40';"
            "field.dispatchEvent(new Event('input'));"
        )
        assert sorted(browser.ask(f"{rows}.map((row) => row.cells[0].textContent);")) == ["3", "4"]
        assert browser.ask("return document.getElementById('shown').textContent;") == "2 of 6"
        serves_phone_and_paper(browser, page)
