"""Plain lines on the terminal, from which nothing but printable characters comes."""

from __future__ import annotations

from typing import TextIO

from chemomech.case.characters import escaped
from chemomech.case.errors import CaseError


def tell(message: object, stream: TextIO | None = None) -> None:
    """Print one line to a stream, or to standard output; of a CaseError one line a problem."""
    text = str(message)
    print(escaped(text, "\n") if isinstance(message, CaseError) else escaped(text), file=stream, flush=True)
