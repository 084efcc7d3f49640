"""The table of a comparison: one row a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from chemomech.compare.differences import differences
from chemomech.input import readable
from chemomech.results.record import Record


def _plain(key: str, factor: float = 1.0) -> Callable[[Record], float]:
    return lambda record: factor * record.number(key)


def _exponent(key: str) -> Callable[[Record], float]:
    return lambda record: float(record.kinetics.get(key) or "nan")


RESULTS: Mapping[str, Callable[[Record], float]] = {
    "Time [s]": _plain("time_s"),
    "Front depth [nm]": _plain("front_depth_m", 1e9),
    "Reacted fraction [-]": _plain("reacted_fraction"),
    "State of charge [-]": _plain("state_of_charge"),
    "Exponent [-]": _exponent("exponent"),
    "Exponent without stress [-]": _exponent("intrinsic_exponent"),
    "Swelling ratio [-]": _plain("swelling_ratio"),
    "Surface hoop stress [GPa]": _plain("surface_hoop_stress_Pa", 1e-9),
    "Core pressure [GPa]": _plain("core_pressure_Pa", 1e-9),
    "Largest plastic strain [-]": _plain("largest_plastic_strain"),
    "Carrier balance error [-]": _plain("carrier_balance_error"),
    "Energy balance error [-]": _plain("energy_balance_error"),
    "Wall time [s]": _plain("wall_time_s"),
}
"""Main results by their headers."""


def table_of(runs: Mapping[str, Record]) -> pd.DataFrame:
    """Title, status, the keys that differ and the main results; the index holds the names of the runs."""
    records = list(runs.values())
    columns: dict[str, list[str] | list[float]] = {
        "Title": [record.case.title for record in records],
        "Status": [str(record.summary.get("status", "")) for record in records],
        "Regime": [str(record.kinetics.get("regime") or "undetermined") for record in records],
        **differences([record.case for record in records]),
        **{header: [of(record) for record in records] for header, of in RESULTS.items()},
    }
    return pd.DataFrame(columns, index=pd.Index(list(runs), name="Run"))


def readable_rows(table: pd.DataFrame) -> list[list[str]]:
    """The table turned on its side for a page: one row a quantity, one column a run."""
    return [[str(header), *map(_entry, table[header])] for header in table.columns]


def _entry(entry: str | float) -> str:
    return entry if isinstance(entry, str) else readable.number(entry, 4)
