"""One run at a time writes into a folder."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from chemomech.system.files import OutputUnusable, reason

if TYPE_CHECKING:
    from mpi4py import MPI

NAME = ".lock"
UNKNOWN = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems answer that know no locks; there a folder is not protected."""


@contextmanager
def held(folder: Path, otherwise: str = "another run is writing here") -> Iterator[None]:
    """Hold ``folder/.lock`` while the block lasts; the system gives it back however the process ends.

    Raises :class:`chemomech.system.files.OutputUnusable`, which says ``otherwise`` and who it is, if another process
    holds it, or if the folder cannot be written to.
    """
    descriptor = _acquire(folder, otherwise)
    try:
        yield
    finally:
        (folder / NAME).unlink(missing_ok=True)
        os.close(descriptor)


@contextmanager
def locked(folder: Path, comm: MPI.Comm) -> Iterator[None]:
    """The same for a run on all ranks of ``comm``: rank 0 holds the lock, and all raise if it cannot."""
    from chemomech.system.ranks import failing_together

    with ExitStack() as stack:
        with failing_together(comm):
            if comm.rank == 0:
                stack.enter_context(held(folder))
        yield


def _acquire(folder: Path, otherwise: str) -> int:
    path = folder / NAME
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise OutputUnusable(f"{folder}: cannot be written to ({reason(error)})") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in UNKNOWN:
                holder = os.read(descriptor, 200).decode(errors="replace").strip()
                os.close(descriptor)
                who = f" ({holder})" if holder.isprintable() and holder else ""
                raise OutputUnusable(f"{folder}: {otherwise}{who}; nothing was touched") from None
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
