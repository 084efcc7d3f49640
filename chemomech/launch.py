"""Start a run from the command line: ranks, signals, messages, exit code."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import petsc4py
from mpi4py import MPI

from chemomech.case import CaseError, load_case, warnings_for
from chemomech.console import Progress, show_result
from chemomech.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_INVALID
from chemomech.results import OutputUnusable
from chemomech.solve.stopping import Status


class Interruption:
    """Remembers Ctrl-C and SIGTERM, so that a run can end cleanly; a second signal kills as usual."""

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


def launch(path: Path, overrides: Sequence[str], output: Path, overwrite: bool) -> int:
    """Load and run a case on all ranks; only rank 0 prints."""
    return guarded(lambda comm: _launch(path, overrides, output, overwrite, comm))


def guarded(work: Callable[[MPI.Comm], int]) -> int:
    """Exit code of ``work`` on all ranks; an unexpected error on one rank ends all ranks."""
    comm = MPI.COMM_WORLD
    try:
        return work(comm)
    except Exception as error:
        if isinstance(error, OSError):  # a full disk, a folder that went away: the system's own words say enough
            print(f"the run stopped: {error}", file=sys.stderr)
        else:
            traceback.print_exc()
        sys.stderr.flush()
        if comm.size > 1:
            comm.Abort(1)
        return 1


def _launch(path: Path, overrides: Sequence[str], output: Path, overwrite: bool, comm: MPI.Comm) -> int:
    interrupted = Interruption()
    problem: CaseError | None = None
    try:
        case = load_case(path, overrides, files=comm.rank == 0)
    except CaseError as error:
        problem = error
    if comm.bcast(problem is not None, root=0):  # only the first rank has looked at the mesh of the case
        return refuse(problem, comm)
    if comm.rank == 0:
        for warning in warnings_for(case):
            print(f"warning: {warning}", file=sys.stderr)
    petsc4py.init(["chemomech", "-no_signal_handler"])  # signals end a run cleanly, a closed pipe does not end it
    from chemomech.runner import run

    with Progress(case, comm) as progress:
        try:
            result = run(case, output, comm, overwrite, progress.update, interrupted)
        except OutputUnusable as error:
            return refuse(error, comm)
    if comm.rank == 0:
        show_result(result)
    return exit_code(result.status)


def exit_code(status: Status) -> int:
    """What the program returns after a run that ended so."""
    return {Status.FAILED: EXIT_FAILED, Status.INTERRUPTED: EXIT_INTERRUPTED}.get(status, 0)


def refuse(error: Exception | None, comm: MPI.Comm) -> int:
    """Say what is wrong with the input, on one rank."""
    if comm.rank == 0:
        print(error, file=sys.stderr)
    return EXIT_INVALID
