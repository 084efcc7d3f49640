"""The runs that are compared: what they left, and short names for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chemomech.input.characters import escaped
from chemomech.results.finished import finished
from chemomech.results.record import Record


def read_runs(paths: Sequence[Path]) -> dict[str, Record]:
    """The runs in some folders by names that tell them apart; a folder that is named twice counts once.

    Raises :class:`chemomech.results.finished.NoReport`.
    """
    unique = list(dict.fromkeys(path.resolve() for path in paths))
    return dict(zip(short_names(unique), map(finished, unique), strict=True))


def short_names(paths: Sequence[Path]) -> list[str]:
    """The last parts of paths, as many as tell all of them apart."""
    longest = max(len(path.parts) for path in paths)
    for count in range(1, longest + 1):
        names = [escaped("/".join(path.parts[-count:])) for path in paths]
        if len(set(names)) == len(names):
            break
    return names
