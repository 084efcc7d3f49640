"""The JSON Schema of a case file, so that editors complete and check its keys."""

from __future__ import annotations

import json
from typing import Any, cast

from pydantic.json_schema import models_json_schema

from chemomech.case.case import Case
from chemomech.case.material_choice import SOURCES, MaterialChoice, RegionChoice
from chemomech.case.shape import Shape
from chemomech.materials.library import library_names
from chemomech.materials.material import Material
from chemomech.register.ingredient import word_of
from chemomech.register.kinds import SHAPE

_REFERENCE = "#/$defs/{model}"
_PROVENANCE = ("source", "assumption")


def case_json_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(case_json_schema(), indent=2, ensure_ascii=False) + "\n"


def case_json_schema() -> dict[str, Any]:
    """Draft 2020-12 schema of a case file: quantities are strings with a unit, choices are listed."""
    _, schema = models_json_schema([(block, "validation") for block in (Case, MaterialChoice, RegionChoice)])
    definitions = named_by_title(schema["$defs"])
    definitions |= _overrides(definitions)
    for choice in ("MaterialChoice", "RegionChoice"):
        definitions[choice]["properties"] = _choosing(definitions[choice]["properties"])
    sources = [{"required": [key]} for key in SOURCES]
    definitions["MaterialChoice"]["oneOf"] = sources
    definitions["RegionChoice"]["oneOf"] = [*sources, {"not": {"anyOf": sources}}]
    case = definitions.pop("Case")
    case["properties"]["material"]["$ref"] = _reference("MaterialChoice")
    case["properties"]["regions"] |= _regions()
    case |= _names_of_regions()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "chemomech case",
        **case,
        "description": "A case file: one simulation. Quantities are text with a unit, such as 129 nm.",
        "$defs": dict(sorted(definitions.items())),
    }


def _choosing(properties: dict[str, Any]) -> dict[str, Any]:
    """The keys of a block that chooses a material, with what the library knows."""
    properties["name"]["enum"] = library_names()
    properties["definition"] |= {"$ref": _reference("Material")}
    properties["override"] |= {"$ref": _reference(_override("Material"))}
    return {
        key: _without(value, "additionalProperties", "type") if "$ref" in value else value
        for key, value in properties.items()
    }


def _regions() -> dict[str, Any]:
    """Names that the body of a drawn shape has for its regions, and what they are; a file may have any other."""
    reference = {"$ref": _reference("RegionChoice")}
    named = {name: reference | {"description": text} for name, text in _known_regions().items()}
    return {"properties": named, "additionalProperties": reference}


def _names_of_regions() -> dict[str, Any]:
    """The file of a mesh has names of its own for regions."""
    words = [word_of(shape) for shape in _shapes() if shape.is_from_file]
    return {
        "if": {"properties": {"geometry": {"properties": {"shape": {"enum": words}}}}},
        "else": {"properties": {"regions": {"propertyNames": {"enum": list(_known_regions())}}}},
    }


def _known_regions() -> dict[str, str]:
    return {name: text for shape in _shapes() for name, text in shape.known_regions.items()}


def _shapes() -> list[type[Shape]]:
    return [cast(type[Shape], shape) for shape in SHAPE.members.values()]


def _reference(name: str) -> str:
    return _REFERENCE.format(model=name)


def _override(name: str) -> str:
    return f"{name}_override"


def _without(mapping: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


def named_by_title(generated: dict[str, Any]) -> dict[str, Any]:
    """Definitions under the names of their blocks; pydantic's own names depend on its version.

    Of blocks that share a name, all but the first have a number behind it.
    """
    names: dict[str, str] = {}
    for name in sorted(generated):
        title = generated[name]["title"]
        earlier = sum(generated[other]["title"] == title for other in names)
        names[name] = f"{title}_{earlier + 1}" if earlier else title
    references = {f"#/$defs/{name}": _reference(title) for name, title in names.items()}
    return {names[name]: _tidy(_renamed(definition, references)) for name, definition in generated.items()}


def _renamed(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, list):
        return [_renamed(item, names) for item in node]
    if not isinstance(node, dict):
        return names.get(node, node) if isinstance(node, str) else node
    return {key: _renamed(value, names) for key, value in node.items()}


def _tidy(node: Any) -> Any:
    """No generated titles, and no null: a case file leaves a key out instead."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _tidy(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if node.get("default", ...) is None:
        del node["default"]
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if "anyOf" in node and len(options) < len(node["anyOf"]):
        rest = _without(node, "anyOf")
        node = options[0] | rest if len(options) == 1 else rest | {"anyOf": options}
    if "properties" in node and all(key in node["properties"] for key in _PROVENANCE):
        node["oneOf"] = [{"required": [key]} for key in _PROVENANCE]
    return node


def _overrides(definitions: dict[str, Any]) -> dict[str, Any]:
    """For every definition of a material the same with all keys optional and bare values allowed."""
    relaxed: dict[str, Any] = {}
    pending = [Material.__name__]
    while pending:
        name = pending.pop()
        if _override(name) in relaxed:
            continue
        definition = definitions[name]
        pending += _referenced(definition)
        partial = _repointed(_without(definition, "required", "oneOf"))
        value = definition.get("properties", {}).get("value")
        relaxed[_override(name)] = {"anyOf": [partial, value]} if value is not None else partial
    return relaxed


def _referenced(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"].rsplit("/", 1)[-1]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in _referenced(value)]
    return [name for item in node for name in _referenced(item)] if isinstance(node, list) else []


def _repointed(node: Any) -> Any:
    """References lead to the relaxed definitions; a law may be any of the laws, in part."""
    if isinstance(node, list):
        return [_repointed(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = _without(node, "discriminator")
    moved = {("anyOf" if key == "oneOf" else key): _repointed(value) for key, value in node.items()}
    if isinstance(node.get("$ref"), str):
        moved["$ref"] = _reference(_override(node["$ref"].rsplit("/", 1)[-1]))
    return moved
