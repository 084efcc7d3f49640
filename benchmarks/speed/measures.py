"""What `make bench` measures: each function runs programs in turns and returns rows of a table."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.cahn_hilliard import compare
from benchmarks.pages import CASES, ROOT
from benchmarks.runs import printed

FOLDER = Path(__file__).parent
Row = dict[str, Any]
SHARED_CORES = {"OMP_NUM_THREADS": "1"}
OCTANTS = {"0.09 million": "2.68 nm", "0.24 million": "1.86 nm", "0.76 million": "1.245 nm"}
"""Widths of the interface, one cell wide, that give a ball so many unknowns."""
NO_FILES = ("output.fields=false", "output.pictures=false")


def run_python(script: Path, *arguments: str, ranks: int = 1, environment: dict[str, str] | None = None) -> Row:
    """What a script prints; every rank has one thread."""
    return dict(printed(script, *arguments, ranks=ranks, environment=SHARED_CORES | (environment or {})))


def profiled(
    case: Path, overrides: Sequence[str] = (), ranks: int = 1, steps: int | None = None, output: Path | None = None
) -> Row:
    """A run of the program with its times."""
    options = [word for override in overrides for word in ("--set", override)]
    options += ["--steps", str(steps)] if steps is not None else []
    options += ["--output", str(output)] if output is not None else []
    return run_python(FOLDER / "profiled_run.py", str(case), *options, ranks=ranks)


def typical(runs: Sequence[Row]) -> Row:
    """The run with the median wall time."""
    ordered = sorted(runs, key=lambda run: float(run["wall_s"]))
    return ordered[len(ordered) // 2] | {"wall_times_s": [run["wall_s"] for run in runs]}


def cahn_hilliard(repeats: int) -> list[Row]:
    """a. The ellipse that separates into two phases, against a plain script: wall times and states of charge."""
    found = compare.measure(repeats)
    return [row | {"what": row["name"], "wall_s": row["wall_time_s"], "goal": "ratio <= 0.25"} for row in found]


def overhead(repeats: int) -> list[Row]:
    """b. The program against a script of plain dolfinx with the same form, mesh, steps and iterations."""
    case = FOLDER / "plane.yaml"
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "run"
        profiled(case, output=results)
        run_python(FOLDER / "plain_run.py", str(case), str(results))
        ours, plain = list[Row](), list[Row]()
        for _ in range(repeats):
            ours.append(profiled(case, output=results))
            plain.append(run_python(FOLDER / "plain_run.py", str(case), str(results)))
    program, script = typical(ours), typical(plain)
    rejected = program["newton_iterations"] - script["newton_iterations"]
    share = rejected / program["newton_iterations"]
    kept = program["wall_s"] - share * program["newton_s"]
    ratio = kept / script["wall_s"]
    return [
        program | {"what": "program", "ratio": ratio, "goal": "ratio <= 1.05"},
        script | {"what": "plain dolfinx", "difference": script["reacted_fraction"] - program["reacted_fraction"]},
    ]


def radial(repeats: int) -> list[Row]:
    """c. The silicon wire of 129 nm to its arrest."""
    case, coarse = CASES / "li-si" / "wire-129nm.yaml", (*NO_FILES, "numerics.time_tolerance=1e-2")
    fine = profiled(case, (*NO_FILES, "numerics.time_tolerance=2e-4", "numerics.cells_per_width=6"))
    runs = [
        typical([profiled(case, options) for _ in range(repeats)]) | {"what": what}
        for what, options in (("as in the case", NO_FILES), ("time tolerance 1e-2", coarse))
    ]
    depth = fine["front_depth_nm"]
    return [run | {"depth_error": run["front_depth_nm"] / depth - 1, "goal": "2 s, 1 %"} for run in runs]


def cross_section(repeats: int) -> list[Row]:
    """d. The silicon wire along <110>, 50 000 unknowns, on two ranks."""
    finer = (*NO_FILES, "interface.width=2 nm", "numerics.cells_per_width=4.6")
    run = profiled(CASES / "li-si" / "wire-110.yaml", finer, ranks=2)
    return [run | {"what": "wire <110>", "goal": "180 s"}]


def volume(repeats: int) -> list[Row]:
    """e, f. The first step of an octant of a ball: time and memory of a Newton iteration by size and ranks."""
    small, one, two, large = (
        octant(size, ranks)
        for size, ranks in (("0.09 million", 2), ("0.24 million", 1), ("0.24 million", 2), ("0.76 million", 2))
    )
    efficiency = one["s_per_newton_iteration"] / (2 * two["s_per_newton_iteration"])
    return [
        small,
        one,
        two | {"efficiency": efficiency, "goal": "efficiency 0.8"},
        large | {"goal": "25 s and 8 GB at 1 million"},
    ]


def octant(size: str, ranks: int) -> Row:
    """The first step of a ball."""
    run = profiled(FOLDER / "octant.yaml", (f"interface.width={OCTANTS[size]}",), ranks=ranks, steps=1)
    iterations = run["newton_iterations"]
    return run | {
        "what": size,
        "s_per_newton_iteration": run["newton_s"] / iterations,
        "krylov_per_newton_iteration": run["linear_iterations"] / iterations,
    }


def start_up(repeats: int) -> list[Row]:
    """g. Help, import, and the first run with compiled kernels and without, of three kinds of bodies."""
    commands = {
        "chemomech --help": ["-m", "chemomech", "--help"],
        "import": ["-c", "import chemomech.simulation.runner"],
    }
    rows: list[Row] = [
        {"what": what, "wall_s": median(seconds_of(arguments) for _ in range(repeats))}
        for what, arguments in commands.items()
    ]
    rows[0]["goal"] = "0.5 s"
    for body in ("shape: wire", "shape: wire, resolved: cross-section", "shape: particle, resolved: volume"):
        geometry = (f"geometry={{{body}, diameter: 50 nm}}", "interface.width=6 nm", *NO_FILES)
        with tempfile.TemporaryDirectory() as cache:
            for what in ("cold", "warm"):
                begin = time.perf_counter()
                run_python(
                    FOLDER / "profiled_run.py",
                    str(FOLDER / "octant.yaml"),
                    *[word for override in geometry for word in ("--set", override)],
                    "--steps",
                    "1",
                    environment={"XDG_CACHE_HOME": cache},
                )
                rows.append({"what": f"one step, {body}, kernels {what}", "wall_s": time.perf_counter() - begin})
    return rows


def seconds_of(arguments: Sequence[str]) -> float:
    """Wall time of Python with some arguments."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True, cwd=ROOT)
    return time.perf_counter() - begin


MEASURES: dict[str, Callable[[int], list[Row]]] = {
    "cahn-hilliard": cahn_hilliard,
    "overhead": overhead,
    "radial": radial,
    "cross-section": cross_section,
    "volume": volume,
    "start-up": start_up,
}
