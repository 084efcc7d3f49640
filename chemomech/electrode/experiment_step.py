"""Steps of an experiment in plain words: ``discharge at C/10 until 5 mV``."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from chemomech.case.current import Current
from chemomech.electrode.densities import Densities
from chemomech.electrode.step import Step
from chemomech.electrode.step_verb import Reader, Verb
from chemomech.electrode.step_verbs import VERBS
from chemomech.input.units import TIME

GRAMMAR = ", ".join(f"'{verb.example}'" for verb in VERBS.values())
_STEP = re.compile(rf"({'|'.join(VERBS)})(?:\s+at\s+(.+?))?((?:\s+(?:or\s+)?(?:for|until)\s+.+)?)", re.I)
_CLAUSE = re.compile(r"\s+(?:or\s+)?(for|until)\s+", re.I)


@dataclass(frozen=True)
class ExperimentStep:
    """One step; ``discharge`` inserts the carrier and lowers the voltage, ``charge`` extracts it."""

    text: str
    """As it was written."""
    verb: str
    """Its word in :data:`chemomech.electrode.step_verbs.VERBS`."""
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
        verb, read = VERBS[match[1].lower()], Reader(words)
        parts = _CLAUSE.split(match[3])[1:]
        clauses = [(word.lower(), what) for word, what in zip(parts[::2], parts[1::2], strict=True)]
        found = _value(verb, match[2], read) | _ends(verb, clauses, read)
        if not found.keys() & {"duration", "until_voltage", "until_current"}:
            raise ValueError(f"'{words}' has no end; {verb.missing_end}")
        return cls(text=words, verb=verb.word, **found)

    @property
    def lasting(self) -> float:
        """Time [s] after which it ends, infinite if only its limit ends it."""
        return math.inf if self.duration is None else self.duration

    def longest_duration(self, of: Densities) -> float:
        """Time [s] after which it must be over, if it passes at most the full capacity."""
        return VERBS[self.verb].longest_duration(self, of) if self.duration is None else self.duration

    def in_numbers(self, of: Densities, ramp: float, voltage: float) -> Step:
        """The step of the program; see :meth:`chemomech.electrode.step_verb.Verb.in_numbers`."""
        return VERBS[self.verb].in_numbers(self, of, ramp, voltage)

    def voltage_after(self, voltage: float) -> float:
        """Voltage [V] at which it is expected to end, if it began at one."""
        return self.until_voltage if self.until_voltage is not None else self.voltage or voltage

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


def _value(verb: Verb, at: str | None, read: Reader) -> dict[str, Any]:
    """Fields that are said by ``at VALUE``."""
    if at is not None:
        return verb.at(at, read)
    if verb.needs_value:
        raise ValueError(f"'{read.text}' does not say at what; expected a step such as {GRAMMAR}")
    return {}


def _ends(verb: Verb, clauses: Sequence[tuple[str, str]], read: Reader) -> dict[str, Any]:
    """Fields that are said by ``for TIME`` and ``until VALUE``."""
    found: dict[str, Any] = {}
    for word, what in clauses:
        if word not in verb.ends_by:
            raise ValueError(f"'{read.text}': a {verb.word} does not end '{word} {what}'")
        said = {"duration": read.positive(read.quantity(what, TIME))} if word == "for" else verb.until(what, read)
        if found.keys() & said.keys():
            raise ValueError(f"'{read.text}' says '{word}' twice")
        found |= said
    return found


def _validated(value: object) -> ExperimentStep:
    if isinstance(value, ExperimentStep):
        return value
    try:
        return ExperimentStep.parse(value)
    except ValueError as error:
        raise PydanticCustomError("step", "{text}", {"text": str(error)}) from None
