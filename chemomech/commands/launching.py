"""Start a run from the command line: ranks, signals, messages, exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import petsc4py
from mpi4py import MPI

from chemomech.case import CaseError, load_case, warnings_for
from chemomech.case.case import Case
from chemomech.commands.console import Progress, show_result
from chemomech.commands.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_INVALID
from chemomech.input.messages import tell
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.resumption import Request, Resumption, resumption
from chemomech.simulation.stopping import Status
from chemomech.system.checkpoint_errors import NothingLeft, NotResumable
from chemomech.system.files import OutputUnusable
from chemomech.system.lock import locked
from chemomech.system.ranks import failing_together
from chemomech.system.stop_signal import Interruption

if TYPE_CHECKING:
    from chemomech.simulation.runner import Result


def launch(path: Path, overrides: Sequence[str], output: Path, overwrite: bool) -> int:
    """Load and run a case on all ranks; only rank 0 prints."""
    return guarded(lambda comm: _launch(path, overrides, output, overwrite, comm), ResultFolder(output))


def launch_again(request: Request) -> int:
    """Go on with a run on all ranks; only rank 0 prints."""
    return guarded(lambda comm: _launch_again(request, comm), request.folder)


def guarded(work: Callable[[MPI.Comm], int], folder: ResultFolder | None = None) -> int:
    """Exit code of ``work`` on all ranks; an unexpected error on one rank ends all ranks."""
    comm = MPI.COMM_WORLD
    try:
        return work(comm)
    except Exception as error:
        if isinstance(error, OSError):  # a full disk, a folder that went away: the system's own words say enough
            reason = str(error) if error.strerror is None else error.strerror.lower()
            where = "" if error.filename is None else f"{error.filename}: "
            tell(f"the run stopped: {where}{reason}{_what_is_left(folder)}", sys.stderr)
        else:
            traceback.print_exc()
        sys.stderr.flush()
        if comm.size > 1:
            comm.Abort(1)
        return 1


def _launch(path: Path, overrides: Sequence[str], output: Path, overwrite: bool, comm: MPI.Comm) -> int:
    interrupted = Interruption()
    case = _loaded(path, overrides, comm)
    if case is None:
        return EXIT_INVALID
    warn(case, comm)
    petsc4py.init(["chemomech", "-no_signal_handler"])  # signals end a run cleanly, a closed pipe does not end it
    from chemomech.simulation.runner import run

    with Progress(case, comm) as progress:
        try:
            wanted = interrupted.checkpoint_wanted
            result = run(case, output, comm, overwrite, progress.update, interrupted, wanted, progress.say)
        except (CaseError, OutputUnusable) as error:
            return refuse(error, comm)
    return _show(result, comm)


def _launch_again(request: Request, comm: MPI.Comm) -> int:
    interrupted = Interruption()
    petsc4py.init(["chemomech", "-no_signal_handler"])
    from chemomech.simulation.runner import resume
    from chemomech.simulation.watch import Watch

    try:
        with failing_together(comm):
            if comm.rank == 0:
                request.check()
        with locked(request.folder.path, comm):
            case = _loaded(request.case or request.folder.case, request.all_overrides, comm)
            if case is None:
                return EXIT_INVALID
            found = _found(request, case, comm)
            warn(case, comm)
            with Progress(case, comm) as progress:
                for note in found.notes:
                    progress.say(note)
                watch = Watch(progress.update, interrupted, interrupted.checkpoint_wanted, progress.say)
                result = resume(case, found, comm, watch)
    except (CaseError, NotResumable, OutputUnusable) as error:
        return refuse(error, comm)
    except NothingLeft as over:
        if comm.rank == 0:
            tell(over)
        return 0
    return _show(result, comm)


def _loaded(path: Path, overrides: Sequence[str], comm: MPI.Comm) -> Case | None:
    """The case on all ranks, or ``None`` after the first one has said what is wrong with it."""
    problem: CaseError | None = None
    try:
        case = load_case(path, overrides, files=comm.rank == 0)
    except CaseError as error:
        problem = error
    if comm.bcast(problem is not None, root=0):  # only the first rank has looked at the mesh of the case
        refuse(problem, comm)
        return None
    return case


def warn(case: Case, comm: MPI.Comm) -> None:
    """Say what a careful user would change, on one rank."""
    if comm.rank == 0:
        for warning in warnings_for(case):
            tell(f"warning: {warning}", sys.stderr)


def _found(request: Request, case: Case, comm: MPI.Comm) -> Resumption:
    """What the run goes on from, on all ranks; only the first has the arrays."""
    found: Resumption | None = None
    with failing_together(comm):
        if comm.rank == 0:
            found = resumption(request, case)
    shared: Resumption = comm.bcast(None if found is None else found.without_arrays(), root=0)
    return found or shared


def _what_is_left(folder: ResultFolder | None) -> str:
    steps = [] if folder is None else Checkpoints(folder.checkpoints).steps()
    if folder is None or not steps:
        return ""
    return f"; the checkpoint of step {steps[0]} is there: chemomech resume {folder.path}"


def _show(result: Result, comm: MPI.Comm) -> int:
    if comm.rank == 0:
        show_result(result)
    return exit_code(result.status)


def exit_code(status: Status) -> int:
    """What the program returns after a run that ended so."""
    return {Status.FAILED: EXIT_FAILED, Status.INTERRUPTED: EXIT_INTERRUPTED}.get(status, 0)


def refuse(error: Exception | None, comm: MPI.Comm) -> int:
    """Say what is wrong with the input, on one rank."""
    if comm.rank == 0:
        tell(error, sys.stderr)
    return EXIT_INVALID
