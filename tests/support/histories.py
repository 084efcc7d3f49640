"""Histories of one and the same run on several ranks."""

from __future__ import annotations

import pandas as pd


def differences(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """Largest difference of each column, relative to its largest value; errors of balances as they are."""
    scale = one.abs().max().replace(0, 1)
    scale[[name for name in one.columns if "balance error" in name]] = 1.0
    return ((one - other).abs() / scale).max()
