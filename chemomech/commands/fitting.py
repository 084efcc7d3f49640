"""``chemomech fit``: least squares on all ranks, then table, picture, case file."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import petsc4py
from mpi4py import MPI

from chemomech.case import CaseError, load_case
from chemomech.commands.console import PatientConsole
from chemomech.commands.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from chemomech.commands.launching import guarded, refuse, warn
from chemomech.fit.fit_folder import FitFolder
from chemomech.fit.fit_table import show
from chemomech.fit.fitted_case import write_fitted_case
from chemomech.fit.measurements import Data, read_data
from chemomech.fit.parameters import Parameter, parameters
from chemomech.fit.search import Fit, search
from chemomech.input.messages import tell
from chemomech.system.files import OutputUnusable
from chemomech.system.ranks import failing_together
from chemomech.system.stop_signal import Interruption

if TYPE_CHECKING:
    from chemomech.fit.trials import Trials


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    data: Path
    case: Path
    overrides: Sequence[str]
    free: Sequence[str]
    starts: Mapping[str, str]
    bounds: Mapping[str, tuple[str, str]]
    searches: int
    output: Path
    overwrite: bool


def fit(request: Request) -> int:
    """Exit code: 0 if the search has converged."""

    def on_all_ranks(comm: MPI.Comm) -> int:
        interrupted = Interruption()
        try:
            return _fit(request, FitFolder(request.output), comm, interrupted)
        except (CaseError, OutputUnusable) as error:
            return refuse(error, comm)

    return guarded(on_all_ranks)


def _fit(request: Request, folder: FitFolder, comm: MPI.Comm, interrupted: Interruption) -> int:
    data = read_data(request.data)
    case = load_case(request.case, request.overrides)
    free = parameters(case, request.free, request.starts, request.bounds)
    for each in free:  # a bound that the case refuses is told now and not after an hour
        for value in (each.low, each.high):
            load_case(request.case, [*request.overrides, each.override(value)])
    with failing_together(comm):
        if comm.rank == 0:
            folder.create(request.overwrite)
    warn(case, comm)
    petsc4py.init(["chemomech", "-no_signal_handler"])
    from chemomech.fit.trials import TrialFailed, TrialInterrupted, Trials

    def progress(number: int, values: Sequence[float], misfit: float) -> None:
        if comm.rank == 0:
            shown = ", ".join(f"{each.key} = {each.text(value)}" for each, value in zip(free, values, strict=True))
            rms = math.sqrt(misfit / data.count)
            tell(f"run {number}: {shown}: root mean square of the residuals {rms:.4g}", sys.stderr)

    trials = Trials(request.case, request.overrides, free, data, folder.trials, comm, interrupted, progress)
    try:
        best, fits = search(trials.residuals, free, data.has_errors, request.searches)
    except (TrialFailed, TrialInterrupted) as error:
        if comm.rank == 0:
            tell(error, sys.stderr)
        return EXIT_FAILED if isinstance(error, TrialFailed) else EXIT_INTERRUPTED
    if comm.rank == 0:
        _finish(request, folder, trials, best, fits)
    comm.barrier()
    return 0


def _finish(request: Request, folder: FitFolder, trials: Trials, best: Fit, fits: Sequence[Fit]) -> None:
    """Case, JSON, picture, table."""
    from chemomech.fit.fit_picture import plot_fit

    data, free = trials.data, trials.parameters
    overrides = [*request.overrides, *(each.override(value) for each, value in zip(free, best.values, strict=True))]
    write_fitted_case(request.case, overrides, folder.case)
    folder.write(described(data, free, best, fits) | {"runs": trials.count})
    plot_fit(data, best, trials.results(list(best.values)), folder.picture)
    show(free, best, folder, PatientConsole(highlight=False))


def described(data: Data, free: Sequence[Parameter], best: Fit, fits: Sequence[Fit]) -> dict[str, Any]:
    """Everything that was found, in SI."""
    covariance, deviations = best.covariance, best.deviations
    return {
        "data": data.path.name,
        "measurements": data.count,
        "parameters": [
            {
                "key": each.key,
                "value": float(value),
                "standard_deviation": None if deviations is None else float(deviations[index]),
                "fitted": each.text(value),
                "unit": each.kind.unit if each.kind else "-",
                "bounds": [each.low, each.high],
            }
            for index, (each, value) in enumerate(zip(free, best.values, strict=True))
        ],
        "covariance": None if covariance is None else covariance.tolist(),
        "misfit": best.misfit,
        "degrees_of_freedom": best.freedom,
        "residuals_in_standard_deviations": data.has_errors,
        "message": best.message,
        "searches": [{"values": fit.values.tolist(), "misfit": fit.misfit} for fit in fits],
    }
