"""What a run that goes on starts from: a checkpoint, and the case it may go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.input import readable
from chemomech.results.archive import Archive
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.case_changes import changes
from chemomech.simulation.case_of_checkpoint import as_written_now
from chemomech.simulation.measured_before import differences, new_parts
from chemomech.simulation.saved_state import Recalled
from chemomech.simulation.stopping import Status, stopping_of
from chemomech.system.checkpoint_errors import CheckpointUnusable, NothingLeft, NotResumable
from chemomech.system.ranks import failing_together
from chemomech.system.saving import Stateful

if TYPE_CHECKING:
    from chemomech.simulation.simulation import Simulation


@dataclass(frozen=True)
class Request:
    """What was asked for."""

    folder: ResultFolder
    overrides: Sequence[str] = ()
    until: str | None = None
    case: Path | None = None
    accept_changes: bool = False

    @property
    def all_overrides(self) -> tuple[str, ...]:
        """Keys of the case that are set, the end among them."""
        return (*self.overrides, *(() if self.until is None else (f"time.end={self.until}",)))

    def check(self) -> None:
        """Raises :class:`NotResumable` if the folder is not that of a run, or leads out of itself."""
        if not self.folder.case.is_file():
            raise NotResumable(f"{self.folder.path}: holds no results of a run ({self.folder.case.name} is missing)")
        own = self.folder
        for path in (own.case, own.summary, own.history, own.profiles, own.fields.parent, own.checkpoints):
            if path.is_symlink():
                raise NotResumable(f"{path}: a symbolic link; a run goes on only with files of its own folder")


@dataclass(frozen=True)
class Resumption:
    """A checkpoint that was read and a case that fits."""

    folder: ResultFolder
    step: int
    time: float
    archive: Archive
    notes: tuple[str, ...]
    """What the user should know: a checkpoint that was damaged, rows that are computed again, keys that changed."""

    def without_arrays(self) -> Resumption:
        """For the ranks that do not need them."""
        return replace(self, archive=Archive({}, {}))


def resumption(request: Request, case: Case) -> Resumption:
    """Read the newest checkpoint that is whole and compare the case with it; on the first rank.

    Raises :class:`NotResumable` or :class:`NothingLeft`; changes nothing.
    """
    folder = request.folder
    try:
        step, archive, faults = Checkpoints(folder.checkpoints).newest()
    except CheckpointUnusable as error:
        raise NotResumable(
            f"{error}; there is nothing to go on from: begin again with chemomech run {folder.case} --output "
            f"{folder.path} --overwrite"
        ) from None
    time, before = archive.about.get("time_s"), archive.about.get("case")
    if not isinstance(time, float) or not isinstance(before, dict):
        raise NotResumable(f"{folder.checkpoints}: not a checkpoint of a run")
    found = changes(as_written_now(before, folder.path), case.resolved())
    refused = [change for change in found if not change.is_free]
    if refused and not request.accept_changes:
        raise NotResumable(
            f"{folder.path}: the case is not that of the checkpoint: {', '.join(map(str, refused))}; change it back, "
            "or go on regardless with --accept-changes"
        )
    _check_there_is_more(folder, case, archive, time)
    notes = [f"warning: {fault}; the one of step {step} was used" for fault in faults]
    notes += [f"changed: {change}" for change in found]
    notes += differences(archive.arrays)
    notes += _lost(folder, archive, step)
    notes.append(f"goes on at step {step}, t = {readable.time(time)}")
    return Resumption(folder, step, time, archive, tuple(notes))


def _check_there_is_more(folder: ResultFolder, case: Case, archive: Archive, time: float) -> None:
    stopping = stopping_of(case)
    try:
        stopping.restore(Recalled(archive.arrays, MPI.COMM_SELF).of("stopping"))
        over = stopping.verdict()
    except (CheckpointUnusable, ValueError, IndexError) as error:
        raise NotResumable(f"{folder.checkpoints}: {error}") from None
    further = {
        Status.COMPLETED: "the end time was reached; --until TIME takes it further",
        Status.REACTED: "the host is consumed; --set time.stop_at_fraction=1 goes on until the end time",
        Status.ARRESTED: "the front has come to rest; --set time.stop_when_arrested=false goes on regardless",
    }
    if over is not None:
        raise NothingLeft(f"{folder.path}: the run was over at t = {readable.time(time)}: {further[over]}")


def _lost(folder: ResultFolder, archive: Archive, step: int) -> list[str]:
    """What a run left that the checkpoint does not know, or the other way round."""
    found = []
    if folder.history.is_file():
        with folder.history.open("rb") as file:
            later = sum(1 for _ in file) - 1 - (step + 1)
        if later > 0:
            found.append(f"{later} steps after the checkpoint are computed again")
    size = archive.arrays.get("profiles.size")
    kept = folder.profiles.stat().st_size if folder.profiles.is_file() else 0
    if size is not None and size.size == 1 and kept < float(size.ravel()[0]):
        found.append(f"warning: {folder.profiles} is shorter than it was at the checkpoint: it begins anew")
    return found


def restore(simulation: Simulation, found: Resumption, parts: Mapping[str, Stateful]) -> None:
    """Bring all parts to the checkpoint; what it says is checked before a file is touched.

    Raises :class:`NotResumable`.
    """
    folder, comm, numbering = found.folder, simulation.comm, simulation.numbering
    if comm.bcast(found.archive.about.get("mesh") if comm.rank == 0 else None, root=0) != numbering.mesh:
        raise NotResumable(
            f"{folder.path}: the mesh is not that of the checkpoint: gmsh or the file of the mesh has changed; begin "
            "again with chemomech run"
        )
    recalled = Recalled(found.archive.arrays if comm.rank == 0 else {}, comm, numbering)
    new = new_parts(parts, recalled.names())
    try:
        recalled.give({name: part for name, part in parts.items() if name not in new})
    except CheckpointUnusable as error:
        raise NotResumable(f"{folder.checkpoints}: {error}") from None
    with failing_together(comm):
        if comm.rank == 0:
            Checkpoints(folder.checkpoints).remove_after(found.step)
            folder.summary.unlink(missing_ok=True)
            simulation.case.dump_resolved(folder.case)
