"""What is wrong with the input, where, in one sentence a problem."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from chemomech.input.characters import escaped


@dataclass(frozen=True)
class Place:
    """Where a key was written: a line of a file, or an override on the command line."""

    origin: str
    line: int | None
    key: str

    def __str__(self) -> str:
        origin = escaped(self.origin)
        return origin if self.line is None else f"{origin}:{self.line}"

    def below(self, key: str) -> Place:
        """The same place, naming a key inside the block that stands here."""
        return Place(self.origin, self.line, f"{self.key}.{key}" if self.key else key)


@dataclass(frozen=True)
class Problem:
    """One located fault: ``wire.yaml:12: interface.widht: unknown key; ...``."""

    place: Place
    message: str

    def __str__(self) -> str:
        where = f"{self.place}: {self.place.key}: " if self.place.key else f"{self.place}: "
        return one_line(where + self.message)


class CaseError(Exception):
    """Invalid input. ``str`` gives one line a problem, in the order of the files and their lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def one_line(text: str) -> str:
    """`text` without line breaks, which would forge a second message, and with control characters escaped."""
    return escaped("".join(" " if character.isspace() else character for character in text))


def shortened(value: object, limit: int = 60) -> str:
    """What the user wrote, quoted and bounded in length."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 4] + "...'"


def suggestion(word: str, allowed: Iterable[str]) -> str:
    """``; did you mean 'width'? (allowed: ...)``: the nearest of the allowed words and all of them."""
    choices = list(allowed)
    near = nearest(word, choices)
    meant = f"; did you mean {near!r}?" if near else ""
    return f"{meant} (allowed: {', '.join(choices)})"


def nearest(word: str, allowed: list[str]) -> str | None:
    """The allowed word that `word` was probably meant to be, if any."""
    for spelling in (word.lower().replace("-", "_"), word.lower()):
        near = difflib.get_close_matches(spelling, allowed, n=1, cutoff=0.6)
        if near:
            return near[0]
    return None
