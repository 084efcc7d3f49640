"""Characters of text from strangers: which of them print, and how the others are shown."""

from __future__ import annotations

from typing import Any
from unicodedata import category


def escaped(text: str, kept: str = "") -> str:
    r"""`text` with ``\x1b`` and the like in place of what does not print; characters in `kept` stay."""
    if text.isprintable():
        return text
    return "".join(c if c in kept or _prints(c) else repr(c)[1:-1] for c in text)


def escaped_data(data: Any) -> Any:
    """Plain data that was read back from a file, its text escaped but for line ends."""
    if isinstance(data, dict):
        return {escaped_data(key): escaped_data(value) for key, value in data.items()}
    if isinstance(data, list):
        return [escaped_data(value) for value in data]
    return escaped(data, "\n") if isinstance(data, str) else data


def first_unprintable(text: str, allowed: str) -> str | None:
    """The first character of `text` that neither prints nor is `allowed`."""
    if text.isprintable():
        return None
    return next((c for c in text if c not in allowed and not _prints(c)), None)


def _prints(character: str) -> bool:
    """Not control, format and line separating characters, nor halves of one; but spaces of any width."""
    return character.isprintable() or category(character) == "Zs"
