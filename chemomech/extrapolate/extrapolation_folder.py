"""The folder that a width extrapolation leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chemomech.results.result_folder import ResultFolder
from chemomech.system.files import OutputUnusable, make_folder, write_json


@dataclass(frozen=True)
class StudyFolder:
    """Paths of everything that an extrapolation writes; each level is an ordinary folder of results."""

    path: Path

    @property
    def json(self) -> Path:
        """``extrapolation.json``: all numbers."""
        return self.path / "extrapolation.json"

    @property
    def picture(self) -> Path:
        """``extrapolation.png`` and ``.svg``, without suffix."""
        return self.path / "extrapolation"

    def level(self, number: int) -> ResultFolder:
        """Results of a level, counted from 1: ``level-1``, ``level-2``, ..."""
        return ResultFolder(self.path / f"level-{number}")

    def create(self, overwrite: bool) -> None:
        """Make the folder; with ``overwrite`` the files of an earlier extrapolation are removed first.

        Raises :class:`chemomech.system.files.OutputUnusable` if it holds results and ``overwrite`` is false, or cannot
        be made.
        """
        make_folder(self.path)
        ResultFolder(self.path).refuse_others()
        earlier = [ResultFolder(path) for path in sorted(self.path.glob("level-*"))]
        if self.json.exists() or any(level.holds_results for level in earlier):
            if not overwrite:
                raise OutputUnusable(
                    f"{self.path}: holds the results of an earlier extrapolation; choose another --output or add "
                    "--overwrite"
                )
            for file in (self.json, *(self.picture.with_suffix(kind) for kind in (".png", ".svg"))):
                file.unlink(missing_ok=True)
            for level in earlier:
                level.remove_results()

    def write(self, data: dict[str, Any]) -> None:
        """Write ``extrapolation.json`` in one go."""
        write_json(self.json, data)
