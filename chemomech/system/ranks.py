"""What one rank does for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from mpi4py import MPI


def any_rank(comm: MPI.Comm, *said: bool) -> tuple[bool, ...]:
    """For each question whether a rank has said yes."""
    answers = np.array(said, dtype=np.int32)
    comm.Allreduce(MPI.IN_PLACE, answers, op=MPI.MAX)
    return tuple(bool(answer) for answer in answers)


@contextmanager
def failing_together(comm: MPI.Comm) -> Iterator[None]:
    """Every rank raises what the first rank raises in this block; the others have nothing to do in it that can fail."""
    problem: Exception | None = None
    try:
        yield
    except Exception as error:
        problem = error
    problem = comm.bcast(problem, root=0)
    if problem is not None:
        raise problem
