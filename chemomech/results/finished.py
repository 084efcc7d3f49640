"""Runs and their folders, as a user names them."""

from __future__ import annotations

from pathlib import Path

from chemomech.case import CaseError
from chemomech.input.errors import one_line
from chemomech.results.record import Record
from chemomech.results.result_folder import ResultFolder


class NoReport(Exception):
    """One sentence for the user: what was found and what is needed."""


def finished(path: Path) -> Record:
    """The run that has left its results in a folder. Raises :class:`NoReport`."""
    folder = ResultFolder(path)
    if not path.is_dir():
        raise NoReport(f"{path}: no such folder; give the folder of the results of a run")
    if not folder.case.exists() or not folder.history.exists():
        raise NoReport(f"{path}: holds no results of a run ({folder.case.name} or {folder.history.name} is missing)")
    if not folder.summary.exists():
        raise NoReport(f"{path}: the run has not ended ({folder.summary.name} is missing)")
    try:
        record = Record.read(folder)
    except (CaseError, ValueError, OSError) as error:
        raise NoReport(f"{path}: cannot be read: {one_line(str(error))}") from None
    if record.history.empty:
        raise NoReport(f"{folder.history}: holds no step")
    return record
