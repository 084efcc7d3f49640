"""One run at a time writes into a folder."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mpi4py import MPI

from chemomech.ranks import failing_together
from chemomech.results import OutputUnusable

NAME = ".lock"
UNKNOWN = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems answer that know no locks; there a folder is not protected."""


@contextmanager
def locked(folder: Path, comm: MPI.Comm) -> Iterator[None]:
    """Rank 0 holds ``folder/.lock`` while the block lasts; the system gives it back however the process ends.

    Raises :class:`chemomech.results.OutputUnusable` on all ranks if another run holds it or the folder cannot be
    written to.
    """
    descriptor = -1
    with failing_together(comm):
        if comm.rank == 0:
            descriptor = _acquire(folder)
    try:
        yield
    finally:
        if descriptor >= 0:
            (folder / NAME).unlink(missing_ok=True)
            os.close(descriptor)


def _acquire(folder: Path) -> int:
    path = folder / NAME
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputUnusable(f"{folder}: cannot be written to ({reason})") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in UNKNOWN:
                holder = os.read(descriptor, 200).decode(errors="replace").strip()
                os.close(descriptor)
                who = f" ({holder})" if holder.isprintable() and holder else ""
                raise OutputUnusable(f"{folder}: another run is writing here{who}; nothing was touched") from None
        if _is_at(descriptor, path):
            break
        os.close(descriptor)  # its holder has just removed it
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"process {os.getpid()} on {socket.gethostname()}".encode())
    return descriptor


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False
