"""How the reacting surface is driven: what every control of it answers."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from chemomech.case.current import Current
from chemomech.input.block import Block
from chemomech.input.quantities import AreaResistance, Voltage
from chemomech.materials.material import Material
from chemomech.physics.surface_kinetics_law import SurfaceKinetics
from chemomech.register.choice import Choice
from chemomech.register.ingredient import Ingredient, word_of
from chemomech.register.kind import Kind
from chemomech.register.kinds import CONTROL, SURFACE_KINETICS

if TYPE_CHECKING:
    from chemomech.case.case import Case

ALMOST_FULL = 7.0
"""Logit of the site fraction of product that is almost full."""


class Control(Block, Ingredient):
    """How the reacting surface is driven: a member's keys, and what they mean for a run.

    A member must say its :meth:`program`. All else has a default: that of a voltage which is given at all times and
    may change at any of them.
    """

    kind: ClassVar[Kind] = CONTROL
    may_give_current: ClassVar[bool] = False
    """Whether the current is given at any time of the run, so that the voltage is an outcome then."""
    has_growth_law: ClassVar[bool] = False
    """Whether one voltage drives the whole run: the growth laws hold, and its duration can be estimated beforehand."""
    has_regime: ClassVar[bool] = True
    """Whether one regime can be told for the whole run; not if carrier is inserted and extracted in turn."""

    initial_voltage: Voltage | None = Field(
        None,
        description="voltage [V] the run starts at (default: that of an almost empty product, site fraction 9e-4; 5e-5 "
        "where it does not swell alike in all directions)",
    )
    kinetics: Annotated[SurfaceKinetics, Choice(SURFACE_KINETICS)] | None = Field(
        None,
        description="how fast the carrier passes the surface; without it so fast that the carrier there is in "
        "equilibrium with the voltage",
    )
    film_resistance: AreaResistance | None = Field(
        None, description="resistance [ohm m^2] of a thin film on the deformed surface, e.g. of the SEI"
    )

    @abstractmethod
    def program(self, case: Case, size: Any) -> Any:
        """The :class:`chemomech.electrode.program.Program` of a case, which begins at its initial voltage.

        ``size``: of the body, an :class:`chemomech.electrode.size.ElectrodeSize`.
        """

    @property
    def ramp_end(self) -> float:
        """Time [s] at which the first set point is reached; until then the front counts for no law. 0: at once."""
        return 0.0

    @property
    def settled(self) -> float:
        """Time [s] after which the set point does not change any more, and a front at rest may end the run.

        Never, if nothing else is said: then no front at rest ends a run.
        """
        return math.inf

    @property
    def ends_run(self) -> bool:
        """Whether the electrode ends the run, and so neither a consumed host nor a front at rest does."""
        return False

    def longest_duration(self, material: Material, thickness: float) -> float | None:
        """Time [s] after which it must be over, if it ends by itself; ``None``: a case must give its end.

        ``thickness`` [m] is the volume of host per reacting area.
        """
        return None

    def driving_potential(self, material: Material, temperature: float) -> float:
        """Diffusion potential [RT] that drives the reaction, for estimates: by default that of almost full product."""
        return float(material.potential_of(ALMOST_FULL, temperature))

    def currents(self) -> Iterator[tuple[str, Current]]:
        """Currents in the order in which they are written, each with its key within the block, such as ``steps.2``."""
        yield from ()

    def drive_warnings(self, equilibrium_voltage: float) -> list[str]:
        """Sentences for a user whose settings leave the reaction no drive, which begins below a voltage [V]."""
        return []

    @property
    def texts_of_steps(self) -> tuple[str, ...]:
        """Steps in words, one for each of the program, for the table of what they did; none: there is no table."""
        return ()

    def share_done(self, row: Mapping[str, float]) -> float | None:
        """Part of the program that is done at a row of the history; ``None``: told from time and front."""
        return None

    @property
    def shows_cycles(self) -> bool:
        """Whether pictures of voltage, current and of loops over the content tell more than the case does."""
        return self.may_give_current

    @property
    def in_short(self) -> str:
        """A word or two for the title of a report."""
        return word_of(type(self))
