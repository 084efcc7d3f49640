"""Orders of convergence from errors on finer and finer steps or cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]


def orders(sizes: Sequence[float], errors: npt.ArrayLike) -> Values:
    """``ln(e_i/e_(i+1)) / ln(h_i/h_(i+1))`` of neighbouring refinements; ``errors`` may have a column a quantity."""
    h, e = np.asarray(sizes, dtype=float), np.asarray(errors, dtype=float)
    ratios = np.log(h[:-1] / h[1:])
    return np.asarray(np.log(e[:-1] / e[1:]) / ratios.reshape(-1, *[1] * (e.ndim - 1)))


def equal_steps(count: int, end: float) -> Values:
    """Ends of ``count`` equal steps."""
    return alternating_steps(count, end, 1.0)


def alternating_steps(count: int, end: float, ratio: float) -> Values:
    """Ends of ``count`` steps of which every other one is ``ratio`` times as long."""
    lengths = np.where(np.arange(count) % 2 == 0, 1.0, ratio)
    return np.asarray(end * np.cumsum(lengths) / lengths.sum())
