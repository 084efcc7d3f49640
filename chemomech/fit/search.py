"""Least squares: from several starts, with covariance. Knows no simulation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares
from scipy.stats import qmc

from chemomech.fit.parameters import Parameter

Values = npt.NDArray[np.float64]
STEP = 0.02
"""Change of a parameter for the derivative, relative (or of its range): well above the errors of the time steps."""
TOLERANCE = 1e-4
"""Relative change of parameters, or of the sum of squares, at which a search ends."""


@dataclass(frozen=True)
class Fit:
    """What a search has found; parameters in SI, in their order."""

    values: Values
    residuals: Values
    jacobian: Values
    """Derivatives of the residuals with respect to the parameters."""
    has_errors: bool
    """Whether residuals are in units of known standard deviations."""
    message: str

    @property
    def misfit(self) -> float:
        """Sum of the squared residuals."""
        return float((self.residuals**2).sum())

    @property
    def freedom(self) -> int:
        """Measurements less parameters."""
        return len(self.residuals) - len(self.values)

    @property
    def covariance(self) -> Values | None:
        """``s^2 (J^T J)^-1``.

        ``s^2`` is 1 if the errors of the data are known, else the misfit over the degrees of freedom; ``None`` if
        neither is to be had or the data do not determine the parameters.
        """
        if not self.has_errors and self.freedom < 1:
            return None
        normal = self.jacobian.T @ self.jacobian
        scale = np.sqrt(np.diag(normal))
        if not (scale > 0).all():
            return None
        correlated = normal / np.outer(scale, scale)
        if np.linalg.cond(correlated) > 1e10:
            return None
        variance = 1.0 if self.has_errors else self.misfit / self.freedom
        return np.asarray(variance * np.linalg.inv(correlated) / np.outer(scale, scale))

    @property
    def deviations(self) -> Values | None:
        """Standard deviations of the parameters."""
        covariance = self.covariance
        return None if covariance is None else np.sqrt(np.diag(covariance))


def search(
    residuals: Callable[[Sequence[float]], Values],
    parameters: Sequence[Parameter],
    has_errors: bool,
    starts: int = 1,
) -> tuple[Fit, list[Fit]]:
    """Minimise the sum of squares of ``residuals(values)`` within the bounds; returns the best fit and all.

    The trust-region method of scipy's ``least_squares`` on the scaled parameters; the first start is that of the
    parameters, the others are a Latin hypercube between the bounds.
    """
    first = [each.place(each.start) for each in parameters]
    others = qmc.LatinHypercube(len(parameters), rng=0).random(starts - 1) if starts > 1 else []
    fits = [_search(residuals, parameters, np.asarray(start), has_errors) for start in [first, *others]]
    return min(fits, key=lambda fit: fit.misfit), fits


def _search(
    residuals: Callable[[Sequence[float]], Values],
    parameters: Sequence[Parameter],
    start: Values,
    has_errors: bool,
) -> Fit:
    steps = np.array([STEP / abs(np.log(p.high / p.low)) if p.is_logarithmic else STEP for p in parameters])

    def values(u: Values) -> list[float]:
        return [each.at(float(place)) for each, place in zip(parameters, np.clip(u, 0, 1), strict=True)]

    def jacobian(u: Values) -> Values:
        """One-sided differences, into the allowed range."""
        base = residuals(values(u))
        columns = []
        for index, step in enumerate(steps):
            moved = u.copy()
            moved[index] += step if u[index] + step <= 1 else -step
            columns.append((residuals(values(moved)) - base) / (moved[index] - u[index]))
        return np.array(columns).T

    inside = np.clip(start, 1e-6, 1 - 1e-6)
    found = least_squares(
        lambda u: residuals(values(u)), inside, jacobian, bounds=(0, 1), xtol=TOLERANCE, ftol=TOLERANCE, gtol=None
    )
    best = np.asarray(values(found.x))
    slopes = np.array([each.slope(value) for each, value in zip(parameters, best, strict=True)])
    return Fit(best, found.fun, found.jac / slopes, has_errors, str(found.message))
