"""The case file with fitted values: the user's own words and remarks, other numbers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from chemomech.case import load_case

FILES = (("material", "file"), ("geometry", "file"))
"""Keys of a case whose values are paths relative to the case file."""


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
    for block, key in FILES:
        if isinstance(document.get(block), dict) and isinstance(document[block].get(key), str):
            file = path.parent.resolve() / document[block][key]
            document[block][key] = os.path.relpath(file, target.parent.resolve())
    with target.open("w", encoding="utf-8") as stream:
        reader.dump(document, stream)
    wanted = load_case(path, overrides)
    if load_case(target).hash != wanted.hash:
        wanted.dump_resolved(target)


def _set(block: Any, names: Sequence[str], value: Any) -> None:
    for name in names[:-1]:
        if not isinstance(block.get(name), dict):
            block[name] = {}
        block = block[name]
    block[names[-1]] = value
