"""``chemomech report DIR``: the report of a finished run or of a sweep, made again."""

from __future__ import annotations

import sys
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.input.messages import tell
from chemomech.report.pictures import draw_pictures
from chemomech.report.run_page import write_page
from chemomech.results.finished import NoReport, finished
from chemomech.system.files import reason


def report(path: Path) -> int:
    """Write the report and say where; returns the exit code: 0, or 2 with one sentence if there is none."""
    from chemomech.sweep.sweep_folder import SweepFolder

    try:
        page = _of_sweep(path) if SweepFolder(path).store.exists() else _of_run(path)
    except NoReport as error:
        tell(error, sys.stderr)
        return EXIT_INVALID
    except OSError as error:
        tell(f"{path}: cannot be written to ({reason(error)})", sys.stderr)
        return EXIT_INVALID
    tell(f"report: {page}")
    return 0


def _of_run(path: Path) -> Path:
    record = finished(path)
    write_page(record, draw_pictures(record))
    return record.folder.report


def _of_sweep(path: Path) -> Path:
    from chemomech.sweep.page.sweep_page import write_page as write_sweep
    from chemomech.sweep.store import StoreUnusable
    from chemomech.sweep.sweep_folder import SweepFolder

    try:
        return write_sweep(SweepFolder(path))
    except StoreUnusable as error:
        raise NoReport(str(error)) from None
