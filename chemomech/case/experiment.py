"""Steps of an experiment in plain words: ``discharge at C/10 until 5 mV``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from chemomech.case.current import Current
from chemomech.input.units import SCAN_RATE, TIME, VOLTAGE, Kind, parse_quantity

GRAMMAR = (
    "'discharge at C/10 until 5 mV', 'charge at 0.1 A/g for 2 h or until 1.5 V', 'hold at 5 mV until C/100', "
    "'sweep at 0.1 mV/s until 1.5 V', 'rest for 1 h'"
)
_STEP = re.compile(r"(charge|discharge|hold|sweep|rest)(?:\s+at\s+(.+?))?((?:\s+(?:or\s+)?(?:for|until)\s+.+)?)", re.I)
_CLAUSE = re.compile(r"\s+(?:or\s+)?(for|until)\s+", re.I)

Verb = Literal["charge", "discharge", "hold", "sweep", "rest"]


@dataclass(frozen=True)
class ExperimentStep:
    """One step; ``discharge`` inserts the carrier and lowers the voltage, ``charge`` extracts it."""

    text: str
    """As it was written."""
    verb: Verb
    current: Current | None = None
    """Of a charge or discharge, positive."""
    voltage: float | None = None
    """[V] that is held."""
    scan_rate: float | None = None
    """[V/s] of a sweep, positive."""
    until_voltage: float | None = None
    """[V] at which the step ends."""
    until_current: Current | None = None
    """Size of the current at which a hold ends."""
    duration: float | None = None
    """[s] after which it ends."""

    @classmethod
    def parse(cls, text: object) -> ExperimentStep:
        """Read a step. Raises ValueError with a sentence for the user."""
        if not isinstance(text, str) or len(text) > 200:
            raise ValueError(f"expected a step such as {GRAMMAR}")
        words = " ".join(text.split())
        match = _STEP.fullmatch(words)
        if match is None:
            raise ValueError(f"cannot read '{words}'; expected a step such as {GRAMMAR}")
        verb, at, rest = match[1].lower(), match[2], match[3]
        parts = _CLAUSE.split(rest)[1:]
        clauses = [(word.lower(), what) for word, what in zip(parts[::2], parts[1::2], strict=True)]
        return _Reader(words, verb, at, clauses).step()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda step: step.text, when_used="json"),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "examples": [GRAMMAR.split("', '")[0].strip("'")], "description": f"e.g. {GRAMMAR}"}


@dataclass(frozen=True)
class _Reader:
    text: str
    verb: str
    at: str | None
    clauses: list[tuple[str, str]]

    def step(self) -> ExperimentStep:
        found = {"text": self.text, "verb": self.verb} | self._at() | self._ends()
        step = ExperimentStep(**found)
        if step.verb == "sweep" and step.until_voltage is None:
            raise ValueError(f"'{self.text}' has no end; say until which voltage, e.g. 'until 1.5 V'")
        if step.duration is None and step.until_voltage is None and step.until_current is None:
            end = {"hold": "'until C/100' or 'for 1 h'", "rest": "'for 1 h'"}.get(
                step.verb, "'until 5 mV' or 'for 1 h'"
            )
            raise ValueError(f"'{self.text}' has no end; add {end}")
        return step

    def _at(self) -> dict[str, Any]:
        if self.verb == "rest":
            if self.at is not None:
                raise ValueError(f"'{self.text}': a rest is at no current; expected e.g. 'rest for 1 h'")
            return {}
        if self.at is None:
            raise ValueError(f"'{self.text}' does not say at what; expected a step such as {GRAMMAR}")
        if self.verb == "hold":
            return {"voltage": self._quantity(self.at, VOLTAGE)}
        if self.verb == "sweep":
            return {"scan_rate": self._positive(self._quantity(self.at, SCAN_RATE))}
        return {"current": self._current(self.at)}

    def _ends(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for word, what in self.clauses:
            if (word, self.verb) in (("for", "sweep"), ("until", "rest")):
                raise ValueError(f"'{self.text}': a {self.verb} does not end '{word} {what}'")
            key, value = self._end(word, what)
            if key in found:
                raise ValueError(f"'{self.text}' says '{word}' twice")
            found[key] = value
        return found

    def _end(self, word: str, what: str) -> tuple[str, float | Current]:
        if word == "for":
            return "duration", self._positive(self._quantity(what, TIME))
        if self.verb == "hold":
            return "until_current", self._current(what)
        return "until_voltage", self._quantity(what, VOLTAGE)

    def _quantity(self, text: str, kind: Kind) -> float:
        try:
            return parse_quantity(text, kind)
        except ValueError as error:
            raise ValueError(f"'{self.text}': {error}") from None

    def _current(self, text: str) -> Current:
        try:
            current = Current.parse(text)
        except ValueError as error:
            raise ValueError(f"'{self.text}': {error}") from None
        self._positive(current.value)
        return current

    def _positive(self, value: float) -> float:
        if not value > 0:
            raise ValueError(f"'{self.text}': numbers must be positive; charge or discharge gives the direction")
        return value


def _validated(value: object) -> ExperimentStep:
    if isinstance(value, ExperimentStep):
        return value
    try:
        return ExperimentStep.parse(value)
    except ValueError as error:
        raise PydanticCustomError("step", "{text}", {"text": str(error)}) from None
