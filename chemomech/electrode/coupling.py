"""How the electrode meets the body: what of its potential is known, what is solved for, and what enters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
import ufl
from mpi4py import MPI

from chemomech.electrode.program import Program
from chemomech.physics.exchange import Kinetics
from chemomech.solve.flux import ElectrodeFlux, ExchangeFlux, PrescribedFlux, SurfaceFlux
from chemomech.solve.integrator import PrescribedValue
from chemomech.solve.unknowns import POTENTIAL, Dofs, Unknowns


@dataclass(frozen=True)
class Outside:
    """The electrode as the body sees it, in the units of the problem."""

    program: Program
    surface: ufl.Measure
    potential: Callable[[float], float]
    """[RT] While a voltage is given."""
    flux: Callable[[float], float]
    """Carrier per reference area; 0 while a voltage is given."""

    def while_voltage_is_given(self, dofs: Dofs) -> list[PrescribedValue]:
        """The potential at the electrode's degrees of freedom, unless the program gives the current."""
        return [PrescribedValue(dofs, self.potential, lambda: not self.program.gives_current)]


class Coupling(Protocol):
    """One way the electrode meets the body."""

    asks_for_electrode_potential: ClassVar[bool]
    """Whether the electrode's potential is an unknown besides those of the body."""

    def connect(self, unknowns: Unknowns, surface: Dofs) -> Dofs:
        """Degrees of freedom of the electrode's potential, from those of the potential at the surface; before use."""
        ...

    def fluxes(self, outside: Outside) -> list[SurfaceFlux]:
        """What enters other than by the balance of rows whose potential is given."""
        ...

    def prescribed(self, outside: Outside, electrode: Dofs) -> Sequence[PrescribedValue]:
        """Potentials that are given."""
        ...


@dataclass(frozen=True)
class InEquilibrium:
    """No resistance: the carrier of the surface has the electrode's potential.

    Where the program may give a current that potential is one number, and all degrees of freedom of the surface are it.
    """

    may_give_current: bool
    asks_for_electrode_potential: ClassVar[bool] = False

    def connect(self, unknowns: Unknowns, surface: Dofs) -> Dofs:
        """Those of the surface, tied where they are one number."""
        owned = unknowns.domain.comm.allreduce(int(np.count_nonzero(surface < unknowns.owned)), op=MPI.SUM)
        if self.may_give_current and owned > 1:
            unknowns.tie(POTENTIAL, surface)
        return surface

    def fluxes(self, outside: Outside) -> list[SurfaceFlux]:
        """The current, where one may be given."""
        return [PrescribedFlux(outside.surface, outside.flux)] if self.may_give_current else []

    def prescribed(self, outside: Outside, electrode: Dofs) -> Sequence[PrescribedValue]:
        """The electrode's."""
        return outside.while_voltage_is_given(electrode)


@dataclass(frozen=True)
class ThroughKinetics:
    """The surface resists, and the electrode's potential is known at all times: only the law of exchange knows it."""

    kinetics: Kinetics
    asks_for_electrode_potential: ClassVar[bool] = False

    def connect(self, unknowns: Unknowns, surface: Dofs) -> Dofs:
        """None of its own: those of the surface."""
        return surface

    def fluxes(self, outside: Outside) -> list[SurfaceFlux]:
        """Exchange with the given potential."""
        return [ExchangeFlux(outside.surface, outside.potential, self.kinetics)]

    def prescribed(self, outside: Outside, electrode: Dofs) -> Sequence[PrescribedValue]:
        """None."""
        return ()


@dataclass(frozen=True)
class ThroughKineticsAtCurrent:
    """The surface resists, and the program may give a current: the electrode's potential is one unknown more."""

    kinetics: Kinetics
    asks_for_electrode_potential: ClassVar[bool] = True

    def connect(self, unknowns: Unknowns, surface: Dofs) -> Dofs:
        """That of the electrode."""
        assert unknowns.electrode_potential is not None
        return unknowns.dofs(unknowns.electrode_potential)

    def fluxes(self, outside: Outside) -> list[SurfaceFlux]:
        """Exchange with the electrode, as much as the current wants."""
        return [ElectrodeFlux(outside.surface, outside.flux, self.kinetics)]

    def prescribed(self, outside: Outside, electrode: Dofs) -> Sequence[PrescribedValue]:
        """The electrode's."""
        return outside.while_voltage_is_given(electrode)


def coupling_of(kinetics: Kinetics | None, may_give_current: bool) -> Coupling:
    """The way that goes with a surface and a program."""
    if kinetics is None:
        return InEquilibrium(may_give_current)
    return ThroughKineticsAtCurrent(kinetics) if may_give_current else ThroughKinetics(kinetics)
