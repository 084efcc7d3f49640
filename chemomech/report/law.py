"""The fitted growth laws of a run as curves over its own time."""

from __future__ import annotations

import numpy as np

from chemomech.results.record import Array, Record
from chemomech.theory.growth import diffusion_function, reaction_function
from chemomech.theory.kinetics import stress_free_time

_NUMBERS = ("reaction_time_s", "diffusion_time_s", "offset_s")


def fitted(record: Record, which: str) -> dict[str, float] | None:
    """The law ``which`` (``apparent`` or ``intrinsic``) of the summary, if a complete one was fitted."""
    law = record.kinetics.get(which) or {}
    complete = all(isinstance(law.get(key), int | float) for key in _NUMBERS)
    return law if complete and record.kinetics.get("range_s") else None


def free_time(record: Record) -> Array:
    """Time [s] that a front without stress would need to be where the run's front is."""
    share = record.column("drive_share_stress") + record.column("drive_share_curvature")
    return stress_free_time(record.time, share)


def shift(record: Record) -> float:
    """``t_0`` [s]: how long before the run a front that obeys the intrinsic law would have left the surface.

    Counted where the law begins, as the exponents are; 0 without a fit.
    """
    law = fitted(record, "intrinsic")
    if law is None:
        return 0.0
    begin = record.kinetics["range_s"][0]
    return float(np.interp(begin, record.time, free_time(record)) + law["offset_s"] - begin)


def apparent(record: Record) -> tuple[Array, Array] | None:
    """Time [s] and depth [nm] of the law fitted in real time, over its range."""
    law = fitted(record, "apparent")
    return None if law is None else _curve(record, law)


def intrinsic(record: Record) -> tuple[Array, Array] | None:
    """Time [s] and depth [nm] of the law fitted in stress-free time, slowed by the stress of the run."""
    law = fitted(record, "intrinsic")
    if law is None:
        return None
    free, depth = _curve(record, law)
    known = free_time(record)
    rising = slice(0, int(known.argmax()) + 1)
    return np.interp(free, known[rising], record.time[rising], left=np.nan, right=np.nan), depth


def _curve(record: Record, law: dict[str, float]) -> tuple[Array, Array]:
    first, last = np.interp(record.kinetics["range_s"], record.time, record.depth)
    depth = np.linspace(first, last, 200)
    dimension = record.case.geometry.dimension
    fraction = 1 - (1 - np.clip(depth / record.size, 0, 1)) ** dimension
    slow = diffusion_function(fraction, dimension, record.case.material.full_volume_ratio)
    time = law["reaction_time_s"] * reaction_function(fraction, dimension) + law["diffusion_time_s"] * slow
    return np.asarray(time - law["offset_s"]), depth
