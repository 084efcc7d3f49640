"""What can be checked of a run without knowing its answer, with a verdict in words."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from chemomech.case import warnings_for
from chemomech.input import readable
from chemomech.results.record import Record

CARRIER, ENERGY = 1e-8, 1e-2
"""Largest relative errors of the balances that count as closed; energy is integrated over time, carrier is not."""
GAIN = 1e-3
"""Largest negative rate of dissipation that counts as none, relative to the largest positive one."""
_PROCESSES = ("diffusion", "reaction", "plastic")


@dataclass(frozen=True)
class Check:
    """What was looked at, whether it is in order (``None``: not known), and a sentence."""

    name: str
    passed: bool | None
    verdict: str

    @property
    def mark(self) -> str:
        """In order, not in order or not known, in one word for the look of the page."""
        return {True: "passed", False: "missed", None: "unknown"}[self.passed]


def checks(record: Record) -> list[Check]:
    """Carrier, energy and the second law."""
    return [_carrier(record), _energy(record), _dissipation(record)]


def warnings(record: Record) -> list[str]:
    """Sentences: what the run was warned of before it began, and what it found out."""
    found = [*warnings_for(record.case), *map(str, record.summary.get("warnings") or ())]
    return [_sentence(text.rstrip(".")) for text in found]


def _sentence(text: str) -> str:
    """With a capital, unless it begins with the key of a case."""
    return f"{text}." if "." in text.partition(" ")[0] else f"{text[:1].upper()}{text[1:]}."


def _carrier(record: Record) -> Check:
    error = record.number("carrier_balance_error")
    if math.isnan(error):
        return Check("Carrier", None, "The balance of the carrier was not recorded.")
    found, bound = readable.number(error, 2), readable.number(CARRIER, 1)
    if error <= CARRIER:
        text = f"The balance closes: what entered through the surface is in the body to {found} (bound {bound})."
    else:
        text = (
            f"The balance does not close: {found} of the carrier is unaccounted for (bound {bound}): do not "
            "trust amounts and times."
        )
    return Check("Carrier", error <= CARRIER, text)


def _energy(record: Record) -> Check:
    last, largest = record.number("energy_balance_error"), record.number("largest_energy_balance_error")
    error = last if math.isnan(largest) else max(last, largest)
    if math.isnan(error):
        return Check("Energy", None, "The balance of energy was not recorded.")
    found, bound = readable.number(100 * error, 2), readable.percent(ENERGY)
    if error <= ENERGY:
        text = (
            "The balance closes: supplied energy is stored or dissipated, but for an error of the integration over "
            f"time of at most {found} % (bound {bound})."
        )
    else:
        text = (
            f"The balance is off by up to {found} % (bound {bound}): the steps in time are too long for what they "
            "integrate; use a smaller numerics.time_tolerance."
        )
    return Check("Energy", error <= ENERGY, text)


def _dissipation(record: Record) -> Check:
    rates = {process: record.column(f"{process}_dissipation") for process in _PROCESSES}
    known = {process: rate[np.isfinite(rate)] for process, rate in rates.items()}
    if not any(rate.size for rate in known.values()):
        return Check("Second law", None, "Rates of dissipation were not recorded.")
    gained = {process: -rate.min() / max(rate.max(), 1e-300) for process, rate in known.items() if rate.size}
    wrong = [f"{process} ({readable.percent(g)} of its largest rate)" for process, g in gained.items() if g > GAIN]
    if not wrong:
        return Check("Second law", True, "Diffusion, reaction and plastic flow dissipate in every step.")
    return Check("Second law", False, f"Energy was gained in a step by {' and '.join(wrong)}.")
