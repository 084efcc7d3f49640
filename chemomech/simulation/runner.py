"""Run a case and leave its results in a folder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.case.control import Experiment
from chemomech.electrode.step_table import steps_of
from chemomech.input.constants import NANOMETRE
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.observe.balances import CarrierBalance, EnergyBalance
from chemomech.observe.directions import DirectionObserver
from chemomech.observe.electrode import ElectrodeObserver
from chemomech.observe.fields import FieldWriter
from chemomech.observe.front import FrontObserver
from chemomech.observe.history import History
from chemomech.observe.observation import Observation, Observer
from chemomech.observe.profiles import ProfileWriter
from chemomech.observe.progress import ReactionObserver, StepObserver, SwellingObserver
from chemomech.observe.snapshots import Snapshots
from chemomech.observe.stresses import StressObserver
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.keeper import Keeper
from chemomech.simulation.resumption import Resumption
from chemomech.simulation.saved_state import Recalled
from chemomech.simulation.sessions import Sessions
from chemomech.simulation.simulation import Simulation, SimulationFailed
from chemomech.simulation.stop import stopping_of
from chemomech.simulation.stopping import Status
from chemomech.simulation.summary import summarise
from chemomech.solve.options import OptionsRefused
from chemomech.system import _dolfinx
from chemomech.system.checkpoint_errors import CheckpointUnusable, NotResumable
from chemomech.system.files import make_folder
from chemomech.system.lock import locked
from chemomech.system.ranks import any_rank, failing_together
from chemomech.system.saving import Stateful

Row = dict[str, float]
PETSC_OPTIONS = Place("numerics.petsc_options", None, "")


@dataclass(frozen=True)
class Result:
    """How a run ended and where its results are."""

    status: Status
    message: str
    folder: ResultFolder
    summary: dict[str, Any]


@dataclass(frozen=True)
class Watch:
    """What a run asks and tells while it goes; every function is called on every rank."""

    on_step: Callable[[Row], None] = lambda row: None
    """Gets the history row of every step."""
    interrupted: Callable[[], bool] = lambda: False
    """Asked after every step; one rank that says yes ends the run."""
    checkpoint_wanted: Callable[[], bool] = lambda: False
    """Asked after every step; one rank that says yes has a checkpoint written."""
    say: Callable[[str], None] = lambda text: None
    """Gets what the user should know at once; on the first rank only."""


def run(
    case: Case,
    output: Path,
    comm: MPI.Comm = MPI.COMM_WORLD,
    overwrite: bool = False,
    on_step: Callable[[Row], None] = lambda row: None,
    interrupted: Callable[[], bool] = lambda: False,
    checkpoint_wanted: Callable[[], bool] = lambda: False,
    say: Callable[[str], None] = lambda text: None,
) -> Result:
    """Simulate ``case`` on all ranks of ``comm`` and write table, profiles, fields, summary, pictures and report.

    The functions: :class:`Watch`. Raises :class:`chemomech.system.files.OutputUnusable`, and
    :class:`chemomech.input.errors.CaseError` if PETSc refuses its options; then there are no results.
    """
    folder = ResultFolder(output)
    with failing_together(comm):
        if comm.rank == 0:
            make_folder(folder.path)
    with locked(output, comm):
        with failing_together(comm):
            if comm.rank == 0:
                folder.create(overwrite)
                case.dump_resolved(folder.case)
        try:
            return _carry_out(case, folder, None, comm, Watch(on_step, interrupted, checkpoint_wanted, say))
        except CaseError:
            if comm.rank == 0:
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
    every_depth = (case.output.every_depth or 0.0) / NANOMETRE
    snapshots = Snapshots.of(case.output.times, case.output.every, every_depth, case.end_time)
    try:
        simulation = Simulation(case, comm, snapshots.times)
        status, message, rows, warnings = _advance(simulation, folder, snapshots, sessions, found, watch)
    except OptionsRefused as error:
        raise CaseError([Problem(PETSC_OPTIONS, str(error))]) from None
    summary = summarise(case, rows, status, message)
    finished = simulation.surface.program.finished
    if isinstance(case.surface, Experiment):
        summary["experiment"] = steps_of(case.surface, finished, rows)
    summary["warnings"] += warnings
    summary |= {
        "steps": simulation.counts.steps,
        "rejected_steps": simulation.counts.rejected_steps,
        "newton_iterations": simulation.counts.newton_iterations,
        "linear_iterations": simulation.counts.linear_iterations,
        "factorisations": simulation.counts.factorisations,
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


def observers(simulation: Simulation) -> list[Observer]:
    """Everything that is measured, in the order of the history's columns."""
    integrator, comm = simulation.integrator, simulation.comm
    carrier = CarrierBalance(comm)
    return [
        StepObserver(),
        ReactionObserver(),
        FrontObserver(integrator, simulation.body),
        DirectionObserver(integrator, simulation.body),
        StressObserver(),
        SwellingObserver(simulation.body.outermost + simulation.body.coating),
        carrier,
        ElectrodeObserver(carrier, simulation.case.material.specific_capacity),
        EnergyBalance(carrier),
    ]


def _advance(
    simulation: Simulation,
    folder: ResultFolder,
    snapshots: Snapshots,
    sessions: Sessions,
    found: Resumption | None,
    watch: Watch,
) -> tuple[Status, str, list[Row], list[str]]:
    case, comm = simulation.case, simulation.comm
    stopping = stopping_of(case)
    with ExitStack() as stack:
        measured = observers(simulation)
        history = stack.enter_context(closing(History(folder.history, measured, comm.rank)))
        writers: list[ProfileWriter | FieldWriter] = [
            stack.enter_context(closing(ProfileWriter(folder.profiles, comm.rank)))
        ]
        parts: dict[str, Stateful] = {type(part).__name__: part for part in measured if isinstance(part, Stateful)}
        parts |= {"simulation": simulation, "stopping": stopping, "snapshots": snapshots, "sessions": sessions}
        parts |= {"history": history, "profiles": writers[0]}
        if case.output.fields:
            size = case.geometry.size / NANOMETRE
            inert = simulation.body.inert
            writers.append(stack.enter_context(closing(FieldWriter(folder.fields, simulation.integrator, size, inert))))
            parts["fields"] = writers[-1]
        if found is not None:
            _restore(simulation, found, parts)
            sessions.resumed_at.append(found.step)
        keeper = Keeper(case, folder.checkpoints, parts, lambda: simulation.numbering, watch.say)
        keeper.schedule.done(simulation.counts.steps)
        status: Status | None = None
        written = True

        def over() -> bool:
            """Between two steps: the last one is in all tables."""
            step = simulation.counts.steps
            asked = watch.interrupted(), watch.checkpoint_wanted(), keeper.schedule.due(step)
            stop, wanted, due = any_rank(comm, *asked)
            if case.output.checkpoint.write and (status is not None or stop or wanted or due):
                keeper.write(step, history.rows[-1]["time"], comm)
            return status is not None or stop

        seen: Observation | None = None
        message, unread = "", ""
        try:
            for seen in simulation.observations(over):
                row = history.record(seen)
                watch.on_step(row)
                if seen.attempt is not None and not unread and (unread := _unread(simulation)):
                    watch.say(f"warning: {unread}")
                if written := snapshots.due(row["time"], row["front_depth"]):
                    _write(writers, seen)
                status = stopping.check(row["time"], row["reacted_fraction"], row["front_depth"])
                if simulation.over:
                    status = Status.COMPLETED
        except SimulationFailed as failure:
            status, message = Status.FAILED, str(failure)
            if case.output.checkpoint.write:
                keeper.write(simulation.counts.steps, history.rows[-1]["time"], comm)
        if seen is not None and not written:
            _write(writers, seen)
    status = status or Status.INTERRUPTED
    if simulation.over:
        experiment = isinstance(case.surface, Experiment)
        message = "all steps of the experiment are done" if experiment else "the cut-off voltage was reached"
    return status, message or STATUS_TEXT[status], history.rows, [text for text in (unread, keeper.warning) if text]


def _unread(simulation: Simulation) -> str:
    """Options of the user that PETSc has not read in a solve."""
    options = ", ".join(simulation.integrator.newton.unread_options)
    return options and f"numerics.petsc_options: PETSc has not read {options}: misspelt, or of a solver not in use"


def _restore(simulation: Simulation, found: Resumption, parts: dict[str, Stateful]) -> None:
    """Bring all parts to the checkpoint; what it says is checked before a file is touched."""
    folder, comm, numbering = found.folder, simulation.comm, simulation.numbering
    if comm.bcast(found.archive.about.get("mesh") if comm.rank == 0 else None, root=0) != numbering.mesh:
        raise NotResumable(
            f"{folder.path}: the mesh is not that of the checkpoint: gmsh or the file of the mesh has changed; begin "
            "again with chemomech run"
        )
    recalled = Recalled(found.archive.arrays if comm.rank == 0 else {}, comm, numbering)
    saved = comm.bcast([*recalled.arrays], root=0)
    if "fields.times" not in saved:  # the run did not write fields so far
        parts = {name: part for name, part in parts.items() if name != "fields"}
    try:
        recalled.give(parts)
    except CheckpointUnusable as error:
        raise NotResumable(f"{folder.checkpoints}: {error}") from None
    with failing_together(comm):
        if comm.rank == 0:
            Checkpoints(folder.checkpoints).remove_after(found.step)
            folder.summary.unlink(missing_ok=True)
            simulation.case.dump_resolved(folder.case)


def _write(writers: list[ProfileWriter | FieldWriter], seen: Observation) -> None:
    for writer in writers:
        writer.write(seen)


STATUS_TEXT = {
    Status.COMPLETED: "the end time was reached",
    Status.REACTED: "the host is consumed",
    Status.ARRESTED: "the front has come to rest",
    Status.INTERRUPTED: "stopped from outside; the results up to the last step are complete",
}
