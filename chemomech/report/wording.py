"""The sentences of the report."""

from __future__ import annotations

from typing import Any

from chemomech.input import readable
from chemomech.results.record import Record

ENDINGS = {
    "completed": "end time",
    "reacted": "host consumed",
    "arrested": "front at rest",
    "failed": "failed",
    "interrupted": "interrupted",
}
"""How a run ended, in two words."""


def ending(record: Record) -> str:
    """How the run ended, and when."""
    status = str(record.summary.get("status", ""))
    return f"{ENDINGS.get(status, status)}, {readable.time(record.number('time_s'))}"


def status_sentence(record: Record) -> str:
    """Why the run ended and how far it came."""
    message = str(record.summary.get("message") or record.summary.get("status") or "the run ended").strip()
    message = message[:1].upper() + message[1:].rstrip(".")
    time, depth = readable.time(record.number("time_s")), readable.length(record.number("front_depth_m"))
    fraction = readable.percent(record.number("reacted_fraction"))
    warnings = "".join(f" {text[:1].upper()}{text[1:]}." for text in record.summary.get("warnings", ()))
    return f"{message}. After {time} the front is {depth} deep and {fraction} of the host has reacted.{warnings}"


def regime(kinetics: dict[str, Any]) -> str:
    """What controls the front."""
    name = str(kinetics.get("regime") or "undetermined")
    if kinetics.get("exponent") is None and not (kinetics.get("has_growth_law") is False and kinetics.get("range_s")):
        return "growth law undetermined: the front moved too little after the ramp"
    return f"{name}, retarded by stress" if kinetics.get("stress_retarded") else name


def exponents(kinetics: dict[str, Any]) -> str:
    """Apparent and intrinsic exponent, or nothing if no law was fitted."""
    apparent, intrinsic = kinetics.get("exponent"), kinetics.get("intrinsic_exponent")
    if apparent is None:
        return ""
    text = f"exponent {apparent:.2f}"
    return text if intrinsic is None else f"{text}; {intrinsic:.2f} with the stress taken out"
