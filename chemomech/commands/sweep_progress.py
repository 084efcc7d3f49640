"""What a sweep says while it runs and when it has ended."""

from __future__ import annotations

import time as clock
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from chemomech.commands.console import PLAIN_INTERVAL, PatientConsole
from chemomech.input import readable
from chemomech.sweep.store import FAILED, MEANING, WAITING
from chemomech.sweep.task import Record


class SweepProgress:
    """One line that is rewritten on a terminal, plain lines at intervals in a pipe; a line for every failure."""

    def __init__(self, title: str, total: int) -> None:
        self._title, self._total = title, total
        self._console = PatientConsole(stderr=True, highlight=False)
        self._live = Live(console=self._console, refresh_per_second=4, transient=True)
        self._started = clock.monotonic()
        self._last_line = -PLAIN_INTERVAL
        self._done = self._failed = 0

    def __enter__(self) -> Self:
        """Begin."""
        starting = Text(f"{self._title}: {self._total} points to run")
        if self._console.is_terminal:
            self._live.start()
            self._live.update(starting)
        else:
            self._console.print(starting, soft_wrap=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the line."""
        if self._console.is_terminal:
            self._live.stop()

    def update(self, record: Record) -> None:
        """A point has ended."""
        again = record.failed and record.tries == 1
        self._done += not again
        self._failed += record.failed and not again
        if record.failed:
            what = "failed, will be run again with more care" if again else "failed"
            self._console.print(Text(f"point {record.number} {what}: {record.reason}"), soft_wrap=True)
        elapsed = clock.monotonic() - self._started
        line = self._line(elapsed)
        if self._console.is_terminal:
            self._live.update(line)
        elif elapsed - self._last_line >= PLAIN_INTERVAL:
            self._last_line = elapsed
            self._console.print(line, soft_wrap=True)

    def _line(self, elapsed: float) -> Text:
        left = readable.time(elapsed * (self._total - self._done) / self._done) if self._done else "?"
        failed = f", {self._failed} failed" if self._failed else ""
        return Text(f"{self._done} of {self._total} points{failed}  {readable.time(elapsed)}  about {left} left")


def show_counts(title: str, counts: dict[str, int], retried: int, seconds: float | None, console: Console) -> None:
    """The closing table: how many points ended in which way."""
    table = Table(title=Text(title), title_justify="left", show_header=False)
    for status, meaning in MEANING.items():
        if counts.get(status) or status not in (FAILED, WAITING):
            table.add_row(status, str(counts.get(status, 0)), Text(meaning))
    table.add_section()
    table.add_row("points", str(sum(counts.values())), Text(f"{retried} of them run twice" if retried else ""))
    if seconds is not None:
        table.add_row("wall time", readable.time(seconds), "")
    console.print(table)
