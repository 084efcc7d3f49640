"""Why a run could not go on: which field, where, when, and what to try."""

from __future__ import annotations

from collections.abc import Sequence

from chemomech.input.constants import NANOMETRE
from chemomech.physics.scales import Scales
from chemomech.solve.integrator import Attempt


def diagnosis(attempt: Attempt, time: float, step: float, fields: Sequence[str], scales: Scales) -> str:
    """In one sentence, of an attempted step whose time step became too small.

    ``time`` and ``step`` are in the units of the problem, ``fields`` the names of its fields.
    """
    newton = attempt.newton
    where = f"at t = {time * scales.time:.4g} s the time step fell to {step * scales.time:.2g} s"
    if newton.converged:
        return (
            f"{where} because the local error stays above numerics.time_tolerance; try a larger tolerance, "
            "a longer surface.ramp, or look for a field that jumps in the last profiles"
        )
    return (
        f"{where} without convergence; the worst field is the {fields[newton.worst_field]} at "
        f"{_place(newton.worst_place, scales)}, {newton.worst_ratio:.2g} times its tolerance; try a wider interface or "
        "more numerics.cells_per_width, a longer surface.ramp, a smaller numerics.time_tolerance, or a smaller "
        "numerics.minimum_step"
    )


def _place(coordinates: Sequence[float], scales: Scales) -> str:
    told = ", ".join(f"{x * scales.length / NANOMETRE:.4g}" for x in coordinates)
    if len(coordinates) == 1:
        return f"r = {told} nm (reference)"
    return f"{'xyz'[: len(coordinates)]} = ({told}) nm (reference)"
