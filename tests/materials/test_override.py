import pytest

from chemomech.input.document import Document
from chemomech.input.errors import Place
from chemomech.input.yaml_reader import parse_document
from chemomech.materials.override import overridden

LIBRARY = """\
name: X
plasticity:
  strength: {law: linear, at_zero: 1 GPa, at_full: 2 GPa, source: a book}
  hardening: {value: 0 GPa, assumption: none}
"""


def merged(override: str) -> Document:
    return overridden(parse_document(LIBRARY, "library.yaml"), parse_document(override, "case.yaml"))


@pytest.mark.parametrize(
    ("override", "record"),
    [
        ("hardening: 1 GPa", {"value": "1 GPa", "source": "case override"}),
        ("hardening: {value: 1 GPa}", {"value": "1 GPa", "source": "case override"}),
        ("hardening: {value: 1 GPa, source: mine}", {"value": "1 GPa", "source": "mine"}),
        ("hardening: {value: 1 GPa, assumption: mine}", {"value": "1 GPa", "assumption": "mine"}),
    ],
)
def test_numbers(override, record):
    assert merged(f"plasticity: {{{override}}}").data["plasticity"]["hardening"] == record


@pytest.mark.parametrize(
    ("override", "record"),
    [
        ("3 GPa", {"law": "constant", "value": "3 GPa"}),
        ("{at_full: 3 GPa}", {"law": "linear", "at_zero": "1 GPa", "at_full": "3 GPa"}),
        ("{law: linear, at_full: 3 GPa}", {"law": "linear", "at_zero": "1 GPa", "at_full": "3 GPa"}),
        ("{law: constant, value: 3 GPa}", {"law": "constant", "value": "3 GPa"}),
    ],
)
def test_laws(override, record):
    strength = merged(f"plasticity: {{strength: {override}}}").data["plasticity"]["strength"]
    assert strength == record | {"source": "case override"}


def test_the_rest_of_the_library_stays():
    document = merged("plasticity: {hardening: 1 GPa}")
    assert document.data["name"] == "X"
    assert document.data["plasticity"]["strength"]["source"] == "a book"


def test_new_records_get_a_source():
    document = merged("reaction: {energy: {value: 1 eV}}")
    assert document.data["reaction"]["energy"] == {"value": "1 eV", "source": "case override"}


def test_places_follow_the_values():
    document = merged("plasticity:\n  hardening: 1 GPa\n  strength: {at_full: 3 GPa}")
    assert document.place(("plasticity", "hardening", "value")) == Place("case.yaml", 2, "plasticity.hardening.value")
    assert document.place(("plasticity", "strength", "at_full")).origin == "case.yaml"
    assert document.place(("plasticity", "strength", "at_zero")) == Place(
        "library.yaml", 3, "plasticity.strength.at_zero"
    )
