"""The tables of a run's main numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chemomech.input import readable
from chemomech.results.record import Record


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is, its value with unit, a remark."""

    name: str
    value: str
    remark: str = ""


def main_numbers(record: Record) -> list[Row]:
    """How far the front came, how full the host is, how stressed and swollen."""
    number = record.number
    depth, size = number("front_depth_m"), record.case.depth_name
    hoop, pressure = number("surface_hoop_stress_Pa"), number("core_pressure_Pa")
    relative = readable.percent(depth / record.case.host_depth)
    rows = [
        Row("Time", readable.time(number("time_s"))),
        Row("Front depth", readable.length(depth), f"{relative} of the {size}"),
        Row("Reacted", readable.percent(number("reacted_fraction")), "of the host's volume"),
        Row("State of charge", readable.percent(number("state_of_charge")), "of the full product's carrier"),
        Row("Site fraction", readable.number(number("surface_site_fraction"), 4), "at the surface"),
        Row("", readable.number(number("front_site_fraction"), 4), "at the front"),
        Row("Swelling ratio", readable.number(number("swelling_ratio")), "volume over pristine volume"),
        Row("Hoop stress", readable.stress(hoop), "at the surface, tension positive"),
        Row("Pressure", readable.stress(pressure), "in the core, compression positive"),
        Row("Plastic strain", readable.number(number("largest_plastic_strain")), "largest accumulated"),
    ]
    if record.case.has_free_axis:
        rows.append(Row("Axial stretch", readable.number(number("axial_stretch"), 4)))
    return rows + _by_direction(record)


def _by_direction(record: Record) -> list[Row]:
    """How far the surface has moved along rays from the centre of a body that is resolved along them."""
    rows = []
    for number, (ray, name) in enumerate(record.case.geometry.resolved_body.rays.items()):
        stretch, depth = (float(record.column(f"{kind}_{ray}")[-1]) for kind in ("stretch", "front_depth"))
        along = f"along {name}" if name != "diagonal" else "along the diagonal"
        remark = f"{along}; front at {readable.length(depth * 1e-9)}"
        rows.append(Row("" if number else "Stretch", readable.number(stretch), remark))
    return rows


def kinetics(record: Record) -> list[Row]:
    """Regime, exponents and what they rest on."""
    found = record.kinetics
    rows = [Row("Regime", str(found.get("regime") or "undetermined"))]
    if found.get("exponent") is None:
        return rows
    begin, end = (readable.time(t) for t in found["range_s"])
    share = found.get("largest_stress_share")
    rows += [
        Row("Exponent", _number(found, "exponent"), "1 for reaction, 0.5 for diffusion"),
        Row("", _number(found, "intrinsic_exponent"), "with the stress taken out"),
        Row("Fitted range", f"{begin} to {end}"),
    ]
    if share is not None:
        rows.append(Row("Stress takes", readable.percent(share), "of the drive at most"))
    for which, name in (("apparent", "Diffusion takes"), ("intrinsic", "")):
        share = (found.get(which) or {}).get("diffusion_share")
        if share is not None:
            rows.append(Row(name, readable.percent(share), f"of the time by the {which} law"))
    return rows


def effort(record: Record) -> list[Row]:
    """Balance errors and size of the computation."""
    summary = record.summary
    return [
        Row("Carrier balance", _number(summary, "carrier_balance_error"), "largest relative error"),
        Row("Energy balance", _number(summary, "energy_balance_error"), "relative error at the end"),
        Row("Steps", _count(summary, "steps"), f"and {_count(summary, 'rejected_steps')} rejected"),
        Row("Newton iterations", _count(summary, "newton_iterations")),
        Row("Unknowns", _count(summary, "unknowns")),
        Row("Ranks", _count(summary, "ranks")),
        Row("Wall time", readable.time(record.number("wall_time_s"))),
    ]


def versions(record: Record) -> list[Row]:
    """What computed the result, and a short form of the hash of its case."""
    used = dict(record.summary.get("versions") or {})
    case = str(record.summary.get("case_hash", ""))
    return [*(Row(name, str(version)) for name, version in used.items()), Row("Case hash", case[:16])]


def _number(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return readable.number(value) if isinstance(value, int | float) else readable.UNKNOWN


def _count(summary: dict[str, Any], key: str) -> str:
    return str(summary.get(key, readable.UNKNOWN))
