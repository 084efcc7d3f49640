"""How the depth of a self-limiting front converges with the mesh and with the time step."""

from __future__ import annotations

import numpy as np

from chemomech.verify.arrest import BOUND, arrested, depth
from chemomech.verify.bench import Bench
from chemomech.verify.convergence import Values, orders
from chemomech.verify.outcome import Check, Curve, Outcome, Panel

WIDTH = "interface.width=2 nm"
CELLS = (2, 4, 8)
STEPS = (20.0, 10.0, 5.0)
ORDER_IN_TIME = 1.0
"""Of plastic flow, which is integrated with backward Euler; all other rates have order two."""
GROWING, END = 2560.0, 6400.0
"""Times [s] at which the front still moves, and is at rest."""


def refinement(bench: Bench) -> Outcome:
    """Rows and a panel of both."""
    in_space, differences = _mesh(bench)
    in_time, growing = _steps(bench)
    cells = Curve("arrested, over cells [l]", 1 / np.array(CELLS[:-1]), differences)
    steps = Curve(f"after {GROWING:g} s, over steps [{STEPS[0]:g} s]", np.array(STEPS[:-1]) / STEPS[0], growing)
    second = Curve("second order", (0.1, 1.0), (1e-3, 1e-1), exact=True)
    title = "Depth: change when cells or steps are halved"
    panel = Panel(title, "size of cells or steps", "change of the depth [nm]", (cells, steps, second), "log", "log")
    return Outcome((*in_space, *in_time), (panel,))


def _mesh(bench: Bench) -> tuple[list[Check], Values]:
    depths = [depth(arrested(bench, WIDTH, f"numerics.cells_per_width={cells}")) for cells in CELLS]
    rows = [
        Check.relative(f"{cells} cells per width: arrested depth", depths[-1], found, BOUND, "nm")
        for cells, found in zip(CELLS[:-1], depths, strict=False)
    ]
    differences = np.abs(np.diff(depths))
    order = float(orders([1 / cells for cells in CELLS[:-1]], differences)[-1])
    return [*rows, Check.order_of("the arrested depth in the mesh", 2.0, order)], differences


def _steps(bench: Bench) -> tuple[list[Check], Values]:
    """Steps of equal length, with a ramp that they resolve."""
    arrests, growing = [], []
    for step in STEPS:
        fixed = (f"numerics.first_step={step} s", f"numerics.maximum_step={step} s", "numerics.time_tolerance=0.5")
        halved = f"numerics.minimum_step={step / 64} s"
        gently = ("surface.ramp=1280 s", f"time.end={END} s", "time.stop_when_arrested=false")
        record = bench.run(bench.case("self-limiting", WIDTH, *fixed, halved, *gently))
        arrests.append(depth(record))
        growing.append(float(np.interp(GROWING, record["time"], record["front_depth"])))
    chosen = depth(arrested(bench, WIDTH))
    differences = np.abs(np.diff(growing))
    order = float(orders(STEPS[:-1], differences)[-1])
    return [
        *(
            Check.relative(f"steps of {step:g} s: arrested depth", arrests[-1], found, BOUND, "nm")
            for step, found in zip(STEPS[:-1], arrests, strict=False)
        ),
        Check.relative("steps chosen by the program: arrested depth", arrests[-1], chosen, BOUND, "nm"),
        Check.order_of(f"the depth after {GROWING:g} s in the step", ORDER_IN_TIME, order),
    ], differences
