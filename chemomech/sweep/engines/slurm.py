"""Jobs of Slurm: an array, each of whose tasks runs a chunk of the points."""

from __future__ import annotations

import json
import math
import shlex
import shutil
import subprocess
import sys
import time as clock
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from chemomech.input.errors import one_line
from chemomech.sweep.engines.engine import EngineUnusable, Resources
from chemomech.sweep.task import Record, Task

PATIENCE = 2.0
"""Seconds between two looks at the folders of the points and at the queue."""
ROUNDS = 4
"""Chunks a job slot works off one after the other: few imports, and nobody waits long for the last."""
GRACE = 15.0
"""Seconds a record may take to be seen here after its job has left the queue: network file systems are slow."""
SCRIPT = """\
#!/bin/bash
#SBATCH --job-name=chemomech-sweep
#SBATCH --array=0-{last}%{jobs}
#SBATCH --ntasks={ranks}
#SBATCH --output={log}
export OMP_NUM_THREADS=1
exec {python} -m chemomech.sweep.chunk {chunks} "$SLURM_ARRAY_TASK_ID" {ranks}
"""


class Slurm:
    """Writes an ``sbatch`` script, submits it, collects what the jobs leave in the folders of the points.

    The jobs go on without the leading process: started again it waits for those that are still in the queue. All
    machines have to see the folder of the sweep under the same path.
    """

    def __init__(self, resources: Resources, folder: Path) -> None:
        self._resources, self._folder = resources, folder.absolute() / "slurm"

    def run(self, tasks: Sequence[Task], stopped: Callable[[], bool]) -> Iterator[Record]:
        """See :class:`chemomech.sweep.engines.engine.Engine`."""
        for program in ("sbatch", "squeue", "scancel"):
            if shutil.which(program) is None:
                raise EngineUnusable(f"--engine slurm: there is no {program} here")
        self._folder.mkdir(parents=True, exist_ok=True)
        earlier = self._earlier(tasks)
        if earlier is not None:
            job, under_way = earlier
            yield from self._collected(job, under_way, stopped)
            seen = {task.number for task in under_way}
            tasks = [task for task in tasks if task.number not in seen]
        if tasks and not stopped():
            yield from self._collected(self._submit(tasks), tasks, stopped)

    @property
    def _job(self) -> Path:
        return self._folder / "job.json"

    def _earlier(self, tasks: Sequence[Task]) -> tuple[str, list[Task]] | None:
        """The job of an earlier leading process, if it is still in the queue, and those of the tasks it runs."""
        try:
            found = json.loads(self._job.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not _in_queue(found["job"]):
            return None
        under_way = {(number, tries) for number, tries in found["tasks"]}
        return found["job"], [task for task in tasks if (task.number, task.tries) in under_way]

    def _submit(self, tasks: Sequence[Task]) -> str:
        jobs = self._resources.jobs
        size = math.ceil(len(tasks) / min(len(tasks), ROUNDS * jobs))
        chunks = [[asdict(task) for task in tasks[start : start + size]] for start in range(0, len(tasks), size)]
        chunks_file, script = self._folder / "chunks.json", self._folder / "sweep.sbatch"
        chunks_file.write_text(json.dumps(chunks, ensure_ascii=False), encoding="utf-8")
        text = SCRIPT.format(
            last=len(chunks) - 1,
            jobs=jobs,
            ranks=self._resources.ranks,
            log=str(self._folder / "%A-%a.log").replace(" ", "\\ "),
            python=shlex.quote(sys.executable),
            chunks=shlex.quote(str(chunks_file)),
        )
        script.write_text(text, encoding="utf-8")
        answer = _call(["sbatch", "--parsable", *self._resources.sbatch, str(script)])
        if answer.returncode:
            raise EngineUnusable(f"sbatch refused {script}: {one_line(answer.stderr.strip())}")
        job = answer.stdout.strip().split(";")[0]
        about = {"job": job, "tasks": [(task.number, task.tries) for task in tasks]}
        self._job.write_text(json.dumps(about), encoding="utf-8")
        return job

    def _collected(self, job: str, tasks: Sequence[Task], stopped: Callable[[], bool]) -> Iterator[Record]:
        pending = {task.number: task for task in tasks}
        gone: float | None = None
        while pending:
            if stopped():
                _call(["scancel", job])
                return
            for task in list(pending.values()):
                record = Record.read(task)
                if record is not None:
                    del pending[task.number]
                    yield record
            if not pending:
                return
            if gone is None and not _in_queue(job):
                gone = clock.monotonic()
            elif gone is not None and clock.monotonic() - gone > GRACE:
                break
            clock.sleep(PATIENCE)
        for task in pending.values():
            yield Record.of_failure(task, f"job {job} of Slurm ended without a record of it (see {self._folder})")


def _in_queue(job: str) -> bool:
    """Whether any task of the job is waiting or running; if the queue does not answer, it may be."""
    answer = _call(["squeue", "--noheader", "--jobs", job])
    unknown = "Invalid job id" in answer.stderr
    return not unknown if answer.returncode else bool(answer.stdout.strip())


def _call(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
