"""The report of a run in a real browser, without a network: nothing missing, nothing fetched, nothing said."""

import pytest

from chemomech.report import write_report
from tests.support.bodies import series
from tests.support.browser import DESKTOP, PHONE, opened
from tests.support.synthetic import write_run

__all__ = ["series"]

SHOWN = """
return [...document.querySelectorAll(".js-plotly-plot")].map((panel) => ({
  curves: panel.querySelectorAll(".scatterlayer .trace").length,
  canvases: panel.querySelectorAll("canvas").length,
  points: panel._fullData.map((trace) => (trace.x || []).length),
}));"""
STILL = "return [...document.images].map((image) => [image.naturalWidth, image.checkVisibility()]);"
HOSTILE = "<script>document.title='1'</script> & <img src=x onerror=alert(1)> {{ 7*7 }} $<b>$"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """The page of a radial run with a title from a stranger, opened."""
    folder = write_run(tmp_path_factory.mktemp("browsed"), title=HOSTILE)
    write_report(folder)
    browser.resize(DESKTOP)
    browser.open(folder.report)
    return folder.report


def test_every_plot_is_drawn_with_data_and_no_complaint(browser, page):
    plots = browser.ask(SHOWN)
    assert len(plots) == 2 + 1 + 1 + 2 + 2
    assert all(plot["curves"] > 0 and max(plot["points"]) > 10 for plot in plots)
    assert browser.complaints() == []
    assert browser.fetched() == []


def test_the_pictures_are_there_but_not_seen(browser, page):
    pictures = browser.ask(STILL)
    assert len(pictures) == 5
    assert all(width > 0 and not visible for width, visible in pictures)


def test_a_stranger_s_title_is_text(browser, page):
    assert browser.ask("return document.querySelector('h1').textContent") == HOSTILE
    assert browser.ask("return document.title") == HOSTILE
    assert browser.ask("return document.querySelectorAll('img[src=x]').length") == 0


def test_the_slider_moves_along_time_and_the_list_changes_the_quantity(browser, page):
    widths = "return document.querySelector('input[type=range]').closest('.plots').querySelector('.js-plotly-plot')"
    move = """
    const control = document.querySelector(arguments[0]);
    control.value = arguments[1];
    control.dispatchEvent(new Event(arguments[2]));"""
    browser.ask(move, "input[type=range]", "0", "input")
    bold = browser.ask(f"{widths}._fullData.map((trace) => trace.line.width > 2);")
    assert bold == [True] + [False] * (len(bold) - 1)
    assert "front 8.62 nm" in browser.ask("return document.querySelector('output').textContent")
    names = browser.ask("return [...document.querySelector('select').options].map((option) => option.text);")
    browser.ask(move, "select", str(names.index("Hoop stress")), "change")
    assert browser.ask(f"{widths}._fullLayout.yaxis.title.text;").startswith("Hoop stress σ<sub>θθ</sub>")
    assert browser.ask(f"{widths}._fullData[0].y[0];") == pytest.approx(0.0, abs=0.02)
    assert browser.complaints() == []


def test_a_phone_shows_it_in_one_column(browser, page):
    browser.resize(PHONE, phone=True)
    browser.open(page)
    try:
        assert browser.overflow() <= 0
        sides = browser.ask(
            "return [...document.querySelectorAll('.js-plotly-plot .main-svg')].map((panel) => "
            "[panel.getBoundingClientRect().left, panel.getBoundingClientRect().right]);"
        )
        assert all(left >= 0 and right <= PHONE[0] for left, right in sides)
        assert browser.complaints() == []
    finally:
        browser.resize(DESKTOP)
        browser.open(page)


def test_paper_shows_the_pictures_and_the_case(browser, page):
    assert browser.printed().startswith(b"%PDF")
    assert browser.ask("return document.querySelector('details').open;")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert all(width > 0 and visible for width, visible in browser.ask(STILL))
        drawn = "return [...document.querySelectorAll('.js-plotly-plot')].some((panel) => panel.checkVisibility());"
        assert not browser.ask(drawn)
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_webgl_there_is_the_picture(series, tmp_path):
    shown = series("cross-section")
    write_report(shown.folder)
    with opened(tmp_path, "--disable-3d-apis") as browser:
        browser.open(shown.folder.report)
        assert browser.ask("return document.querySelector('figure img').checkVisibility();")
        assert len(browser.ask(SHOWN)) > 5


@pytest.mark.parametrize("shape", ["cross-section", "ellipsoid", "cube"])
def test_a_body_can_be_turned_and_coloured(browser, series, shape):
    shown = series(shape)
    write_report(shown.folder)
    browser.open(shown.folder.report)
    body = "document.querySelector('.js-plotly-plot')"
    kinds = browser.ask(f"return {body}._fullData.map((trace) => trace.type);")
    assert kinds[0] == "mesh3d"
    assert kinds[-1] == "scatter3d"
    assert browser.ask(f"return {body}._fullData[0].i.length;") > 10
    assert browser.ask(f"return {body}.querySelectorAll('canvas').length;") > 0
    names = browser.ask("return [...document.querySelector('select').options].map((option) => option.text);")
    assert {"Carrier content", "Mean stress [GPa]"} <= set(names)
    browser.ask(
        "const list = document.querySelector('select'); list.value = arguments[0];"
        "list.dispatchEvent(new Event('change'));",
        names.index("Mean stress [GPa]"),
    )
    low, high = (browser.ask(f"return {body}._fullLayout.coloraxis.c{end};") for end in ("min", "max"))
    assert low == -high
    kept = browser.ask("return [...document.images].map((image) => image.naturalWidth);")
    assert len(kept) >= 6
    assert all(kept)  # a body that has no picture leaves one for print
    assert browser.complaints() == []
    assert browser.fetched() == []
