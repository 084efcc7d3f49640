"""``chemomech extrapolate``: run a case at smaller and smaller widths on all ranks, extrapolate, say what was found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import petsc4py
from mpi4py import MPI

from chemomech.case import Case, CaseError
from chemomech.commands.console import PatientConsole, Progress
from chemomech.commands.launching import exit_code, guarded, refuse, warn
from chemomech.extrapolate.extrapolation_folder import StudyFolder
from chemomech.extrapolate.extrapolation_picture import plot_extrapolation
from chemomech.extrapolate.levels import refined
from chemomech.extrapolate.study import Study
from chemomech.extrapolate.widths_table import show
from chemomech.input import readable
from chemomech.input.messages import tell
from chemomech.system import _dolfinx
from chemomech.system.files import OutputUnusable
from chemomech.system.ranks import failing_together
from chemomech.system.stop_signal import Interruption


def extrapolate(path: Path, overrides: Sequence[str], output: Path, overwrite: bool, levels: int) -> int:
    """Exit code of the extrapolation, the same as those of a run."""

    def on_all_ranks(comm: MPI.Comm) -> int:
        interrupted = Interruption()
        try:
            cases = refined(path, overrides, levels)
            return _extrapolate(cases, StudyFolder(output), overwrite, comm, interrupted)
        except (CaseError, OutputUnusable) as error:
            return refuse(error, comm)

    return guarded(on_all_ranks)


def _extrapolate(
    cases: Sequence[Case], folder: StudyFolder, overwrite: bool, comm: MPI.Comm, interrupted: Interruption
) -> int:
    with failing_together(comm):
        if comm.rank == 0:
            folder.create(overwrite)
    warn(cases[0], comm)
    petsc4py.init(["chemomech", "-no_signal_handler"])
    from chemomech.simulation.runner import run

    summaries = []
    for number, case in enumerate(cases, start=1):
        _say(f"level {number} of {len(cases)}: interface width {readable.length(case.interface.width)}", comm)
        with Progress(case, comm) as progress:
            result = run(case, folder.level(number).path, comm, overwrite, progress.update, interrupted)
        if code := exit_code(result.status):
            _say(f"{result.status}: {result.message}; nothing is extrapolated", comm)
            return code
        summaries.append(result.summary)
    if comm.rank == 0:
        _finish(Study.of(cases[0].title, [case.interface.width for case in cases], summaries), folder, cases)
    comm.barrier()
    return 0


def _finish(study: Study, folder: StudyFolder, cases: Sequence[Case]) -> None:
    """JSON, picture, table."""
    about: dict[str, Any] = {
        "initial_depth_m": cases[0].interface.initial_depth,
        "levels": [folder.level(number).path.name for number in range(1, len(cases) + 1)],
        "case_hashes": [case.hash for case in cases],
        "versions": _dolfinx.versions(),
    }
    folder.write(study.to_json() | about)
    if cases[0].output.pictures:
        plot_extrapolation(study, folder.picture)
    show(study, folder, PatientConsole(highlight=False))


def _say(text: str, comm: MPI.Comm) -> None:
    if comm.rank == 0:
        tell(text, sys.stderr)
