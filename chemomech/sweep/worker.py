"""A process that runs points one after the other: it imports and compiles once."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait

from chemomech.sweep.perform import perform


def serve(connection: Connection, ranks: int) -> None:
    """Take tasks and give back records until there are no more; ends at once if the leading process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the leading process, which ends its workers
    os.setpgrp()  # one group with the ranks it starts
    threading.Thread(target=_end_with_leader, daemon=True).start()
    while (task := connection.recv()) is not None:
        connection.send(perform(task, ranks))


def _end_with_leader() -> None:
    leader = parent_process()
    assert leader is not None
    wait([leader.sentinel])
    os.killpg(os.getpgrp(), signal.SIGKILL)
