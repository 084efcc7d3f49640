"""Histories of one and the same run on several ranks."""

from __future__ import annotations

import pandas as pd


def differences(one: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """Largest difference of each column, relative to its largest value; what is relative already as it is.

    That is errors of balances and shares of the drive.
    """
    scale = one.abs().max().replace(0, 1)
    scale[[name for name in one.columns if "balance error" in name or name.startswith("Share of drive")]] = 1.0
    return ((one - other).abs() / scale).max()
