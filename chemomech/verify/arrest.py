"""Runs that end because the front has come to rest."""

from __future__ import annotations

from chemomech.input.constants import NANOMETRE
from chemomech.simulation.stopping import Status
from chemomech.verify.bench import Bench, CaseFailed, Record

BOUND = 0.01
"""Largest change of an arrested depth by anything that must not change it."""


def arrested(bench: Bench, *overrides: str) -> Record:
    """Run `self-limiting.yaml` with overrides. Raises :class:`CaseFailed` if the front does not come to rest."""
    record = bench.run(bench.case("self-limiting", *overrides))
    if record.summary["status"] != Status.ARRESTED:
        raise CaseFailed(f"{record.case.title} ({', '.join(overrides)}): {record.summary['status']}, not arrested")
    return record


def depth(record: Record) -> float:
    """Depth [nm] of the front at the end."""
    return float(record["front_depth"][-1])


def fraction(record: Record) -> float:
    """Share of the volume that has reacted at the end."""
    return float(record["reacted_fraction"][-1])


def relative_size(record: Record) -> float:
    """``R/l``."""
    return record.case.geometry.size / record.case.interface.width


def radius(record: Record) -> float:
    """``R`` [nm]."""
    return record.case.geometry.size / NANOMETRE
