"""What a run and a check say on the terminal."""

from __future__ import annotations

import os
import sys
import time as clock
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console, ConsoleOptions, RenderableType
from rich.live import Live
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from chemomech.case.case import Case
from chemomech.input import readable
from chemomech.input.characters import escaped

if TYPE_CHECKING:
    from mpi4py import MPI

    from chemomech.simulation.runner import Result

PLAIN_INTERVAL = 10.0
"""Seconds between two lines of progress where there is no terminal."""


class PatientConsole(Console):
    """A console that goes quiet, instead of ending the program, when its reader has gone; text is printable."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """Pieces of text in their styles, control characters of the text escaped."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(escaped(segment.text, "\n"), segment.style)

    def on_broken_pipe(self) -> None:
        """Say nothing any more."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


class Progress:
    """One line that is rewritten on a terminal; plain lines at intervals in a pipe or under MPI. Rank 0 only."""

    def __init__(self, case: Case, comm: MPI.Comm) -> None:
        self._case, self._speaks = case, comm.rank == 0
        self._console = PatientConsole(stderr=True, highlight=False)
        self._live: Live | None = None
        if self._speaks and comm.size == 1 and self._console.is_terminal:
            self._live = Live(console=self._console, refresh_per_second=4, transient=True)
        self._started = clock.monotonic()
        self._last_line = -PLAIN_INTERVAL
        self._first: tuple[float, float] | None = None

    def __enter__(self) -> Self:
        """Begin; the first kernels are compiled before the first step."""
        setting_up = Text(f"{self._case.title}: setting up (compiles kernels the first time)")
        if self._live:
            self._live.start()
            self._live.update(setting_up)
        elif self._speaks:
            self._console.print(setting_up, soft_wrap=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the line."""
        if self._live:
            self._live.stop()

    def update(self, row: dict[str, float]) -> None:
        """Show a step."""
        if not self._speaks:
            return
        elapsed = clock.monotonic() - self._started
        if self._live:
            self._live.update(self._line(row, elapsed))
        elif elapsed - self._last_line >= PLAIN_INTERVAL:
            self._last_line = elapsed
            self._console.print(self._line(row, elapsed), soft_wrap=True)

    def say(self, text: str) -> None:
        """A line that stays."""
        if self._speaks:
            self._console.print(Text(text), soft_wrap=True)

    def _done(self, row: dict[str, float]) -> float:
        case = self._case
        of_program = case.surface.share_done(row)
        if of_program is not None:
            return of_program
        done = row["time"] / case.end_time
        return done if case.is_single_phase else max(done, row["reacted_fraction"] / case.time.stop_at_fraction)

    def _line(self, row: dict[str, float], elapsed: float) -> Text:
        done = self._done(row)
        began, began_done = self._first = self._first or (elapsed, done)
        progress = done - began_done
        remaining = readable.time((elapsed - began) * (1 - done) / progress) if progress > 0.01 else "?"
        return Text(
            f"{row['reacted_fraction']:6.1%} reacted  t = {readable.time(row['time'])}  step {row['step']:.0f}  "
            f"dt = {readable.time(row['time_step'])}  SoC {row['state_of_charge']:.3f}  at most {remaining} left"
        )


def show_result(result: Result) -> None:
    """The closing table."""
    summary, kinetics = result.summary, result.summary["kinetics"]
    console = PatientConsole(highlight=False)
    table = Table(title=Text(str(summary["title"])), title_justify="left", show_header=False)
    rows = {
        "status": f"{result.status}: {result.message}",
        "time": readable.time(summary["time_s"]),
        "front depth": readable.length(summary["front_depth_m"]),
        "reacted fraction": f"{summary['reacted_fraction']:.3f}",
        "state of charge": f"{summary['state_of_charge']:.3f}",
        "kinetics": _kinetics(kinetics),
        "core pressure": readable.stress(summary["core_pressure_Pa"]),
        "surface hoop stress": readable.stress(summary["surface_hoop_stress_Pa"]),
        "carrier balance error": f"{summary['carrier_balance_error']:.1e}",
        "energy balance error": f"{summary['energy_balance_error']:.1e}",
        "work": f"{summary['steps']} steps, {summary['newton_iterations']} Newton iterations, "
        f"{summary['unknowns']} unknowns, {summary['ranks']} ranks, {readable.time(summary['wall_time_s'])}",
    }
    for name, value in rows.items():
        table.add_row(name, Text(value))
    console.print(table)
    for warning in summary["warnings"]:
        console.print(Text(f"warning: {warning}", style="yellow"), soft_wrap=True)
    console.print(Text(f"results: {result.folder.path}"), soft_wrap=True)
    if result.folder.report.exists():
        console.print(Text(f"report:  {result.folder.report}"), soft_wrap=True)


def show_case(case: Case) -> None:
    """The resolved case, the numbers that follow from it, and warnings."""
    from chemomech.case import derive, warnings_for
    from chemomech.case.resolved import print_yaml

    console = PatientConsole(highlight=False)
    print_yaml(case.resolved(), sys.stdout)
    table = Table(title="what follows from it", title_justify="left", show_header=False)
    for number in derive(case):
        value = f"{number.value:.4g} {number.unit}".rstrip()
        table.add_row(number.name, number.symbol, Text(value), Text(number.text))
    console.print(table)
    for warning in warnings_for(case):
        console.print(Text(f"warning: {warning}", style="yellow"), soft_wrap=True)


def _kinetics(kinetics: dict[str, object]) -> str:
    if kinetics["exponent"] is None and kinetics["regime"] != "undetermined":
        return f"{kinetics['regime']}{', retarded by stress' if kinetics['stress_retarded'] else ''}"
    if kinetics["exponent"] is None:
        return f"{kinetics['regime']}: the front moved too little"
    retarded = ", retarded by stress" if kinetics["stress_retarded"] else ""
    return (
        f"{kinetics['regime']}{retarded}; L ~ t^{kinetics['exponent']:.2f}, "
        f"{kinetics['intrinsic_exponent']:.2f} without the stress"
    )
