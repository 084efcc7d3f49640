"""What is asked and told while a run goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Watch:
    """What a run asks and tells while it goes; every function is called on every rank."""

    on_step: Callable[[dict[str, float]], None] = lambda row: None
    """Gets the history row of every step."""
    interrupted: Callable[[], bool] = lambda: False
    """Asked after every step; one rank that says yes ends the run."""
    checkpoint_wanted: Callable[[], bool] = lambda: False
    """Asked after every step; one rank that says yes has a checkpoint written."""
    say: Callable[[str], None] = lambda text: None
    """Gets what the user should know at once; on the first rank only."""
