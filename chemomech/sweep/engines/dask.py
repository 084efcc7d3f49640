"""Workers of Dask: on this machine, or of any scheduler that is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from chemomech.sweep.engines.engine import EngineUnusable, Resources
from chemomech.sweep.perform import perform
from chemomech.sweep.task import Record, Task

PATIENCE = 0.5
"""Seconds between two looks at whether to stop."""
ONE_THREAD = {"distributed.nanny.environ.OMP_NUM_THREADS": 1}
"""Points are the parallelism: a worker has one core."""


class Dask:
    """Points as tasks of Dask; its workers have to see the folder of the sweep under the same path.

    Without the address of a scheduler there is one on this machine, with a process a job.
    """

    def __init__(self, resources: Resources, folder: Path) -> None:
        self._resources = resources

    def run(self, tasks: Sequence[Task], stopped: Callable[[], bool]) -> Iterator[Record]:
        """See :class:`chemomech.sweep.engines.engine.Engine`."""
        try:
            import distributed
        except ImportError:
            raise EngineUnusable(
                "--engine dask: there is no distributed here; pip install 'chemomech[cluster]'"
            ) from None
        if not tasks:
            return
        with ExitStack() as stack:
            client = self._client(distributed, stack)
            futures = {
                client.submit(
                    perform, task, self._resources.ranks, key=f"point-{task.number}-{task.tries}", pure=False
                ): task
                for task in tasks
            }
            try:
                yield from _records(distributed, futures, stopped)
            finally:
                client.cancel(list(futures))

    def _client(self, distributed: Any, stack: ExitStack) -> Any:
        import dask

        address = self._resources.scheduler
        stack.enter_context(suppress(TimeoutError))  # a busy machine: workers that take their time to end, end later
        if address is None:
            stack.enter_context(dask.config.set(ONE_THREAD))
            address = stack.enter_context(
                distributed.LocalCluster(
                    n_workers=self._resources.jobs, threads_per_worker=1, processes=True, dashboard_address=None
                )
            )
        try:
            return stack.enter_context(distributed.Client(address, timeout="20s"))
        except (OSError, ValueError, TimeoutError) as error:
            raise EngineUnusable(f"--scheduler {address}: no scheduler of Dask answers there ({error})") from None


def _records(distributed: Any, futures: dict[Any, Task], stopped: Callable[[], bool]) -> Iterator[Record]:
    pending = set(futures)
    while pending and not stopped():
        try:
            done = distributed.wait(pending, timeout=PATIENCE, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            continue
        for future in done:
            pending.remove(future)
            if future.status == "finished":
                yield future.result()
            else:
                yield Record.of_failure(futures[future], f"the worker of Dask that ran it ended: {future.exception()}")
