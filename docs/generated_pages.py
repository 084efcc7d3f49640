"""Pages that are written from the program itself: the keys of a case, the materials, the table of a run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from chemomech.case import case_json_schema_text
from chemomech.case.places import places_of
from chemomech.materials.library import LIBRARY, VARIANT_OF
from chemomech.observe.profile_table import PROFILE
from chemomech.observe.quantity import Quantity
from chemomech.observe.quantity_table import FIELD, HISTORY
from chemomech.register.kinds import KINDS
from chemomech.register.reference import entries

Schema = Mapping[str, Any]
LEFT_TO_MATERIALS = "material.definition"


def write(folder: Path) -> None:
    """Write all pages into ``folder``."""
    folder.mkdir(exist_ok=True)
    pages = {
        "case": case_reference(),
        "ingredients": ingredients(),
        "materials": materials(),
        "quantities": quantities(),
    }
    for name, text in pages.items():
        file = folder / f"{name}.md"
        if not file.exists() or file.read_text(encoding="utf-8") != text:  # what is new is built again
            file.write_text(text, encoding="utf-8")


def case_reference() -> str:
    """Every key of a case file, block by block."""
    schema = json.loads(case_json_schema_text())
    text = [
        "# Keys of a case file",
        "Written from the schema that checks the files. A quantity is a number and a unit (`129 nm`); a key with "
        "neither a default nor *must be given* may be left out. Editors complete the keys with the schema, "
        "`cases/case.schema.json`.",
    ]
    text += _block("", schema, schema["$defs"])
    return "\n\n".join(text) + "\n"


def _block(name: str, block: Schema, definitions: Schema) -> Iterator[str]:
    """Heading, table of the keys, and the blocks within."""
    if name:
        yield f"## {name}"
    if block.get("description") and name:
        yield _plain(str(block["description"]))
    properties = block.get("properties", {})
    required = block.get("required", ())
    rows = [_row(key, value, key in required, definitions) for key, value in properties.items()]
    yield "\n".join(["| key | value | default | meaning |", "|---|---|---|---|", *rows])
    for key, value in properties.items():
        for title, inner in _inner(key, value, definitions):
            path = f"{name}.{title}" if name else title
            if path.startswith(LEFT_TO_MATERIALS) or ".override" in path or "definition" in path:
                continue
            yield from _block(path, inner, definitions)


def _inner(key: str, value: Schema, definitions: Schema) -> Iterator[tuple[str, Schema]]:
    """Blocks that a key may hold, with their titles."""
    chooser = value.get("discriminator", {}).get("propertyName")
    if chooser:
        for word, reference in value["discriminator"]["mapping"].items():
            yield f"{key} ({chooser}: {word})", _definition(reference, definitions)
        return
    choices = [option for option in value.get("anyOf", ()) if "discriminator" in option]
    for option in choices:  # blocks that may stand in place of a word
        yield from _inner(key, option, definitions)
    for reference in () if choices else _references(value):
        inner = _definition(reference, definitions)
        if "properties" in inner:
            yield key, inner


def _references(value: Schema) -> Iterator[str]:
    if "$ref" in value:
        yield value["$ref"]
    for way in ("anyOf", "oneOf", "allOf"):
        for option in value.get(way, ()):
            yield from _references(option)
    if isinstance(value.get("items"), Mapping):
        yield from _references(value["items"])


def _definition(reference: str, definitions: Schema) -> Schema:
    found: Schema = definitions[reference.rsplit("/", 1)[-1]]
    return found


def _row(key: str, value: Schema, required: bool, definitions: Schema) -> str:
    default = "must be given" if required else f"`{json.dumps(value['default'])}`" if "default" in value else ""
    return f"| `{key}` | {_values(value, definitions)} | {default} | {_plain(str(value.get('description', '')))} |"


def _values(value: Schema, definitions: Schema) -> str:
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return " or ".join(f"`{word}`" for word in value["enum"])
    if "examples" in value:
        return f"like `{value['examples'][0]}`"
    if any("Material" in reference for reference in _references(value) if "Choice" not in reference):
        return "a material, as [those of the library](materials.md)"
    if "discriminator" in value or "$ref" in value:
        return "a block, below" if list(_inner("", value, definitions)) else "text"
    for way in ("anyOf", "oneOf"):
        if way in value:
            return " or ".join(dict.fromkeys(_values(option, definitions) for option in value[way]))
    kind = {"object": "keys with values", "array": "a list", "number": "a number", "integer": "a whole number",
            "boolean": "`true` or `false`", "string": "text", "null": "nothing"}  # fmt: skip
    return kind.get(str(value.get("type")), "") + _bounds(value)


def _bounds(value: Schema) -> str:
    words = {"exclusiveMinimum": "above", "minimum": "at least", "exclusiveMaximum": "below", "maximum": "at most"}
    found = [f"{word} {value[key]:g}" for key, word in words.items() if key in value]
    return f", {' and '.join(found)}" if found else ""


def ingredients() -> str:
    """Every kind of ingredient with its members: formulas, keys, units."""
    text = [
        "# What a case is made of",
        "Written from the classes that the program runs: one formula makes the numbers of `chemomech check` and the "
        "compiled kernels. `chemomech list` prints this page on the terminal. A law of your own is a class in Python: "
        "[](../ingredients.md).",
    ]
    for kind in KINDS:
        places = ", ".join(f"`{place}`" for place in places_of(kind))
        text += [f"## {kind.name.capitalize()}", f"{_plain(kind.about).capitalize()}{': ' + places if places else ''}."]
        for entry in entries(kind):
            text += [
                f"### {kind.key}: {entry.word}" if kind.key else f"### {entry.word}",
                *map(_formulas, entry.text.split("\n\n")),
            ]
            if entry.keys:
                rows = [
                    f"| `{key.name}` | {_plain(key.value)} | {f'`{key.default}`' if key.default else ''} "
                    f"| {_plain(key.meaning)} |"
                    for key in entry.keys
                ]
                text.append("\n".join(["| key | value | default | meaning |", "|---|---|---|---|", *rows]))
            if entry.example:
                text.append(f"For example `{entry.example}`.")
    return "\n\n".join(text) + "\n"


def _formulas(paragraph: str) -> str:
    """A paragraph of a docstring: double backquotes are code in both, what lies between them is plain."""
    parts = re.split(r"(``[^`]+``|:\w+:`[^`]+`|`[^`]+`)", paragraph)
    return "".join(re.sub(r"^:\w+:", "", part) if "`" in part else _plain_lines(part) for part in parts)


def _plain_lines(text: str) -> str:
    for sign in "\\|*_<>[]$":
        text = text.replace(sign, f"\\{sign}")
    return text


def materials() -> str:
    """Every number of the library with its source."""
    text = [
        "# Materials",
        "The library, written out. Every number says where it comes from or that it is an assumption; "
        "`material.override` of a case changes any of them, and `material.file` names a file of your own that looks "
        "the same.",
    ]
    for file in sorted(LIBRARY.glob("*.yaml")):
        data = YAML(typ="safe").load(file)
        text += [f"## {data['name']}", _plain(str(data.get("description", "")))]
        if VARIANT_OF in data:
            text.append(f"What is not said here is as in {data[VARIANT_OF]}.")
        rows = [f"| `{key}` | {value} | {origin} |" for key, value, origin in _numbers(data)]
        text.append("\n".join(["| number | value | where it comes from |", "|---|---|---|", *rows]))
    return "\n\n".join(text) + "\n"


def _numbers(data: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str, str]]:
    """Records with a source or an assumption: key, what they say, origin."""
    for key, value in data.items():
        place = f"{path}.{key}" if path else str(key)
        if not isinstance(value, Mapping):
            continue
        if "source" in value or "assumption" in value:
            said = ", ".join(f"{_plain(str(v))}" if k == "value" else f"{k} {_plain(str(v))}"
                             for k, v in value.items() if k not in ("source", "assumption"))  # fmt: skip
            origin = (
                _plain(str(value["source"])) if "source" in value else f"*assumed:* {_plain(str(value['assumption']))}"
            )
            yield place, said, origin
        else:
            yield from _numbers(value, place)


def quantities() -> str:
    """Columns of the tables and fields of a run."""
    text = [
        "# Quantities and units",
        "Files hold SI units with the prefixes of the headers. Stress is Cauchy stress, tension positive; lengths are "
        "those of the pristine body unless they are called current.",
    ]
    tables = {"history.csv": HISTORY, "profiles.csv": PROFILE, "fields for ParaView": FIELD}
    for title, table in tables.items():
        text += [
            f"## {title}",
            "\n".join(["| quantity | symbol | meaning |", "|---|---|---|", *map(_quantity, table.values())]),
        ]
    return "\n\n".join(text) + "\n"


def _quantity(quantity: Quantity) -> str:
    return f"| {_plain(quantity.header)} | ${quantity.symbol}$ | {_plain(quantity.description)} |"


def _plain(text: str) -> str:
    """Text that a table in Markdown takes as it is."""
    for sign in "\\|*_<>[]$":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " ").strip()
