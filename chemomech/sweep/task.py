"""What a worker is given and what it gives back: plain data, the same for all engines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from chemomech.input.characters import escaped_data
from chemomech.sweep.point_results import Value
from chemomech.system.files import write_json

RECORD = "record.json"
"""What a worker leaves in the folder of a point, besides the results of the run."""


@dataclass(frozen=True)
class Task:
    """One point to be run."""

    number: int
    base: str
    """Case file, an absolute path."""
    settings: dict[str, Any]
    case_hash: str
    folder: str
    """Where results go, an absolute path."""
    tries: int
    """How often it has failed before: from the second time it is run with care."""


@dataclass(frozen=True)
class Record:
    """How a point ended."""

    number: int
    case_hash: str
    tries: int
    status: str
    """Of the run; ``failed`` also if there was none."""
    reason: str
    seconds: float
    results: dict[str, Value] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether there is no result."""
        return self.status == "failed"

    def write(self, folder: Path) -> None:
        """Leave it in the folder of the point, in one go."""
        write_json(folder / RECORD, asdict(self))

    @classmethod
    def read(cls, task: Task) -> Self | None:
        """What a worker has left of this try at this task, if it has."""
        try:
            found = cls(**escaped_data(json.loads((Path(task.folder) / RECORD).read_text(encoding="utf-8"))))
        except (OSError, ValueError, TypeError):
            return None
        fits = (found.number, found.case_hash, found.tries) == (task.number, task.case_hash, task.tries + 1)
        return found if fits else None

    @classmethod
    def of_failure(cls, task: Task, reason: str, seconds: float = 0.0) -> Self:
        """A try that gave nothing."""
        return cls(task.number, task.case_hash, task.tries + 1, "failed", reason, seconds)
