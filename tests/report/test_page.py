"""The page, read as a browser would."""

import base64
from html.parser import HTMLParser

import pytest

from chemomech.report import write_report

HOSTILE = "<script>alert('1')</script> & \"$x$\" </title> {{ 7*7 }} $\\frac{1"


class Page(HTMLParser):
    """Elements, texts by element and every address the page refers to."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.addresses, self.texts, self._open = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self._open.append(tag)
        self.addresses += [value for name, value in attributes if name in {"src", "href", "srcset", "action", "data"}]

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        self.texts.append((self._open[-1] if self._open else "", data.strip()))

    def text(self, tag):
        return " ".join(data for name, data in self.texts if name == tag and data)


def page_of(folder):
    write_report(folder)
    return Page(folder.report.read_text(encoding="utf-8"))


def test_the_page_stands_alone(make):
    folder = make()
    page = page_of(folder)
    assert len(page.addresses) == 5
    assert all(address.startswith("data:image/svg+xml;base64,") for address in page.addresses)
    assert base64.b64decode(page.addresses[0].partition(",")[2]) == (folder.path / "front.svg").read_bytes()
    text = folder.report.read_text(encoding="utf-8")
    for forbidden in ("http://", "https://", "<script", "<link", "@import", "url("):
        assert forbidden not in text


def test_a_hostile_title_is_text(make):
    page = page_of(make(title=HOSTILE))
    assert "script" not in page.elements
    assert page.text("h1") == HOSTILE
    assert page.text("title") == HOSTILE
    assert HOSTILE.partition("&")[0].strip() in page.text("pre").replace("''", "'")


def test_a_hostile_message_is_text(make):
    page = page_of(make(status='failed" onload="x', message="<b>at t = 3 s</b>"))
    assert "<b>at t = 3 s</b>" in page.text("p")
    assert "b" not in page.elements
    assert "onload" not in page.elements


def test_the_status_is_one_sentence_with_human_units(make):
    page = page_of(make())
    minutes = "min the front is 40 nm deep and 96 % of the host has reacted."
    assert "The front has come to rest. After" in page.text("p")
    assert minutes in page.text("p")


@pytest.mark.parametrize(
    "entry",
    ["40 nm", "1.51 GPa", "724 MPa", "96 %", "1.88 × 10⁻¹¹", "12.3 s", "interface-controlled", "0.97", "3.13.5"],
)
def test_the_tables_hold_the_main_numbers(make, entry):
    assert entry in page_of(make()).text("td")


def test_the_case_is_folded_and_complete(make):
    folder = make()
    page = page_of(folder)
    assert "details" in page.elements
    assert page.text("pre") == folder.case.read_text(encoding="utf-8").strip()


def test_pictures_have_captions_and_alternatives(make):
    folder = make()
    page = page_of(folder)
    assert page.elements.count("figcaption") == page.elements.count("img") == 5
    assert "limited by diffusion slope 1/2" in page.text("figcaption")
    assert 'alt="The front: ' in folder.report.read_text(encoding="utf-8")
