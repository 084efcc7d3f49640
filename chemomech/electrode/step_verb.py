"""What a step of an experiment does: a verb, what may be said with it, and the step of numbers it means."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from chemomech.case.current import Current
from chemomech.electrode.densities import Densities
from chemomech.electrode.step import Step
from chemomech.input.units import VOLTAGE, Kind, parse_quantity

if TYPE_CHECKING:
    from chemomech.electrode.experiment_step import ExperimentStep


@dataclass(frozen=True)
class Reader:
    """Reads the numbers of a step. Raises ValueError with a sentence for the user, which begins with the step."""

    text: str
    """The step as it was written."""

    def quantity(self, text: str, kind: Kind) -> float:
        """In SI."""
        try:
            return parse_quantity(text, kind)
        except ValueError as error:
            raise ValueError(f"'{self.text}': {error}") from None

    def current(self, text: str) -> Current:
        """In any measure, positive."""
        try:
            current = Current.parse(text)
        except ValueError as error:
            raise ValueError(f"'{self.text}': {error}") from None
        self.positive(current.value)
        return current

    def positive(self, value: float) -> float:
        """The same number."""
        if not value > 0:
            raise ValueError(f"'{self.text}': numbers must be positive; charge or discharge gives the direction")
        return value


class Verb(ABC):
    """One thing that is done to the electrode: ``VERB at VALUE for TIME or until VALUE``."""

    word: ClassVar[str]
    example: ClassVar[str]
    """A step with it."""
    needs_value: ClassVar[bool] = True
    """Whether it must say at what."""
    ends_by: ClassVar[tuple[str, ...]] = ("for", "until")
    """Words with which its end may be said."""
    missing_end: ClassVar[str] = "add 'until 5 mV' or 'for 1 h'"
    """What is said of a step without an end."""

    @abstractmethod
    def at(self, value: str, read: Reader) -> dict[str, Any]:
        """Fields of the step that are said by ``at VALUE``. Raises ValueError."""

    def until(self, value: str, read: Reader) -> dict[str, Any]:
        """Fields that are said by ``until VALUE``: by default a voltage. Raises ValueError."""
        return {"until_voltage": read.quantity(value, VOLTAGE)}

    @abstractmethod
    def in_numbers(self, step: ExperimentStep, of: Densities, ramp: float, voltage: float) -> Step:
        """The step of the program.

        ``ramp`` [s] with which another voltage is reached; ``voltage`` [V] at which the step is expected to begin.
        """

    @abstractmethod
    def longest_duration(self, step: ExperimentStep, of: Densities) -> float:
        """Time [s] after which a step without a duration must be over, if it passes at most the full capacity."""
