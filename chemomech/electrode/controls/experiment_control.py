"""An experiment: steps one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field, StrictInt

from chemomech.case.control import Control
from chemomech.case.current import Current
from chemomech.electrode.densities import Densities
from chemomech.electrode.experiment_step import ExperimentStep
from chemomech.electrode.program import Program
from chemomech.electrode.size import ElectrodeSize
from chemomech.electrode.step import Step
from chemomech.input.block import as_written
from chemomech.input.quantities import Instant
from chemomech.materials.material import Material

if TYPE_CHECKING:
    from chemomech.case.case import Case


class Experiment(Control):
    """Steps one after the other, in plain words."""

    told_by: ClassVar[str | None] = "steps"
    may_give_current: ClassVar[bool] = True
    has_regime: ClassVar[bool] = False

    example: ClassVar[str] = "steps: [discharge at C/10 until 5 mV, rest for 1 h], repeat: 2"
    control: Literal["experiment"] = Field(description="steps in plain words, one after the other")
    steps: tuple[ExperimentStep, ...] = Field(
        min_length=1,
        max_length=1000,
        description="what is done, e.g. [discharge at C/10 until 5 mV, rest for 1 h]; discharge inserts the carrier",
    )
    repeat: StrictInt = Field(1, ge=1, le=10_000, description="how many times all steps are done: cycles")
    ramp: Instant = Field(
        as_written("10 s"),
        validate_default=True,
        description="time [s] in which a hold reaches its voltage from another one",
    )

    def program(self, case: Case, size: ElectrodeSize) -> Program:
        """The steps, as numbers."""
        of, voltage = Densities(case.material, size), case.initial_voltage
        steps = list[Step]()
        for step in self.steps:
            steps.append(step.in_numbers(of, self.ramp, voltage))
            voltage = step.voltage_after(voltage)
        return Program(steps, self.repeat, case.initial_voltage, "all steps of the experiment are done")

    @property
    def ramp_end(self) -> float:
        """Time [s] after which a hold that begins the experiment has reached its voltage."""
        return self.ramp

    @property
    def settled(self) -> float:
        """0: it does not wait for a front at rest."""
        return 0.0

    @property
    def ends_run(self) -> bool:
        """When all steps are done."""
        return True

    def longest_duration(self, material: Material, thickness: float) -> float:
        """Time [s] of all steps, if none passes more than the full capacity."""
        of, total = Densities(material, ElectrodeSize(thickness, None)), 0.0
        for step in self.steps:
            total += step.longest_duration(of)
        return self.repeat * total

    def currents(self) -> Iterator[tuple[str, Current]]:
        """Those of the steps and those at which they end."""
        for i, step in enumerate(self.steps):
            for current in (step.current, step.until_current):
                if current is not None:
                    yield f"steps.{i}", current

    @property
    def texts_of_steps(self) -> tuple[str, ...]:
        """The steps as they were written."""
        return tuple(step.text for step in self.steps)

    def share_done(self, row: Mapping[str, float]) -> float:
        """Steps that are done over all steps of all cycles."""
        done = (row["cycle"] - 1) * len(self.steps) + row["experiment_step"] - 1
        return done / (len(self.steps) * self.repeat)

    @property
    def in_short(self) -> str:
        """How many steps there are."""
        return f"{len(self.steps)} steps"
