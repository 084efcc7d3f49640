"""Run a case and leave its results in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.case.loader import load_case
from chemomech.electrode.step_table import steps_of
from chemomech.input.constants import NANOMETRE
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.observe.snapshots import Snapshots
from chemomech.register.ingredient import Ingredient
from chemomech.register.outside import ingredients as known
from chemomech.register.outside import used_by
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.keeper import Keeper
from chemomech.simulation.progression import Progression
from chemomech.simulation.recording import Recording, Row
from chemomech.simulation.resumption import Resumption, restore
from chemomech.simulation.sessions import Sessions
from chemomech.simulation.simulation import Simulation
from chemomech.simulation.stopping import Status, stopping_of
from chemomech.simulation.summary import summarise
from chemomech.simulation.watch import Watch
from chemomech.solve.options import OptionsRefused
from chemomech.system import _dolfinx
from chemomech.system.files import make_folder
from chemomech.system.lock import locked
from chemomech.system.ranks import failing_together
from chemomech.system.saving import Stateful

PETSC_OPTIONS = Place("numerics.petsc_options", None, "")


@dataclass(frozen=True)
class Result:
    """How a run ended and where its results are."""

    status: Status
    message: str
    folder: ResultFolder
    summary: dict[str, Any]


def run(
    case: Case | str | Path,
    output: str | Path | None = None,
    comm: MPI.Comm = MPI.COMM_WORLD,
    overwrite: bool = False,
    on_step: Callable[[Row], None] = lambda row: None,
    interrupted: Callable[[], bool] = lambda: False,
    checkpoint_wanted: Callable[[], bool] = lambda: False,
    say: Callable[[str], None] = lambda text: None,
    ingredients: Sequence[type[Ingredient]] = (),
) -> Result:
    """Simulate ``case`` on all ranks of ``comm`` and write table, profiles, fields, summary, pictures and report.

    ``case`` is one that was loaded, or the path of its file; ``output`` a folder, a temporary one if none is given;
    ``ingredients`` are classes derived from those of :mod:`chemomech.ingredients`: laws that the case chooses by their
    words, quantities that its history gets columns of, fields for ParaView. The functions:
    :class:`chemomech.simulation.watch.Watch`.

    Raises :class:`chemomech.system.files.OutputUnusable`, and :class:`chemomech.input.errors.CaseError` if the file or
    an ingredient is invalid or PETSc refuses its options; before the first step there are no results then.
    """
    with known(ingredients), known([] if isinstance(case, str | Path) else used_by(case)):
        loaded = load_case(case) if isinstance(case, str | Path) else case
        where = comm.bcast(mkdtemp(prefix="chemomech-") if output is None and comm.rank == 0 else output, root=0)
        return _run(
            loaded, ResultFolder(Path(where)), comm, overwrite, Watch(on_step, interrupted, checkpoint_wanted, say)
        )


def _run(case: Case, folder: ResultFolder, comm: MPI.Comm, overwrite: bool, watch: Watch) -> Result:
    with failing_together(comm):
        if comm.rank == 0:
            make_folder(folder.path)
    with locked(folder.path, comm):
        with failing_together(comm):
            if comm.rank == 0:
                folder.create(overwrite)
                case.dump_resolved(folder.case)
        try:
            return _carry_out(case, folder, None, comm, watch)
        except CaseError:
            if comm.rank == 0 and not folder.holds_a_step:  # what has been computed stays
                folder.remove_results()
            raise


def resume(case: Case, found: Resumption, comm: MPI.Comm, watch: Watch) -> Result:
    """Go on with a run; the caller holds the lock of its folder.

    ``found`` is the same on all ranks, but for the arrays, which only the first one needs. Raises
    :class:`chemomech.system.checkpoint_errors.NotResumable`.
    """
    return _carry_out(case, found.folder, found, comm, watch)


def _carry_out(case: Case, folder: ResultFolder, found: Resumption | None, comm: MPI.Comm, watch: Watch) -> Result:
    sessions = Sessions()
    try:
        simulation, recording, progression = _advanced(case, folder, found, sessions, comm, watch)
    except OptionsRefused as error:
        raise CaseError([Problem(PETSC_OPTIONS, str(error))]) from None
    rows, status, message = recording.history.rows, progression.status, progression.message
    summary = summarise(case, rows, status, message)
    if case.surface.texts_of_steps:
        summary["experiment"] = steps_of(case.surface.texts_of_steps, simulation.surface.program.finished, rows)
    summary["warnings"] += progression.warnings
    summary |= {
        **asdict(simulation.counts),
        "unknowns": simulation.number_of_unknowns,
        "ranks": comm.size,
        "resumed_at_steps": sessions.resumed_at,
        "wall_time_s": round(sessions.wall_time, 3),
        "versions": _dolfinx.versions(),
        "case_hash": case.hash,
    }
    if comm.rank == 0:
        folder.write_summary(summary)
        if case.output.pictures and not (status is Status.INTERRUPTED and comm.size > 1):  # mpirun does not wait
            from chemomech.report import write_report

            write_report(folder)
    comm.barrier()
    return Result(status, message, folder, summary)


def _advanced(
    case: Case, folder: ResultFolder, found: Resumption | None, sessions: Sessions, comm: MPI.Comm, watch: Watch
) -> tuple[Simulation, Recording, Progression]:
    """The run at its end."""
    every_depth = (case.output.every_depth or 0.0) / NANOMETRE
    snapshots = Snapshots.of(case.output.times, case.output.every, every_depth, case.end_time)
    simulation, stopping = Simulation(case, comm, snapshots.times), stopping_of(case)
    with Recording(simulation, folder, snapshots) as recording:
        # restored in this order: a checkpoint that does not fit is refused before a file is touched
        parts: dict[str, Stateful] = {"simulation": simulation, "stopping": stopping, "sessions": sessions}
        parts |= recording.parts
        if found is not None:
            restore(simulation, found, parts)
            sessions.resumed_at.append(found.step)
        keeper = Keeper(case, folder.checkpoints, parts, lambda: simulation.numbering, watch.say)
        keeper.schedule.done(simulation.counts.steps)
        progression = Progression(simulation, recording, stopping, keeper, watch)
        progression.advance()
    return simulation, recording, progression
