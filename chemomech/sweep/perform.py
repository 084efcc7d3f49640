"""One point run, in this process or with MPI ranks of its own, and its record left in its folder."""

from __future__ import annotations

import json
import subprocess
import sys
import time as clock
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from chemomech.case import CaseError, load_case
from chemomech.case.case import Case
from chemomech.input.errors import Place, one_line
from chemomech.input.overrides import Setting
from chemomech.results.result_folder import ResultFolder
from chemomech.sweep.careful import careful
from chemomech.sweep.point_results import results_of
from chemomech.sweep.task import RECORD, Record, Task
from chemomech.system.files import OutputUnusable

ERROR, LOG = "error.txt", "log.txt"
"""In the folder of a point: the traceback of an error of the program, and what a run with ranks has printed."""
Start = Callable[[Task, Case, dict[str, Any]], None]
"""Runs the case of a task, with further settings; its results are in the task's folder afterwards."""


def perform(task: Task, ranks: int = 1) -> Record:
    """Run a point and leave its record in its folder; whatever goes wrong is a record too."""
    started, folder = clock.perf_counter(), Path(task.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (RECORD, ERROR, LOG):
            (folder / name).unlink(missing_ok=True)
        record = _performed(task, _in_process if ranks == 1 else _with_ranks(ranks), started)
    except (CaseError, OutputUnusable, OSError, _NoResults) as error:
        record = Record.of_failure(task, one_line(str(error)), clock.perf_counter() - started)
    except Exception as error:
        reason = one_line(f"error of the program: {type(error).__name__}: {error} (see {folder / ERROR})")
        record = Record.of_failure(task, reason, clock.perf_counter() - started)
        with suppress(OSError):
            (folder / ERROR).write_text(traceback.format_exc(), encoding="utf-8")
    with suppress(OSError):  # a full disk: whoever waits for the record gets it all the same
        record.write(folder)
    return record


def _performed(task: Task, start: Start, started: float) -> Record:
    settings = dict(task.settings)
    case = _case(task, settings)
    if case.hash != task.case_hash:
        raise _NoResults("the base case has changed since the sweep was started; start it again")
    if task.tries:
        settings |= careful(case)
    start(task, _case(task, settings), settings)
    summary = ResultFolder(Path(task.folder)).read_summary()
    status, reason = str(summary["status"]), one_line(str(summary["message"]))
    results = {} if status == "failed" else results_of(summary)
    seconds = round(clock.perf_counter() - started, 3)
    return Record(task.number, task.case_hash, task.tries + 1, status, reason, seconds, results)


def _case(task: Task, settings: dict[str, Any]) -> Case:
    place = Place(f"point {task.number}", None, "")
    return load_case(task.base, [Setting(key, value, place.below(key)) for key, value in settings.items()])


def _in_process(task: Task, case: Case, settings: dict[str, Any]) -> None:
    import petsc4py

    petsc4py.init(["chemomech", "-no_signal_handler"])
    from mpi4py import MPI

    from chemomech.simulation.runner import run

    run(case, Path(task.folder), MPI.COMM_SELF, overwrite=True)


def _with_ranks(ranks: int) -> Start:
    def start(task: Task, case: Case, settings: dict[str, Any]) -> None:
        command = ["mpirun", "-n", str(ranks), sys.executable, "-m", "chemomech", "run", task.base]
        for key, value in settings.items():
            command += ["--set", f"{key}={json.dumps(value, ensure_ascii=False)}"]
        command += ["--output", task.folder, "--overwrite"]
        log = Path(task.folder) / LOG
        with log.open("w", encoding="utf-8") as file:
            code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False).returncode
        if not ResultFolder(Path(task.folder)).summary.exists():
            raise _NoResults(f"the run ended with exit code {code} and no results (see {log})")

    return start


class _NoResults(Exception):
    """A point that cannot be run or left nothing."""
