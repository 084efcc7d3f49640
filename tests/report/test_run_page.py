"""The page, read as a browser would."""

import base64
import gzip
import json
import re
from html.parser import HTMLParser

import pytest

from chemomech.case import load_case
from chemomech.figures.packed import plotly_library
from chemomech.report.run_page import write_page
from chemomech.results.record import Record

HOSTILE = "<script>alert('1')</script> & \"$x$\" </title> {{ 7*7 }} $\\frac{1"


class Page(HTMLParser):
    """Elements, texts by element and every address the page refers to."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.addresses, self.texts, self._open = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self._open.append(tag)
        self.attributes += [name for name, _ in attributes]
        self.addresses += [value for name, value in attributes if name in {"src", "href", "srcset", "action", "data"}]

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        self.texts.append((self._open[-1] if self._open else "", data.strip()))

    def text(self, tag):
        return " ".join(data for name, data in self.texts if name == tag and data)


def parsed(folder):
    return Page(folder.report.read_text(encoding="utf-8"))


def plots_of(folder):
    packed = re.search(r'id="plots">(.*?)</script>', folder.report.read_text(encoding="utf-8"))[1]
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_the_page_stands_alone(reported):
    page = parsed(reported)
    assert len(page.addresses) == 6
    assert page.addresses[0] == "data:,"
    assert all(address.startswith("data:image/svg+xml;base64,") for address in page.addresses[1:])
    assert base64.b64decode(page.addresses[1].partition(",")[2]) == (reported.path / "front.svg").read_bytes()
    text = reported.report.read_text(encoding="utf-8")
    for forbidden in ("http://", "https://", "@import", "url(", "fetch(", "XMLHttpRequest"):
        assert forbidden not in text
    assert "default-src 'none'" in text


def test_the_page_has_the_library_once_and_is_bounded(reported):
    text = reported.report.read_text(encoding="utf-8")
    assert text.count(plotly_library()) == 1
    assert len(text) < len(plotly_library()) + 1_000_000


def test_plots_show_what_the_pictures_show(reported):
    record = Record.read(reported)
    plots = plots_of(reported)
    assert len(plots) == 2 + 1 + 1 + 2 + 2
    front = next(trace for trace in plots[0]["traces"] if trace["name"] == "front")
    assert front["y"] == pytest.approx(record.depth, rel=1e-5)
    assert plots[0]["layout"]["xaxis"]["title"]["text"] == "Time t [min]"
    assert plots[1]["layout"]["xaxis"]["type"] == plots[1]["layout"]["yaxis"]["type"] == "log"


def test_a_hostile_title_is_text(make):
    folder = make(title=HOSTILE)
    write_page(Record.read(folder), ())
    page = parsed(folder)
    assert "script" not in page.elements
    assert page.text("h1") == HOSTILE
    assert page.text("title") == HOSTILE
    assert load_case(folder.case).title == HOSTILE
    assert "<script>alert(" in page.text("pre")


def test_hostile_results_are_text(make):
    folder = make(status='failed" onload="x', message="<b>at t = 3 s</b>", versions={"<i>": "<u>"})
    write_page(Record.read(folder), ())
    page = parsed(folder)
    assert "<b>at t = 3 s</b>" in page.text("p")
    assert page.text("th").count("<i>") == page.text("td").count("<u>") == 1
    assert not {"b", "i", "u"} & set(page.elements)
    assert "onload" not in page.attributes


def test_results_without_control_characters(make):
    """Of a summary that is not this program's own."""
    folder = make(message="at \x1b[2J t\n= \x9b 3 s", versions={"\u202ea": "\a"})
    write_page(Record.read(folder), ())
    page = parsed(folder)
    assert "t \\x1b[2J t\n= \\x9b 3 s" in page.text("p")
    assert "\\u202ea" in page.text("th")
    assert folder.report.read_text(encoding="utf-8").replace("\n", "").isprintable()


def test_the_status_is_one_sentence_with_human_units(reported):
    text = parsed(reported).text("p")
    assert "The front has come to rest. After" in text
    assert "min the front is 40 nm deep and 96 % of the host has reacted." in text


def test_the_tables_hold_the_main_numbers(reported):
    cells = parsed(reported).text("td")
    for entry in ("40 nm", "1.51 GPa", "724 MPa", "96 %", "1.88 × 10⁻¹¹", "12.3 s", "interface-controlled", "0.97"):
        assert entry in cells


def test_the_case_is_complete_with_its_materials_folded(reported):
    page = parsed(reported)
    assert "details" in page.elements
    lines = page.text("pre").split()
    assert sorted(lines) == sorted(reported.case.read_text(encoding="utf-8").split())


def test_pictures_have_captions_and_alternatives(reported):
    page = parsed(reported)
    assert page.elements.count("figcaption") == page.elements.count("img") == page.attributes.count("alt") == 5
    assert "limited by diffusion slope 1/2" in page.text("figcaption")
    assert "Profiles over the undeformed host" in page.text("span")


def test_the_page_fits_a_phone(reported):
    text = reported.report.read_text(encoding="utf-8")
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert "overflow-x: auto" in text
