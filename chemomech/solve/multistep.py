"""Variable-step multistep formulas from interpolating polynomials. Pure Python, no mesh.

BDF2 on uneven steps is the derivative at the newest time of the parabola through the last three values;
E. Hairer, S. P. Norsett, G. Wanner, *Solving Ordinary Differential Equations I*, section III.5.
"""

from __future__ import annotations

from collections.abc import Sequence


def extrapolation_weights(times: Sequence[float], time: float) -> list[float]:
    """Weights of the values at ``times`` in their interpolating polynomial, evaluated at ``time``."""
    weights = []
    for i, own in enumerate(times):
        weight = 1.0
        for j, other in enumerate(times):
            if j != i:
                weight *= (time - other) / (own - other)
        weights.append(weight)
    return weights


def derivative_weights(times: Sequence[float]) -> list[float]:
    """Weights of the values at ``times`` in the derivative at ``times[0]`` of their interpolating polynomial.

    Two times give backward Euler, three give BDF2.
    """
    newest, *past = times
    weights = [sum(1 / (newest - t) for t in past)]
    for i, own in enumerate(past):
        weight = 1 / (own - newest)
        for j, other in enumerate(past):
            if j != i:
                weight *= (newest - other) / (own - other)
        weights.append(weight)
    return weights


def error_factor(times: Sequence[float], predictor_times: Sequence[float]) -> float:
    """Local error of the multistep formula as a fraction of ``solution - prediction``.

    ``times`` are those of the formula, newest first; the prediction extrapolates the values at
    ``predictor_times``, which are those of ``times`` after the newest and one more. A solution that is a
    polynomial of one degree too much shows both errors exactly: with ``q`` the sum of ``1/(t - t_i)`` over the
    formula's past times and ``e`` that of the extra time, the ratio is ``e / (q + e)``.
    """
    newest = times[0]
    (extra,) = [t for t in predictor_times if t not in times]
    q = sum(1 / (newest - t) for t in times[1:])
    e = 1 / (newest - extra)
    return e / (q + e)
