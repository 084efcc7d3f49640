"""The preset for the second try at a point: smaller steps, more patience."""

from __future__ import annotations

from chemomech.case.case import Case


def careful(case: Case) -> dict[str, float | int | str]:
    """Keys of ``case`` and their more careful values.

    A quarter of the time tolerance, steps that grow by a fifth at most, a tenth of the first step (a thousandth of the
    shortest time scale: front, ramp or run, where the case does not say) and of the smallest one, forty Newton
    iterations. At a given current the time scale is that of the current, and the first step stays as it is.
    """
    numerics = case.numerics
    keys: dict[str, float | int | str] = {
        "numerics.time_tolerance": numerics.time_tolerance / 4,
        "numerics.maximum_growth": min(numerics.maximum_growth, 1.2),
        "numerics.newton_maximum_iterations": max(numerics.newton_maximum_iterations, 40),
    }
    if numerics.first_step is None and case.surface.may_give_current:
        return keys
    shortest = min(case.interface.width / case.rate_constant, case.surface.ramp_end or case.end_time, case.end_time)
    first = 0.1 * (numerics.first_step or 1e-3 * shortest)
    return keys | {
        "numerics.first_step": f"{first:.6g} s",
        "numerics.minimum_step": f"{min(0.1 * (numerics.minimum_step or first), 1e-4 * first):.6g} s",
    }
