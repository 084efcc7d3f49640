"""YAML 1.2 read into documents: safe, bounded, strict about duplicate keys, with line numbers."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    NodeEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from chemomech.input.document import Document, KeyPath
from chemomech.input.errors import CaseError, Place, Problem, one_line
from chemomech.input.plain_text import check_lines, fault_of
from chemomech.input.text_file import read_text

MAXIMUM_SIZE = 1_000_000
MAXIMUM_DEPTH = 30


def read_document(path: Path, shown: str | None = None) -> Document:
    """Read a YAML file; `shown` is the name error messages use. Raises CaseError."""
    name = str(path) if shown is None else shown
    return parse_document(read_text(path, name, MAXIMUM_SIZE, "a case or material file"), name)


def parse_document(text: str, name: str) -> Document:
    """Parse YAML 1.2 `text` whose root is a mapping. Raises CaseError, naming the line in `name`."""
    check_lines(text, name)
    if not text.strip():
        raise CaseError([Problem(Place(name, 1, ""), "the file is empty")])
    root = _compose(text, name)
    if not isinstance(root, MappingNode):
        raise CaseError([Problem(Place(name, 1, ""), "expected keys with values (such as 'title: ...') at the top")])
    places: dict[KeyPath, Place] = {(): Place(name, 1, "")}
    problems: list[Problem] = []
    data = _plain(root, (), name, places, problems)
    if problems:
        raise CaseError(problems)
    return Document(data, places)


def parse_value(text: str) -> Any:
    """The value of one YAML fragment (what follows ``key:``). Raises ValueError with a sentence."""
    try:
        wrapped = parse_document(f"value:\n  {text}\n" if "\n" not in text else "value: [", "value")
    except CaseError as error:
        raise ValueError(error.problems[0].message) from None
    return wrapped.data["value"]


def _compose(text: str, name: str) -> Node | None:
    reader = YAML(typ="safe", pure=True)
    try:
        _refuse_what_a_case_never_needs(reader, text, name)
        root: Node | None = reader.compose(StringIO(text))
        return root
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        reason = error.problem or error.context or "cannot be understood"
        raise CaseError([Problem(Place(name, line, ""), one_line(f"not valid YAML: {reason}"))]) from None
    except (YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "cannot be understood"
        raise CaseError([Problem(Place(name, 1, ""), f"not valid YAML: {reason}")]) from None


def _refuse_what_a_case_never_needs(reader: YAML, text: str, name: str) -> None:
    """Tags run constructors, aliases grow exponentially, deep nesting exhausts the stack: none is allowed."""
    depth = 0
    for event in reader.parse(StringIO(text)):
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        reason = ""
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor is not None):
            reason = "anchors and aliases (& and *) are not allowed; quote the text if it was meant as text"
        elif getattr(event, "tag", None) is not None:
            reason = "tags (!) are not allowed; quote the text if it was meant as text"
        elif isinstance(event, DocumentStartEvent) and event.version not in (None, (1, 2)):
            reason = "only YAML 1.2 is read"
        elif depth > MAXIMUM_DEPTH:
            reason = f"nested deeper than {MAXIMUM_DEPTH} levels"
        if reason:
            raise CaseError([Problem(Place(name, event.start_mark.line + 1, ""), reason)])


def _plain(node: Node, path: KeyPath, name: str, places: dict[KeyPath, Place], problems: list[Problem]) -> Any:
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            places[*path, index] = Place(name, item.start_mark.line + 1, _dotted((*path, index)))
        return [_plain(item, (*path, i), name, places, problems) for i, item in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _mapping(node, path, name, places, problems)
    text = _text(node)
    reason = fault_of(text, path[-1])
    if reason is not None:
        problems.append(Problem(places[path], reason))
    return _scalar(text, node.tag)


def _mapping(
    node: MappingNode, path: KeyPath, name: str, places: dict[KeyPath, Place], problems: list[Problem]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, ScalarNode) else None
        if not isinstance(key, str) or len(key) > 100:
            problems.append(Problem(Place(name, line, _dotted(path)), "a key must be a word of at most 100 letters"))
            continue
        reason = fault_of(key)
        if reason is not None:
            problems.append(Problem(Place(name, line, _dotted(path)), f"the key {reason}"))
            continue
        place = Place(name, line, _dotted((*path, key)))
        if key in data:
            first = places[*path, key].line
            problems.append(Problem(place, f"duplicate key; already given in line {first}"))
            continue
        places[*path, key] = place
        data[key] = _plain(value_node, (*path, key), name, places, problems)
        if data[key] is None:
            problems.append(Problem(place, "no value; give one, or delete the key to use the default"))
    return data


def _dotted(path: KeyPath) -> str:
    return ".".join(str(key) for key in path)


def _text(node: ScalarNode) -> str:
    """What a scalar says; the line end that closes a block of text is no part of it."""
    text: str = node.value
    return text.rstrip("\n") if node.style in ("|", ">") else text


def _scalar(text: str, tag: str) -> str | bool | int | float | None:
    kind = tag.rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int":
        digits = text.replace("_", "").lower().lstrip("+")
        base = {"0x": 16, "0o": 8, "0b": 2}.get(digits.lstrip("-")[:2], 10)
        return int(digits, base) if len(digits) < 300 else float("inf")
    if kind == "float":
        word = text.replace("_", "").lower()
        return float(word.replace(".inf", "inf").replace(".nan", "nan")) if word[-3:] in ("inf", "nan") else float(word)
    return text
