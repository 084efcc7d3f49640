"""Run a case and print, as one line of JSON, where its time went and how much memory it took.

    [mpirun -n 2] python3 profiled_run.py CASE [--set KEY=VALUE ...] [--steps N] [--output FOLDER]

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
}
"""What is told apart, and PETSc's names of it."""
KIBIBYTE = 1024
COUNTS = ("unknowns", "status", "reacted_fraction", "steps", "rejected_steps", "newton_iterations",
          "linear_iterations", "factorisations", "ranks")  # fmt: skip


def main() -> None:
    """Run, measure, print on the first rank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--set", action="append", default=[], dest="overrides")
    parser.add_argument("--steps", type=int, help="end after so many accepted steps")
    parser.add_argument("--output", type=Path, help="keep the results here")
    arguments = parser.parse_args()
    petsc4py.init(["profiled", "-no_signal_handler"])
    from mpi4py import MPI

    comm = MPI.COMM_WORLD
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(comm.bcast(folder, root=0))
        found = measure(arguments.case, arguments.overrides, arguments.steps, arguments.output or shared / "run", comm)
        comm.barrier()
    if comm.rank == 0:
        print(json.dumps(found), flush=True)


def measure(case_file: Path, overrides: list[str], steps: int | None, output: Path, comm: Any) -> dict[str, Any]:
    """Wall time after the imports, split, with counts; the same on every rank."""
    from mpi4py import MPI
    from petsc4py import PETSc

    from chemomech.case import load_case
    from chemomech.simulation.runner import run

    case = load_case(case_file, overrides)
    PETSc.Log.begin()
    rows: list[dict[str, float]] = []
    comm.barrier()
    begin = time.perf_counter()
    result = run(
        case,
        output,
        comm,
        overwrite=True,
        on_step=rows.append,
        interrupted=lambda: steps is not None and len(rows) > steps,
    )
    comm.barrier()
    wall = time.perf_counter() - begin
    spent = {name: PETSc.Log.Event(event).getPerfInfo()["time"] for name, event in EVENTS.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE
    return {
        **{name: result.summary[name] for name in COUNTS},
        "front_depth_nm": rows[-1]["front_depth"],
        "wall_s": wall,
        **{f"{name}_s": comm.allreduce(seconds, op=MPI.MAX) for name, seconds in spent.items()},
        "peak_memory_gb": comm.allreduce(peak, op=MPI.SUM) / 1e9,
    }


if __name__ == "__main__":
    main()
