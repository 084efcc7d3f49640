"""Run a case and leave its results in a folder."""

from __future__ import annotations

import math
import time as clock
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mpi4py import MPI

from chemomech import _dolfinx
from chemomech.case.control import settled
from chemomech.case.schema import Case
from chemomech.observe.balances import CarrierBalance, EnergyBalance
from chemomech.observe.directions import DirectionObserver
from chemomech.observe.fields import FieldWriter
from chemomech.observe.front import FrontObserver
from chemomech.observe.history import History
from chemomech.observe.observation import Observation, Observer
from chemomech.observe.profiles import ProfileWriter
from chemomech.observe.progress import NANOMETRE, ReactionObserver, StepObserver, SwellingObserver
from chemomech.observe.snapshots import Snapshots
from chemomech.observe.stresses import StressObserver
from chemomech.ranks import failing_together
from chemomech.results import ResultFolder
from chemomech.simulation import Simulation, SimulationFailed
from chemomech.solve.stopping import Status, Stopping
from chemomech.summary import summarise

Row = dict[str, float]


@dataclass(frozen=True)
class Result:
    """How a run ended and where its results are."""

    status: Status
    message: str
    folder: ResultFolder
    summary: dict[str, Any]


def run(
    case: Case,
    output: Path,
    comm: MPI.Comm = MPI.COMM_WORLD,
    overwrite: bool = False,
    on_step: Callable[[Row], None] = lambda row: None,
    interrupted: Callable[[], bool] = lambda: False,
) -> Result:
    """Simulate ``case`` on all ranks of ``comm`` and write table, profiles, fields, summary, pictures and report.

    ``on_step`` gets the history row of every step on every rank; ``interrupted`` is asked after every step on every
    rank, and one rank that says yes ends the run. Raises :class:`chemomech.results.OutputUnusable`.
    """
    started = clock.perf_counter()
    folder = _create(ResultFolder(output), case, comm, overwrite)
    snapshots = Snapshots.of(case.output.times, case.output.every, _nanometres(case.output.every_depth), case.time.end)
    simulation = Simulation(case, comm, snapshots.times)
    status, message, rows = _advance(simulation, folder, snapshots, on_step, interrupted)
    summary = summarise(case, rows, status, message) | {
        "steps": simulation.counts.steps,
        "rejected_steps": simulation.counts.rejected_steps,
        "newton_iterations": simulation.counts.newton_iterations,
        "linear_iterations": simulation.counts.linear_iterations,
        "factorisations": simulation.counts.factorisations,
        "unknowns": simulation.number_of_unknowns,
        "ranks": comm.size,
        "wall_time_s": round(clock.perf_counter() - started, 3),
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


def _nanometres(metres: float | None) -> float:
    return (metres or 0.0) / NANOMETRE


def _create(folder: ResultFolder, case: Case, comm: MPI.Comm, overwrite: bool) -> ResultFolder:
    """Create the folder on rank 0; every rank raises if that fails."""
    with failing_together(comm):
        if comm.rank == 0:
            folder.create(overwrite)
            case.dump_resolved(folder.case)
    return folder


def observers(simulation: Simulation) -> list[Observer]:
    """Everything that is measured, in the order of the history's columns."""
    integrator = simulation.integrator
    carrier = CarrierBalance(integrator, simulation.surface_dofs, integrator.volume)
    return [
        StepObserver(),
        ReactionObserver(),
        FrontObserver(integrator, simulation.body),
        DirectionObserver(integrator, simulation.body),
        StressObserver(),
        SwellingObserver(simulation.body.outermost),
        carrier,
        EnergyBalance(carrier),
    ]


def _advance(
    simulation: Simulation,
    folder: ResultFolder,
    snapshots: Snapshots,
    on_step: Callable[[Row], None],
    interrupted: Callable[[], bool],
) -> tuple[Status, str, list[Row]]:
    case, comm = simulation.case, simulation.comm
    has_front = case.interface.initial_phase == "host"
    stopping = Stopping(
        end=case.time.end,
        ramp=settled(case.surface),
        stop_at_fraction=case.time.stop_at_fraction if has_front else math.inf,
        arrest_tolerance=case.time.arrest_tolerance if case.time.stop_when_arrested and has_front else None,
        least_advance=_nanometres(case.interface.width),
        greatest_depth=_nanometres(case.geometry.size),
    )

    def anyone_interrupted() -> bool:
        return bool(comm.allreduce(interrupted(), op=MPI.LOR))

    rows: list[Row] = []
    with ExitStack() as stack:
        history = stack.enter_context(History(folder.history, observers(simulation), comm.rank))
        writers: list[ProfileWriter | FieldWriter] = [
            stack.enter_context(closing(ProfileWriter(folder.profiles, comm.rank)))
        ]
        if case.output.fields:
            size = case.geometry.size / NANOMETRE
            writers.append(stack.enter_context(closing(FieldWriter(folder.fields, simulation.integrator, size))))
        status, message = Status.INTERRUPTED, STATUS_TEXT[Status.INTERRUPTED]
        seen: Observation | None = None
        written = False
        try:
            for seen in simulation.observations(anyone_interrupted):
                row = history.record(seen)
                rows.append(row)
                on_step(row)
                if written := snapshots.due(row["time"], row["front_depth"]):
                    _write(writers, seen)
                over = stopping.check(row["time"], row["reacted_fraction"], row["front_depth"])
                if over is not None:
                    status, message = over, STATUS_TEXT[over]
                    break
        except SimulationFailed as failure:
            status, message = Status.FAILED, str(failure)
        if seen is not None and not written:
            _write(writers, seen)
    return status, message, rows


def _write(writers: list[ProfileWriter | FieldWriter], seen: Observation) -> None:
    for writer in writers:
        writer.write(seen)


STATUS_TEXT = {
    Status.COMPLETED: "the end time was reached",
    Status.REACTED: "the host is consumed",
    Status.ARRESTED: "the front has come to rest",
    Status.INTERRUPTED: "stopped from outside; the results up to the last step are complete",
}
