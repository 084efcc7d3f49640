"""Signals: Ctrl-C and SIGTERM end the program cleanly, SIGUSR1 asks a run for a checkpoint."""

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


class Interruption(StopSignal):
    """The same for a run, which SIGUSR1 asks for a checkpoint."""

    def __init__(self) -> None:
        super().__init__()
        self._checkpoint = False
        signal.signal(signal.SIGUSR1, self._note_checkpoint)

    def checkpoint_wanted(self) -> bool:
        """Whether SIGUSR1 has come since this was last asked."""
        wanted, self._checkpoint = self._checkpoint, False
        return wanted

    def _note_checkpoint(self, number: int, frame: FrameType | None) -> None:
        self._checkpoint = True
