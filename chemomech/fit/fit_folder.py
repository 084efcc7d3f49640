"""The folder that a fit leaves."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chemomech.results.result_folder import ResultFolder
from chemomech.system.files import OutputUnusable, make_folder, write_json


@dataclass(frozen=True)
class FitFolder:
    """Paths of everything that a fit writes."""

    path: Path

    @property
    def json(self) -> Path:
        """``fit.json``: values, deviations, covariance, misfit, all starts."""
        return self.path / "fit.json"

    @property
    def picture(self) -> Path:
        """``fit.png`` and ``.svg``, without suffix."""
        return self.path / "fit"

    @property
    def case(self) -> Path:
        """``fitted.yaml``: the case with the fitted values."""
        return self.path / "fitted.yaml"

    @property
    def trials(self) -> Path:
        """``trials/001/`` and so on: results of every run."""
        return self.path / "trials"

    def create(self, overwrite: bool) -> None:
        """Make the folder; with ``overwrite`` the files of an earlier fit are removed first.

        Raises :class:`chemomech.system.files.OutputUnusable` if it holds a run, or a fit and ``overwrite`` is false, or
        cannot be made.
        """
        make_folder(self.path)
        ResultFolder(self.path).refuse_others()
        if self.json.exists() or self.trials.exists():
            if not overwrite:
                raise OutputUnusable(f"{self.path}: holds an earlier fit; choose another --output or add --overwrite")
            for file in (self.json, self.case, *(self.picture.with_suffix(kind) for kind in (".png", ".svg"))):
                file.unlink(missing_ok=True)
            shutil.rmtree(self.trials, ignore_errors=True)
        make_folder(self.trials)

    def write(self, data: dict[str, Any]) -> None:
        """Write ``fit.json`` in one go."""
        write_json(self.json, data)
