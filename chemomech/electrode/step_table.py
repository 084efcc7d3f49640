"""What the steps of an experiment did, read off the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from chemomech.electrode.program import Finished


def steps_of(
    texts: Sequence[str], finished: Sequence[Finished], rows: Sequence[dict[str, float]]
) -> list[dict[str, Any]]:
    """One entry for every step that is over: its text, begin, end and what ended it, voltage, charge that it passed.

    ``texts`` are those of all steps of the program, in their order.
    ``inserted`` is relative to the full product and ``inserted_mAh_g`` per mass of host; both are negative where
    carrier was extracted.
    """
    times = np.array([row["time"] for row in rows])

    def passed(key: str, each: Finished) -> float | None:
        column = np.array([row[key] for row in rows])
        begin, end = np.interp([each.begin, each.end], times, column)
        return float(end - begin) if np.isfinite(end - begin) else None

    return [
        {
            "cycle": each.cycle,
            "step": texts[each.number - 1],
            "begin_s": each.begin,
            "end_s": each.end,
            "ended_by": "limit" if each.limited else "time",
            "voltage_V": each.voltage,
            "inserted": passed("carrier_supplied", each),
            "inserted_mAh_g": passed("capacity", each),
        }
        for each in finished
    ]
