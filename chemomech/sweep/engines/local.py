"""Worker processes on this machine."""

from __future__ import annotations

import os
import shutil
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path

from chemomech.sweep.engines.engine import EngineUnusable, Resources
from chemomech.sweep.task import Record, Task
from chemomech.sweep.worker import serve

PATIENCE = 0.5
"""Seconds between two looks at whether to stop."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Points are the parallelism: a worker has one core."""


class _Worker:
    """A process and the task it has; processes are spawned, since MPI does not survive a fork."""

    def __init__(self, ranks: int) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, ranks), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None

    def give(self, task: Task) -> None:
        """Let it work."""
        self.task = task
        with suppress(OSError):  # it has died meanwhile: taking its record says so
            self.connection.send(task)

    def take(self) -> Record:
        """The record of its task; a process that died has failed."""
        task, self.task = self.task, None
        assert task is not None
        try:
            record: Record = self.connection.recv()
        except (EOFError, OSError):
            self.process.join()
            return Record.of_failure(task, f"the process that ran it ended: {_cause(self.process.exitcode)}")
        return record

    def end(self) -> None:
        """Kill it and the ranks it has started."""
        assert self.process.pid
        with suppress(OSError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.connection.close()


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"{name}, as when memory is used up" if name == "SIGKILL" else name
    return f"exit code {code}"


class Local:
    """A pool of processes; with ranks each of them starts ``mpirun`` for every point."""

    def __init__(self, resources: Resources, folder: Path) -> None:
        self._jobs, self._ranks = resources.jobs, resources.ranks

    def run(self, tasks: Sequence[Task], stopped: Callable[[], bool]) -> Iterator[Record]:
        """See :class:`chemomech.sweep.engines.engine.Engine`."""
        if self._ranks > 1 and shutil.which("mpirun") is None:
            raise EngineUnusable("--ranks: there is no mpirun here")
        os.environ.update(ONE_THREAD)
        waiting = deque(tasks)
        workers: list[_Worker] = []
        try:
            while waiting or any(worker.task for worker in workers):
                if stopped():
                    return
                while waiting and len(workers) < self._jobs:
                    workers.append(_Worker(self._ranks))
                for worker in workers:
                    if worker.task is None and waiting:
                        worker.give(waiting.popleft())
                ready = wait([worker.connection for worker in workers if worker.task], PATIENCE)
                for worker in [worker for worker in workers if worker.connection in ready]:
                    yield worker.take()
                    if not worker.process.is_alive():
                        workers.remove(worker)
                        worker.end()
        finally:
            for worker in workers:
                worker.end()
