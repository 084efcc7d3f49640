"""Text that may go anywhere, to a terminal, a page or the name of a file: nothing but printable characters."""

from __future__ import annotations

import re

from chemomech.input.characters import first_unprintable
from chemomech.input.errors import CaseError, Place, Problem, shortened

PROSE = ("description", "source", "assumption")
"""Keys whose text may have several lines."""
_LINE_END = re.compile("\r\n|\r|\n")


def fault_of(text: str, key: object = "") -> str | None:
    """What the text of a `key` must not hold, in one sentence; None if it is plain."""
    found = first_unprintable(text, "\n" if key in PROSE else "")
    if found is None:
        return None
    if found == "\n":
        return f"{shortened(text)} has a line break; it must be one line"
    return f"{shortened(text)} holds {_told(found)}"


def check_lines(text: str, origin: str) -> None:
    """Raise CaseError, naming the line, if a file holds anything but printable characters, tabs and line ends."""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        found = first_unprintable(line, "\t")
        if found is not None:
            raise CaseError([Problem(Place(origin, number, ""), f"holds {_told(found)}")])


def _told(character: str) -> str:
    return f"the character {character!r}; only printable ones are allowed"
