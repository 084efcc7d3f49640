"""The JSON Schema of a sweep file, so that editors complete and check its keys."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from chemomech.case.json_schema import named_by_title
from chemomech.sweep.point_results import RESULTS
from chemomech.sweep.sweep_file import Sweep


def sweep_json_schema() -> dict[str, Any]:
    """Draft 2020-12 schema of a sweep file; the keys of the case that it changes are checked when it is read."""
    _, schema = models_json_schema([(Sweep, "validation")])
    definitions = named_by_title(schema["$defs"])
    sweep = definitions.pop(Sweep.__name__)
    sweep["properties"]["results"]["items"] = {"enum": list(RESULTS)}
    definitions["Published"]["properties"]["observed"] |= {
        "properties": {
            key: {"description": f"{result.quantity.name} [{result.quantity.unit}]"} for key, result in RESULTS.items()
        },
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "chemomech sweep",
        **sweep,
        "description": "A sweep file: many cases that differ in a few keys.",
        "$defs": dict(sorted(definitions.items())),
    }


def sweep_json_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(sweep_json_schema(), indent=2, ensure_ascii=False) + "\n"
