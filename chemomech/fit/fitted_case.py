"""The case file with fitted values: the user's own words and remarks, other numbers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from chemomech.case import load_case
from chemomech.case.file_keys import paths_in
from chemomech.input.document import KeyPath


def write_fitted_case(path: Path, overrides: Sequence[str], target: Path) -> None:
    """Write the case at ``path`` with ``overrides`` (``key=value``) in their places to ``target``.

    Where that does not load to the same case, the case is written out in full instead.
    """
    reader = YAML()
    reader.preserve_quotes = True
    reader.width = 4096
    document = reader.load(path.read_text(encoding="utf-8-sig"))
    for override in overrides:
        key, _, value = override.partition("=")
        _set(document, key.strip().split("."), YAML(typ="safe").load(value))
    for place, relative in _paths(document):
        _set(document, place, os.path.relpath(path.parent.resolve() / relative, target.parent.resolve()))
    with target.open("w", encoding="utf-8") as stream:
        reader.dump(document, stream)
    wanted = load_case(path, overrides)
    if load_case(target).hash != wanted.hash:
        wanted.dump_resolved(target)


def _paths(document: Any) -> list[tuple[KeyPath, str]]:
    """Keys of a case that name files, relative to the case file, and what is written there."""
    material = document.get("material")
    file = material.get("file") if isinstance(material, dict) else None
    of_material: list[tuple[KeyPath, str]] = [(("material", "file"), file)] if isinstance(file, str) else []
    return [*of_material, *paths_in(document)]


def _set(block: Any, names: Sequence[str | int], value: Any) -> None:
    for name in names[:-1]:
        if isinstance(block, dict) and not isinstance(block.get(name), dict | list):
            block[name] = {}
        block = block[name]
    block[names[-1]] = value
