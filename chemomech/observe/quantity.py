"""An observed number or field in words: what it is called in tables, pictures and documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chemomech.register.key import Key


@dataclass(frozen=True)
class Quantity:
    """One observed quantity."""

    key: str
    """By which the program knows it; never changed, since checkpoints go by it."""
    name: str
    symbol: str
    """In mathtext, without dollars."""
    unit: str
    """In which files hold it; ``-`` if it has none."""
    description: str

    @property
    def header(self) -> str:
        """Column header ``Name [unit]``."""
        return f"{self.name} [{self.unit}]"

    @property
    def label(self) -> str:
        """Axis label, in matplotlib's mathtext."""
        unit = "" if self.unit == "-" else f" [{self.unit}]"
        return f"{self.name} ${self.symbol}${unit}"

    @property
    def fault(self) -> str | None:
        """What a table could not hold of it, in words; ``None`` if it is as it should be."""
        if not self.key.isidentifier():
            return "its key is not a word of letters, digits and underscores"
        for part in ("name", "symbol", "unit", "description"):
            text = getattr(self, part)
            if not text.strip() or not text.isprintable():
                return f"its {part} is not a line of text"
        if set("[]") & set(self.name + self.unit):
            return "name and unit hold no brackets: the header has them"
        return None


def fault_of_quantities(own: Sequence[Quantity], others: Iterable[tuple[str, Quantity]]) -> str | None:
    """What keeps quantities from being told in one table with `others`, given with what they belong to.

    Neither keys nor headers may repeat: files are read by them.
    """
    if not isinstance(own, tuple) or not own or not all(isinstance(quantity, Quantity) for quantity in own):
        return "it does not say its quantities, a tuple of them"
    taken: dict[str, str] = {}
    for owner, quantity in others:
        taken |= {quantity.key: owner, quantity.header: owner}
    for quantity in own:
        if quantity.fault is not None:
            return f"{quantity.key!r}: {quantity.fault}"
        for name in (quantity.key, quantity.header):
            if name in taken:
                return f"{name!r} is there already ({taken[name]}); choose another"
        taken |= {quantity.key: "twice here", quantity.header: "twice here"}
    return None


def keys_of_quantities(quantities: Iterable[Quantity]) -> Iterator[Key]:
    """What the reference says of them."""
    return (Key(each.key, "a number" if each.unit == "-" else each.unit, each.description) for each in quantities)
