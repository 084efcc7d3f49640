"""What the register can say of its members: words, formulas, keys with units; for the command line and the docs."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from chemomech.register.key import Key
from chemomech.register.kind import Kind


@dataclass(frozen=True)
class Entry:
    """A member of a kind."""

    word: str
    text: str
    """Its docstring: formula, symbols, source, limits."""
    keys: tuple[Key, ...]
    example: str
    """Its block in one line; empty where its word says all."""


def entries(kind: Kind) -> list[Entry]:
    """The members of a kind in the order of their words."""
    return [
        Entry(word, _paragraphs(member.__doc__ or ""), tuple(member.told_keys()), _example(kind, word, member.example))
        for word, member in kind.members.items()
    ]


def _paragraphs(docstring: str) -> str:
    """A docstring with a line a paragraph; what is indented keeps its lines."""
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    return "\n\n".join(p if "\n " in p or p.startswith(" ") else p.replace("\n", " ") for p in paragraphs)


def _example(kind: Kind, word: str, keys: str) -> str:
    return f"{{{kind.key}: {word}, {keys}}}" if keys else ""
