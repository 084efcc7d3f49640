"""``python3 -m chemomech.sweep.chunk FILE NUMBER RANKS``: a task of a job array runs its chunk of the points."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from chemomech.input.messages import tell
from chemomech.sweep.perform import perform
from chemomech.sweep.task import Task


def main(file: str, number: str, ranks: str) -> None:
    """Run one point after the other; their records are in their folders."""
    chunks = json.loads(Path(file).read_text(encoding="utf-8"))
    for task in chunks[int(number)]:
        record = perform(Task(**task), int(ranks))
        tell(f"point {record.number}: {record.status} ({record.reason})")


if __name__ == "__main__":
    main(*sys.argv[1:])
