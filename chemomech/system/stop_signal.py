"""Ctrl-C and SIGTERM end the program cleanly."""

from __future__ import annotations

import signal
from types import FrameType


class StopSignal:
    """Remembers that Ctrl-C or SIGTERM has come; a second one ends the program as usual."""

    def __init__(self) -> None:
        self._requested = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note)

    def __call__(self) -> bool:
        """Whether a signal has come."""
        return self._requested

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._requested = True
        signal.signal(number, signal.SIG_DFL)
