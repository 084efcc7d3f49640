"""The checkpoints of a run: ``checkpoints/step-000123.npz``, the last two of them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from chemomech.results.archive import Archive
from chemomech.system.checkpoint_errors import CheckpointNotWritten, CheckpointUnusable
from chemomech.system.files import reason

KEPT = 2
"""Checkpoints that are kept: the newest, and one before it in case that one is damaged."""
_NAME = re.compile(r"step-(\d{6,12})\.npz")


@dataclass(frozen=True)
class Checkpoints:
    """Files of a folder, one a step; a file is complete or not there."""

    folder: Path

    def steps(self) -> list[int]:
        """Steps that have a file, the newest first."""
        try:
            names = [entry.name for entry in self.folder.iterdir()]
        except OSError:
            return []
        return sorted((int(match[1]) for name in names if (match := _NAME.fullmatch(name))), reverse=True)

    def path(self, step: int) -> Path:
        """File of a step."""
        return self.folder / f"step-{step:06d}.npz"

    def write(self, step: int, archive: Archive) -> Path:
        """Write the file of a step under another name, then rename it; remove all but the last two.

        Raises :class:`CheckpointNotWritten`, and leaves the earlier ones alone, if the disk is full or the like.
        """
        target, part = self.path(step), self.folder / f".step-{step:06d}.part"
        try:
            self.folder.mkdir(exist_ok=True)
            part.unlink(missing_ok=True)
            with part.open("xb") as file:
                archive.write(file)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            self._sync()
        except OSError as error:
            self._tidy()
            raise CheckpointNotWritten(f"{target}: the checkpoint could not be written ({reason(error)})") from None
        for old in [s for s in self.steps() if s != step][KEPT - 1 :]:
            self.path(old).unlink(missing_ok=True)
        self._tidy()
        return target

    def newest(self) -> tuple[int, Archive, list[str]]:
        """Step and content of the newest file that is whole, and what is wrong with those after it.

        Raises :class:`CheckpointUnusable` if there is none.
        """
        faults: list[str] = []
        for step in self.steps():
            try:
                archive = Archive.read(self.path(step))
            except CheckpointUnusable as error:
                faults.append(str(error))
                continue
            if archive.about.get("step") == step:
                return step, archive, faults
            faults.append(f"{self.path(step)}: the checkpoint is of another step than its name says")
        raise CheckpointUnusable("; ".join(faults) or f"{self.folder}: holds no checkpoint")

    def remove_after(self, step: int) -> None:
        """Remove the files of later steps, damaged ones: the run goes on from ``step``."""
        for later in self.steps():
            if later > step:
                self.path(later).unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove all of them and, if nothing else is in it, the folder."""
        for step in self.steps():
            self.path(step).unlink(missing_ok=True)
        self._tidy()
        if self.folder.is_dir() and not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _tidy(self) -> None:
        """Remove what a run left that was killed, or found the disk full, while it wrote."""
        for part in self.folder.glob(".step-*.part"):
            part.unlink(missing_ok=True)

    def _sync(self) -> None:
        """The new name is on the disk too."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
