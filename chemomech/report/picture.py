"""What a picture is to the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.figure import Figure

from chemomech.results.record import Record


@dataclass(frozen=True)
class Picture:
    """A picture of a run: its file's name, its title, how it is drawn and what to see in it."""

    name: str
    title: str
    draw: Callable[[Record], Figure]
    caption: Callable[[Record], str]
