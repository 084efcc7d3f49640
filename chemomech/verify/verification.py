"""A verification: a name, what is exact, and how it is compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chemomech.verify.bench import Bench
from chemomech.verify.outcome import Outcome


@dataclass(frozen=True)
class Verification:
    """One comparison of the program with an exact answer."""

    name: str
    """What the user types."""
    title: str
    description: str
    """Markdown: the exact solution, its source, and what is compared."""
    run: Callable[[Bench], Outcome]
