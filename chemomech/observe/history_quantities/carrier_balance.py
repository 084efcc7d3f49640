"""The balance of the carrier, measured in every step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity
from chemomech.system.saving import Saved, Saving

if TYPE_CHECKING:
    from chemomech.observe.observation import Observation


class CarrierBalance(HistoryQuantity):
    """Carrier in the body against carrier that entered through the surface.

    The inflow is integrated with the weights of the step that produced it.
    """

    word = "carrier balance"
    position = 100
    columns = (
        Quantity(
            "carrier_supplied",
            "Carrier supplied",
            "Q",
            "-",
            "carrier that entered through the surface, full product = 1",
        ),
        Quantity(
            "carrier_balance_error", "Carrier balance error", r"\delta Q", "-", "content less supply over content"
        ),
    )

    def __init__(self) -> None:
        self._supplied: list[float] = [0.0]
        self._initial: float | None = None

    def __call__(self, seen: Observation, row: Mapping[str, float]) -> dict[str, float]:
        """Supplied carrier and the error of the balance, relative to the content or to 1 % of the full product."""
        content = seen.sample.mean(seen.sample["content"])
        if self._initial is None:
            self._initial = content
        else:
            leading, *past = seen.integrator.derivative_weights()
            before = sum(w * q for w, q in zip(past, self._supplied, strict=False))
            self._supplied = [(seen.inflow - before) / leading, *self._supplied[:1]]
        supplied = self._supplied[0]
        return {
            "carrier_supplied": supplied,
            "carrier_balance_error": (content - self._initial - supplied) / max(content, 0.01),
        }

    def save(self, to: Saving) -> None:
        """Content at the begin, and what has entered by the last steps, the newest first."""
        to.numbers("initial", () if self._initial is None else [self._initial])
        to.numbers("supplied", self._supplied)

    def restore(self, saved: Saved) -> None:
        """Go on adding up."""
        self._initial = saved.number("initial")
        self._supplied = [float(amount) for amount in saved.numbers("supplied", None)][:2]
