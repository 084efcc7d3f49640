"""The folder that a run leaves: its files' names and its summary."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chemomech.input.characters import escaped_data
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.system.files import OutputUnusable, make_folder, reason, write_json

PICTURES = ("voltage", "cycle", "front", "drive", "profiles", "stress", "balance", "directions", "shape")
"""Names of the pictures of a run, each a PNG and an SVG; not every run has all."""
HEADER_AND_START = 2
"""Lines of a history before the first step."""


@dataclass(frozen=True)
class ResultFolder:
    """Paths of everything that a run writes."""

    path: Path

    @property
    def summary(self) -> Path:
        """``summary.json``: how the run ended, its main numbers, versions."""
        return self.path / "summary.json"

    @property
    def history(self) -> Path:
        """``history.csv``: one row a step."""
        return self.path / "history.csv"

    @property
    def case(self) -> Path:
        """``case.resolved.yaml``: everything that was used."""
        return self.path / "case.resolved.yaml"

    @property
    def profiles(self) -> Path:
        """``profiles.csv``: radial profiles at the times of the snapshots."""
        return self.path / "profiles.csv"

    @property
    def fields(self) -> Path:
        """``fields/fields.pvd``: open it in ParaView."""
        return self.path / "fields" / "fields.pvd"

    @property
    def drawings(self) -> Path:
        """``render/``: pictures and an animation of the body."""
        return self.path / "render"

    @property
    def report(self) -> Path:
        """``report.html``: one self-contained page."""
        return self.path / "report.html"

    @property
    def checkpoints(self) -> Path:
        """``checkpoints/``: what ``chemomech resume`` goes on from."""
        return self.path / "checkpoints"

    @property
    def holds_results(self) -> bool:
        """Whether a run has left a table, a summary or checkpoints here."""
        return self.history.exists() or self.summary.exists() or bool(Checkpoints(self.checkpoints).steps())

    def refuse_others(self) -> None:
        """Raise :class:`OutputUnusable` if it holds a run, next to which a sweep, a fit or the like do not belong."""
        if self.holds_results:
            raise OutputUnusable(f"{self.path}: holds the results of a run; choose another --output")

    def create(self, overwrite: bool) -> None:
        """Make the folder; with ``overwrite`` the files of an earlier run are removed first.

        Raises :class:`OutputUnusable` if it holds results and ``overwrite`` is false, or cannot be made.
        """
        make_folder(self.path)
        found = self.holds_results
        if found and not overwrite:
            raise OutputUnusable(
                f"{self.path}: holds the results of an earlier run; choose another --output or add --overwrite, or go "
                f"on with it: chemomech resume {self.path}"
            )
        try:
            if found:
                self.remove_results()
            self.fields.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputUnusable(
                f"{self.path}: cannot be written to ({reason(error)}); choose another --output"
            ) from None

    def write_summary(self, summary: dict[str, Any]) -> None:
        """Write the summary in one go: readers see the old one or the new one, never half."""
        write_json(self.summary, summary)

    def read_summary(self) -> dict[str, Any]:
        """The summary of a run that has ended. Raises ValueError if it is not one."""
        loaded = json.loads(self.summary.read_text(encoding="utf-8"))
        if not isinstance(loaded, dict):
            raise ValueError(f"{self.summary.name} is not the summary of a run")
        return dict(escaped_data(loaded))

    @property
    def holds_a_step(self) -> bool:
        """Whether the history has a row beside that of the initial state."""
        if not self.history.is_file():
            return False
        with self.history.open("rb") as file:
            return sum(1 for _ in file) > HEADER_AND_START

    def remove_results(self) -> None:
        """Remove the files of an earlier run; whatever else is there stays."""
        for file in (self.summary, self.history, self.case, self.profiles, self.report):
            file.unlink(missing_ok=True)
        Checkpoints(self.checkpoints).remove()
        pictures = (self.path / f"{name}.{kind}" for name in PICTURES for kind in ("png", "svg"))
        drawings = (file for kind in ("png", "gif", "mp4") for file in self.drawings.glob(f"*.{kind}"))
        for file in (*pictures, *drawings, *self.fields.parent.glob("fields*")):
            file.unlink(missing_ok=True)
        if self.fields.parent.is_dir() and not any(self.fields.parent.iterdir()):
            self.fields.parent.rmdir()
