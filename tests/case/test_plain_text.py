"""Control characters in a case and in what it names are refused in one sentence, wherever they stand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chemomech.case import CaseError
from chemomech.case.loader import case_of
from chemomech.input.characters import escaped, escaped_data
from chemomech.input.document import Document
from chemomech.input.errors import Place
from chemomech.input.overrides import Setting
from chemomech.input.plain_text import PROSE
from chemomech.input.yaml_reader import parse_document, read_document
from chemomech.materials.library import LIBRARY
from tests.support.chance import examples

CASE = """\
title: A coated particle
material: {file: mine.yaml}
geometry: {shape: particle, radius: 100 nm, coating_thickness: 10 nm}
regions:
  coating:
    inert:
      name: carbon
      description: amorphous
      youngs_modulus: {value: 30 GPa, source: typical of carbon}
      poissons_ratio: {value: 0.2, assumption: typical of carbon}
      carriers: {value: 1000 mol/m^3, assumption: a test}
      diffusivity: {value: 1e-15 m^2/s, assumption: a test}
surface: {voltage: 0.022 V}
time: {end: 1 h}
numerics: {petsc_options: {snes_type: ls}}
"""
MATERIAL = (LIBRARY / "li-si.yaml").read_text(encoding="utf-8")


@pytest.fixture
def told(case, tmp_path):
    """A function that loads the case with overrides, its text or that of its material changed, and gives the error."""
    (tmp_path / "mine.yaml").write_text(MATERIAL, encoding="utf-8")
    case()

    def refusal(*overrides, text=CASE, material=MATERIAL):
        (tmp_path / "mine.yaml").write_text(material, encoding="utf-8")
        with pytest.raises(CaseError) as error:
            case(*overrides, text=text)
        assert str(error.value).isprintable()
        return str(error.value)

    return refusal


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("A coated particle", '"A\\e[2J coated particle"', "1: title: 'A\\x1b[2J coated particle' holds"),
        ("A coated particle", '"A\\rcoated particle"', "1: title: 'A\\rcoated particle' holds"),
        ("A coated particle", '"A\\tcoated particle"', "1: title: 'A\\tcoated particle' holds"),
        ("A coated particle", '"A\\ncoated particle"', "1: title: 'A\\ncoated particle' has a line break"),
        ("A coated particle", "|\n  A coated\n  particle", "1: title: 'A coated\\nparticle' has a line break"),
        ("A coated particle", "A \u202ecoated particle", "1: holds the character '\\u202e'"),
        ("A coated particle", "A particle # \x1b[2J", "1: holds the character '\\x1b'"),
        ("mine.yaml", '"mine\\e[2J.yaml"', "2: material.file: 'mine\\x1b[2J.yaml' holds"),
        ("file: mine.yaml", 'name: "\\e[2J"', "2: material.name: '\\x1b[2J' holds"),
        ("particle,", '"\\a",', "3: geometry.shape: '\\x07' holds"),
        ("coating:\n", '"\\e[2J":\n', "5: regions: the key '\\x1b[2J' holds"),
        ("coating:\n", '"coat\\ning":\n', "5: regions: the key 'coat\\ning' has a line break"),
        ("name: carbon", 'name: "carbon\\x9b"', "7: regions.coating.inert.name: 'carbon\\x9b' holds"),
        ("amorphous", '"a\\nb\\e[2J"', "8: regions.coating.inert.description: 'a\\nb\\x1b[2J' holds"),
        ("source: typical of carbon", 'source: "\\e\\ntypical"', "9: regions.coating.inert.youngs_modulus.source: "),
        ("snes_type: ls", 'snes_type: "ls\\x7f"', "15: numerics.petsc_options.snes_type: 'ls\\x7f' holds"),
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_text_of_a_case(told, old, new, where):
    assert CASE.count(old) >= 1
    assert told(text=CASE.replace(old, new, 1)).startswith(f"body.yaml:{where}")


@examples(200)
@given(key=st.text(max_size=10), value=st.text(max_size=40), escapes=st.booleans())
def test_whatever_is_read_prints(key, value, escapes):
    """As it is, or in the escapes that JSON and YAML share."""
    text, told = json.dumps({key: value}, ensure_ascii=escapes), ""
    try:
        assert parse_document(text, "x.yaml").data == {key: value}
    except CaseError as error:
        told = str(error)
    assert told.isprintable()
    assert told or escaped(key + value, "\n" if key in PROSE else "") == key + value


@pytest.mark.parametrize("key", ["name", "carrier", "host", "product"])
def test_text_of_a_material(told, key):
    lines = MATERIAL.splitlines()
    number = next(i for i, line in enumerate(lines) if line.startswith(f"{key}: "))
    for word, fault in (('"x\\e[2J"', "holds the character '\\x1b'"), ('"x\\ny"', "has a line break")):
        lines[number] = f"{key}: {word}"
        message = told(material="\n".join(lines))
        assert message.startswith(f"mine.yaml:{number + 1}: {key}: 'x")
        assert fault in message


@pytest.mark.parametrize(
    ("override", "where"),
    [
        ('title="\\e[2J"', "title=\"\\e[2J\": title: '\\x1b[2J' holds the character"),
        ("title=\x1b[2J", "title=\\x1b[2J: title: holds the character '\\x1b'"),
        ("title=a\u2028b", "title=a\\u2028b: title: holds the character '\\u2028'"),
        ("title=a\nb", "title=a\\nb: title: "),
        ("title='a\tb'", "title='a\\tb': title: 'a\\tb' holds the character '\\t'"),
        ("geometry.\x1b[2J=1", "geometry.\\x1b[2J=1: geometry.\\x1b[2J: 'geometry.\\x1b[2J' holds the character"),
        ('numerics.petsc_options={snes_type: "\\a"}', 'numerics.petsc_options={snes_type: "\\a"}: '),
        ('regions={"\\e": {}}', 'regions={"\\e": {}}: '),
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_text_of_an_override(told, override, where):
    assert told(override).startswith(f"--set {where}")


@pytest.mark.parametrize(("key", "value"), [("title", "\x1b[2J"), ("regions", {"\x1b": {}}), ("output.times", ["\a"])])
def test_text_of_a_setting_that_was_read_from_elsewhere(told, tmp_path, key, value):
    document = read_document(tmp_path / "body.yaml")
    with pytest.raises(CaseError, match=r"^point 3: .* holds the character") as error:
        case_of(document, tmp_path, [Setting(key, value, Place("point 3", None, key))])
    assert str(error.value).isprintable()


def test_a_mesh_is_not_looked_for_in_a_folder_whose_name_does_not_print(tmp_path):
    geometry = {"shape": "mesh", "file": "a.msh"}
    document = Document(
        {"geometry": geometry}, {(): Place("x.yaml", 1, ""), ("geometry", "file"): Place("x.yaml", 2, "")}
    )
    with pytest.raises(CaseError, match=r"^x\.yaml:2: the path '.* holds the character '.x1b'"):
        case_of(document, tmp_path / "\x1b[2J")


def test_the_name_of_a_file_is_escaped(tmp_path):
    path = tmp_path / "\x1b[2J\n\u202e.yaml"
    for text, fault in ((None, "no such file"), ("", "the file is empty"), ("a: b: c", "not valid YAML")):
        if text is not None:
            path.write_text(text, encoding="utf-8")
        with pytest.raises(CaseError, match=fault) as error:
            read_document(path)
        assert "\\x1b[2J\\n\\u202e.yaml: " in str(error.value) or "\\x1b[2J\\n\\u202e.yaml:1: " in str(error.value)
        assert str(error.value).isprintable()


def test_escapes():
    assert escaped("1\u00a0µm Å 中 😀") == "1\u00a0µm Å 中 😀"
    assert escaped("a\x1b[2J\n\x9b\u202e\ud800\\") == "a\\x1b[2J\\n\\x9b\\u202e\\ud800\\"
    assert escaped("a\nb\tc\x7f", "\n\t") == "a\nb\tc\\x7f"
    found = escaped_data({"a\a": ["\x1b", 1.5, None, True, {"b": "two\nlines"}]})
    assert found == {"a\\x07": ["\\x1b", 1.5, None, True, {"b": "two\nlines"}]}
