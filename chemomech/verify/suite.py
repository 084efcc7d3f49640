"""All verifications by name, and how they are run: one after the other or several at a time."""

from __future__ import annotations

import time as clock
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from typing import Any

from mpi4py import MPI

from chemomech.case import CaseError
from chemomech.verify.bench import Bench, CaseFailed
from chemomech.verify.names import NAMES
from chemomech.verify.outcome import Check, Outcome
from chemomech.verify.verification import Verification


@dataclass(frozen=True)
class Report:
    """A verification that was run: what it is, what it found, how long it took [s]."""

    name: str
    title: str
    description: str
    outcome: Outcome
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """One entry of the JSON file."""
        about = {"name": self.name, "title": self.title, "description": self.description}
        return {**about, "passed": self.outcome.passed, **self.outcome.to_json()}


def verification(name: str) -> Verification:
    """The verification of a name in :data:`chemomech.verify.names.NAMES`."""
    module = import_module(f"chemomech.verify.{name.replace('-', '_')}")
    found: Verification = module.VERIFICATION
    return found


def verified(name: str, quick: bool, comm: MPI.Comm) -> Report:
    """Run one verification; a case that fails is a row that fails."""
    what, bench, started = verification(name), Bench(comm, quick), clock.perf_counter()
    try:
        found = what.run(bench)
        outcome = Outcome((*found.checks, *bench.balances()), found.panels)
    except (CaseFailed, CaseError) as failure:
        outcome = Outcome((Check(f"did not run: {failure}", None, float("nan"), float("nan"), 0.0),))
    return Report(name, what.title, what.description, outcome, clock.perf_counter() - started)


def run_all(names: Sequence[str], quick: bool, jobs: int, comm: MPI.Comm) -> Iterator[Report]:
    """Reports in the order of ``names``, each as soon as it and those before it are done.

    With several jobs each verification runs on one rank in a process of its own.
    """
    if jobs == 1:
        for name in names:
            yield verified(name, quick, comm)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from (future.result() for future in [pool.submit(_in_worker, name, quick) for name in names])


def _in_worker(name: str, quick: bool) -> Report:
    try:
        return verified(name, quick, MPI.COMM_SELF)
    except Exception:  # some exceptions of petsc4py do not survive the way back to the parent
        raise RuntimeError(f"{name}: {traceback.format_exc()}") from None


__all__ = ["NAMES", "Report", "run_all", "verification", "verified"]
