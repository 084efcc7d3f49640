"""Writing a case out with everything it means."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TextIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

_PROVENANCE = ("source", "assumption")


def provenance_last(data: Any) -> Any:
    """`data` with the source or assumption of every record behind its numbers."""
    if isinstance(data, list):
        return [provenance_last(item) for item in data]
    if not isinstance(data, dict):
        return data
    ordered = sorted(data.items(), key=lambda item: item[0] in _PROVENANCE)
    return {key: provenance_last(value) for key, value in ordered}


def write_yaml(data: dict[str, Any], path: Path) -> None:
    """Write plain data as YAML 1.2 to `path`, keys in their order, a record of numbers in one line."""
    with path.open("w", encoding="utf-8") as stream:
        print_yaml(data, stream)


def print_yaml(data: dict[str, Any], stream: TextIO) -> None:
    """The same to an open stream."""
    writer = YAML()
    writer.width = 4096
    writer.allow_unicode = True
    writer.dump(_styled(data), stream)


def _styled(data: Any) -> Any:
    if isinstance(data, list):
        items = CommentedSeq(_styled(item) for item in data)
        items.fa.set_flow_style()
        return items
    if not isinstance(data, dict):
        return data
    block = CommentedMap((key, _styled(value)) for key, value in data.items())
    if not data or any(key in data for key in _PROVENANCE):
        block.fa.set_flow_style()
    return block
