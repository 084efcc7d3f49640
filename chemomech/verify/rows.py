"""A row of the table as text, on the terminal and on the page."""

from __future__ import annotations

import math

from chemomech.verify.outcome import Check

COLUMNS = ("quantity", "exact", "computed", "error", "order", "bound", "pass")


def cells(check: Check) -> tuple[str, ...]:
    """One row as text, in the order of :data:`COLUMNS`."""
    unit = "" if check.unit == "-" else f" {check.unit}"
    return (
        check.quantity,
        "" if check.exact is None else f"{check.exact:.5g}{unit}",
        f"{check.computed:.5g}{unit}",
        "" if check.bound is None and math.isnan(check.error) else f"{check.error:.1e}",
        "" if check.order is None else f"{check.order:.2f}",
        "" if check.bound is None else f"{check.bound:.1e}",
        "" if check.bound is None else ("yes" if check.passed else "NO"),
    )
