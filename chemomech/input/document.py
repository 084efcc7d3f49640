"""Plain data that remembers where every key was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chemomech.input.errors import Place

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """Plain `data` (a dict of dicts, lists, scalars) and the `places` of its keys, by path from the root."""

    data: Any
    places: dict[KeyPath, Place] = field(default_factory=dict)

    def place(self, path: KeyPath) -> Place:
        """Where the key at `path` was written, or else the innermost block around it, naming the key."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                place = self.places[path[:length]]
                for key in path[length:]:
                    place = place.below(str(key))
                return place
        raise LookupError("a document has a place for its root")

    def below(self, path: KeyPath) -> Document:
        """The mapping at `path` as a document of its own (keys keep the names the user sees)."""
        data = self.data
        for key in path:
            data = data[key]
        depth = len(path)
        inner = {full[depth:]: place for full, place in self.places.items() if full[:depth] == path}
        return Document(data, {(): self.place(path)} | inner)

    def merged(self, path: KeyPath, inner: Document) -> Document:
        """A copy in which the value at `path` (its parents exist) is `inner`."""
        data = _replaced(self.data, path, inner.data)
        depth = len(path)
        kept = {full: place for full, place in self.places.items() if full[:depth] != path}
        kept |= {path + full: place for full, place in inner.places.items()}
        return Document(data, kept)


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every key path below `value` with its value, parents first."""
    items: Any = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key), inner
        yield from walk(inner, (*path, key))


def _replaced(data: Any, path: KeyPath, value: Any) -> Any:
    if not path:
        return value
    if isinstance(data, list):
        return [_replaced(item, path[1:], value) if i == path[0] else item for i, item in enumerate(data)]
    return data | {path[0]: _replaced(data.get(path[0], {}), path[1:], value)}
