"""``chemomech verify``: run verifications on all ranks, print the table, write the JSON, return the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from json import dumps
from pathlib import Path
from typing import Any

import petsc4py
from mpi4py import MPI

from chemomech.commands.console import PatientConsole
from chemomech.commands.exit_codes import EXIT_BOUND_MISSED, EXIT_INVALID
from chemomech.commands.launching import guarded
from chemomech.system import _dolfinx
from chemomech.verify.suite import Report, run_all
from chemomech.verify.verification_table import found, show, verdict

WIDTH_OF_A_FILE = 140
"""Columns where there is no terminal to ask."""


def verify(names: Sequence[str], quick: bool, jobs: int, json: Path | None, page: Path | None) -> int:
    """0 if every bound is kept, 5 if one is missed, 2 if nothing can be run."""
    return guarded(lambda comm: _verify(names, quick, jobs, json, page, comm))


def _verify(names: Sequence[str], quick: bool, jobs: int, json: Path | None, page: Path | None, comm: MPI.Comm) -> int:
    problem = _problem(jobs, {"--json": json, "--page": page}, comm)
    if problem:
        if comm.rank == 0:
            print(problem, file=sys.stderr)
        return EXIT_INVALID
    petsc4py.init(["chemomech", "-no_signal_handler"])
    console = PatientConsole(highlight=False, quiet=comm.rank > 0)
    if not console.is_terminal:
        console.width = WIDTH_OF_A_FILE
    reports: list[Report] = []
    for report in run_all(names, quick, jobs, comm):
        reports.append(report)
        show(report, console)
    console.print(verdict(reports))
    if comm.rank == 0:
        _write(found(reports, _dolfinx.versions(), quick), json, page)
    return 0 if all(report.outcome.passed for report in reports) else EXIT_BOUND_MISSED


def _write(data: dict[str, Any], json: Path | None, page: Path | None) -> None:
    if json is not None:
        json.write_text(dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")
    if page is not None:
        from chemomech.verify.verification_page import write_page

        write_page(data, page)


def _problem(jobs: int, files: dict[str, Path | None], comm: MPI.Comm) -> str | None:
    if jobs > 1 and comm.size > 1:
        return f"--jobs {jobs}: several jobs and several ranks do not go together; leave out one of them"
    for option, file in files.items():
        if file is not None and not file.parent.is_dir():
            return f"{option} {file}: no such folder {file.parent}"
    return None
