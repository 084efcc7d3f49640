"""Plain lines on the terminal, from which nothing but printable characters comes."""

from __future__ import annotations

from typing import TextIO

from chemomech.input.characters import escaped
from chemomech.input.errors import CaseError


def tell(message: object, stream: TextIO | None = None) -> None:
    """Print one line to a stream, or to standard output; of a CaseError one line a problem."""
    text = str(message)
    print(escaped(text, "\n") if isinstance(message, CaseError) else escaped(text), file=stream, flush=True)
