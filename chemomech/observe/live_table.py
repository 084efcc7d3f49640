"""A table of quantities whose rows lie in the files of ingredients."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from chemomech.observe.quantity import Quantity


class LiveTable(Mapping[str, Quantity]):
    """Quantities by their keys, looked up each time: it follows what is taken in from outside."""

    def __init__(self, look_up: Callable[[], Iterable[Quantity]]) -> None:
        """`look_up` gives the quantities in the order of the table."""
        self._look_up = look_up

    def __getitem__(self, key: str) -> Quantity:
        """The quantity of a key. Raises KeyError."""
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        """The keys in the order of the table."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many quantities there are now."""
        return len(self._rows)

    @property
    def _rows(self) -> dict[str, Quantity]:
        return {quantity.key: quantity for quantity in self._look_up()}
