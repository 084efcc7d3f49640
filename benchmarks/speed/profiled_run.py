"""Run a case and print, as one line of JSON, where its time went and how much memory it took.

    [mpirun -n 2] python3 benchmarks/speed/profiled_run.py CASE [--set KEY=VALUE ...] [--steps N]

PETSc's own log is read, so that the program carries no clocks of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import petsc4py

EVENTS = {
    "residual": "SNESFunctionEval",
    "jacobian": "SNESJacobianEval",
    "set_up": "PCSetUp",
    "solve": "KSPSolve",
    "newton": "SNESSolve",
    "factorisation": "MatLUFactorNum",
}
"""What is told apart, and PETSc's names of it."""
KIBIBYTE = 1024


def main() -> None:
    """Run, measure, print on the first rank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--set", action="append", default=[], dest="overrides")
    parser.add_argument("--steps", type=int, default=None, help="end after so many accepted steps")
    arguments = parser.parse_args()
    petsc4py.init(["profiled", "-no_signal_handler"])
    print_once(measure(arguments.case, arguments.overrides, arguments.steps))


def measure(case_file: Path, overrides: list[str], steps: int | None) -> dict[str, Any]:
    """Wall time after the imports, split, with counts; the same on every rank."""
    from mpi4py import MPI
    from petsc4py import PETSc

    from chemomech.case import load_case
    from chemomech.runner import run

    comm = MPI.COMM_WORLD
    case = load_case(case_file, overrides)
    PETSc.Log.begin()
    taken = 0

    def count(row: dict[str, float]) -> None:
        nonlocal taken
        taken += 1

    with tempfile.TemporaryDirectory() as folder:
        shared = comm.bcast(folder, root=0)
        comm.barrier()
        begin = time.perf_counter()
        result = run(
            case, Path(shared) / "run", comm, on_step=count, interrupted=lambda: steps is not None and taken > steps
        )
        comm.barrier()
        wall = time.perf_counter() - begin
    spent = {name: PETSc.Log.Event(event).getPerfInfo() for name, event in EVENTS.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE
    summary = result.summary
    return {
        "ranks": comm.size,
        "unknowns": summary["unknowns"],
        "status": summary["status"],
        "reacted_fraction": summary["reacted_fraction"],
        "front_depth_nm": summary.get("front_depth_nm"),
        "steps": summary["steps"],
        "rejected_steps": summary["rejected_steps"],
        "newton_iterations": summary["newton_iterations"],
        "krylov_iterations": summary["linear_iterations"],
        "factorisations": spent["factorisation"]["count"],
        "wall_s": wall,
        **{f"{name}_s": comm.allreduce(spent[name]["time"], op=MPI.MAX) for name in EVENTS},
        "peak_memory_gb": comm.allreduce(peak, op=MPI.SUM) / 1e9,
    }


def print_once(found: dict[str, Any]) -> None:
    """One line of JSON from the first rank."""
    from mpi4py import MPI

    if MPI.COMM_WORLD.rank == 0:
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
