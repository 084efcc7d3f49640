"""The ellipse of `ellipse.yaml` by the program; prints one line of JSON, as `reference.py` does.

python3 program.py [KEY=VALUE ...]      overrides as on the command line: time.end=3s
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from mpi4py import MPI

from chemomech.case import load_case
from chemomech.simulation.runner import run

CASE = Path(__file__).parent / "ellipse.yaml"
TIMES = (0.5, 1.0, 3.0, 10.0)


def main() -> None:
    """Run the case into a folder that is not kept."""
    comm, rows = MPI.COMM_WORLD, list[dict[str, float]]()
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        output = Path(comm.bcast(folder if comm.rank == 0 else None, root=0)) / "results"
        summary = run(load_case(CASE, sys.argv[1:]), output, comm, on_step=rows.append).summary
        elapsed = time.perf_counter() - started
        comm.barrier()
    times, charges = (np.array([row[key] for row in rows]) for key in ("time", "state_of_charge"))
    counted = ("unknowns", "ranks", "steps", "rejected_steps", "newton_iterations", "factorisations")
    found = {key: summary[key] for key in (*counted, "carrier_balance_error", "energy_balance_error")}
    found["state_of_charge"] = {f"{at:g}": float(np.interp(at, times, charges)) for at in TIMES if at <= times[-1]}
    found["wall_time_s"] = round(elapsed, 3)
    if comm.rank == 0:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
