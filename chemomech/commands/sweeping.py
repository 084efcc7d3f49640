"""``chemomech sweep FILE``: run what is missing, say how it ended, return the exit code."""

from __future__ import annotations

import sys
import time as clock
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from chemomech.case import CaseError
from chemomech.commands.console import PatientConsole
from chemomech.commands.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_INVALID, EXIT_SOME_FAILED
from chemomech.commands.sweep_progress import SweepProgress, show_counts
from chemomech.input.errors import Place, Problem
from chemomech.input.messages import tell
from chemomech.register.outside import from_outside
from chemomech.sweep.campaign import Campaign
from chemomech.sweep.engines import Engine, EngineUnusable, Resources, engine_of
from chemomech.sweep.plan import load_plan
from chemomech.sweep.store import FAILED, WAITING, Change, StoreUnusable
from chemomech.sweep.sweep_folder import SweepFolder
from chemomech.system.files import OutputUnusable
from chemomech.system.lock import held
from chemomech.system.stop_signal import StopSignal


@dataclass(frozen=True)
class Options:
    """What the command line asks for."""

    engine: str
    resources: Resources
    output: Path
    overwrite: bool
    retry_failed: bool


def run_sweep(path: Path, options: Options) -> int:
    """0: all points ended well, 6: some failed, 3: all failed, 4: interrupted, 2: nothing could be run."""
    folder = SweepFolder(options.output)
    try:
        plan = load_plan(path)
        _refuse_strangers()
        engine = engine_of(options.engine, options.resources, folder.path)
        folder.create(overwrite=False)
        with held(folder.path, "another process is running this sweep"):
            folder.create(options.overwrite)
            with folder.opened(create=True) as store:
                return _run(Campaign(plan, folder, store), engine, options)
    except (CaseError, OutputUnusable, StoreUnusable, EngineUnusable) as error:
        tell(error, sys.stderr)
        return EXIT_INVALID


def _refuse_strangers() -> None:
    """Points are run by other processes, which know the package only. Raises CaseError if there is anything else."""
    strangers = sorted(member.__name__ for member in from_outside())
    if strangers:
        told = f"{', '.join(strangers)}: handed over in Python, and not known to the processes that run the points; "
        raise CaseError([Problem(Place("sweep", None, ""), told + "run them one by one, with chemomech.run")])


def _run(campaign: Campaign, engine: Engine, options: Options) -> int:
    started, stopped = clock.perf_counter(), StopSignal()
    store, title = campaign.store, campaign.plan.sweep.title
    change = campaign.prepare()
    if options.retry_failed:
        store.forget_failures()
    waiting = store.unfinished()
    tell(_told(change, len(waiting)), sys.stderr)
    if waiting:
        with SweepProgress(title, len(waiting)) as progress:
            for record in campaign.run(engine, stopped):
                progress.update(record)
    console = PatientConsole(highlight=False)
    counts = store.counts()
    show_counts(title, counts, store.retried(), clock.perf_counter() - started, console)
    console.print(Text(f"results: {campaign.folder.path}"), soft_wrap=True)
    return exit_code(counts)


def _told(change: Change, waiting: int) -> str:
    """What is done, what is new, what has gone."""
    total = change.same + change.new
    if not change.same:
        return f"{total} points"
    parts = [f"{total} points, {total - waiting} of them done"]
    if change.new:
        parts.append(f"{change.new} new in the sweep file")
    if change.dropped:
        parts.append(f"{change.dropped} no longer in it: kept, not shown")
    return ", ".join(parts)


def exit_code(counts: dict[str, int]) -> int:
    """What the program returns for points in these states."""
    failed, total = counts.get(FAILED, 0), sum(counts.values())
    if counts.get(WAITING):
        return EXIT_INTERRUPTED
    if failed == total:
        return EXIT_FAILED
    return EXIT_SOME_FAILED if failed else 0
