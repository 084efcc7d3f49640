"""The reacting surface of a body: what drives it, what enters, and what an observer reads off it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import ufl
from dolfinx import fem
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.electrode.coupling import Outside, coupling_of
from chemomech.electrode.program import Program
from chemomech.electrode.size import ElectrodeSize
from chemomech.electrode.state import ElectrodeState
from chemomech.mesh.body import Body
from chemomech.model.scaling import scales_of
from chemomech.physics.exchange import Kinetics
from chemomech.physics.model import Model
from chemomech.solve.flux import SurfaceFlux
from chemomech.solve.integrator import Integrator, PrescribedValue
from chemomech.solve.unknowns import POTENTIAL, Dofs, Unknowns
from chemomech.system.saving import Saved, Saving


@dataclass(frozen=True)
class Reading:
    """What the surface shows after a step; potentials in RT, rates in the units of the problem."""

    potential: float
    """Of the carrier outside."""
    potential_before: float
    """The same just after the beginning of the step."""
    inflow: float
    """Rate at which carrier enters, relative to the full product."""
    electrode: ElectrodeState


class ReactingSurface:
    """Where carrier enters: at a voltage or a current, by a program that goes on while the run does.

    How the electrode's potential meets that of the body: :mod:`chemomech.electrode.coupling`.
    """

    def __init__(self, case: Case, body: Body, model: Model, kinetics: Kinetics | None) -> None:
        self.case, self._body = case, body
        self._scales, self._comm = scales_of(case), body.domain.comm
        self.measure = body.over_surface()
        element = model.geometry.volume_element()
        volume = self._integral(model.host(element) * ufl.dx(domain=body.domain))
        area = self._integral(element * self.measure)
        self.thickness = volume / area
        """Volume of the host per reacting area, pristine and in units of the size."""
        whole = case.geometry.resolved_body.factor_of_whole(body.copies)
        of_whole = None if whole is None else whole * area * self._scales.length**2
        size = ElectrodeSize(self.thickness * self._scales.length, of_whole)
        self.program: Program = case.surface.program(case, size)
        self._coupling = coupling_of(kinetics, case.surface.may_give_current)
        self._outside = Outside(self.program, self.measure, self.potential, self._flux)
        self._last_potential: float | None = None
        self.dofs: Dofs = np.zeros(0, dtype=np.int32)
        self._electrode_dofs: Dofs = self.dofs

    @property
    def asks_for_electrode_potential(self) -> bool:
        """Whether the electrode's potential is an unknown besides those of the body."""
        return self._coupling.asks_for_electrode_potential

    def connect(self, unknowns: Unknowns) -> None:
        """Find its degrees of freedom and those of the electrode's potential."""
        self.dofs = unknowns.dofs_on(POTENTIAL, self._body.surface, self._body.domain.topology.dim - 1)
        self._electrode_dofs = self._coupling.connect(unknowns, self.dofs)

    def fluxes(self) -> list[SurfaceFlux]:
        """What enters where the potential of the surface is not given: a current, or exchange at a finite rate."""
        return self._coupling.fluxes(self._outside)

    def prescribed(self) -> Sequence[PrescribedValue]:
        """The potential of the electrode while its voltage is given, unless only the law of exchange knows it."""
        return self._coupling.prescribed(self._outside, self._electrode_dofs)

    def potential(self, time: float) -> float:
        """Potential [RT] of the given voltage."""
        return self.case.material.surface_potential(self.program.value(time * self._scales.time), self.case.temperature)

    def state(self, integrator: Integrator, time: float) -> ElectrodeState:
        """Voltage and current of the attempted step."""
        potential = self._observed_potential(integrator, time)
        return self._state(potential, integrator.inflow(self.dofs))

    def read(self, integrator: Integrator, begin: float, time: float) -> Reading:
        """What an observer of the attempted step is told; once a step."""
        potential, inflow = self._observed_potential(integrator, time), integrator.inflow(self.dofs)
        before = self._potential_before(begin, potential)
        self._last_potential = potential
        return Reading(potential, before, inflow, self._state(potential, inflow))

    def save(self, to: Saving) -> None:
        """Where the program is, and the last potential."""
        self.program.save(to)
        to.numbers("last_potential", () if self._last_potential is None else [self._last_potential])

    def restore(self, saved: Saved) -> None:
        """Go on from there."""
        self.program.restore(saved)
        self._last_potential = saved.number("last_potential")

    def _state(self, potential: float, inflow: float) -> ElectrodeState:
        case, scales = self.case, self._scales
        speed = inflow * self.thickness * scales.length / scales.time
        return ElectrodeState(
            voltage=case.material.voltage(potential, case.temperature),
            current_density=speed * case.material.charge_density,
            step=self.program.number,
            cycle=self.program.cycle,
        )

    def _flux(self, time: float) -> float:
        """``i / z F``, relative to the full product and in the units of the problem; 0 while the voltage is given."""
        if not self.program.gives_current:
            return 0.0
        density = self.program.value(time * self._scales.time)
        return density / self.case.material.charge_density * self._scales.time / self._scales.length

    def _observed_potential(self, integrator: Integrator, time: float) -> float:
        if not self.program.gives_current:
            return self.potential(time)
        local = integrator.solution.x.array[self._electrode_dofs].max(initial=-np.inf)
        return float(self._comm.allreduce(float(local), op=MPI.MAX))

    def _potential_before(self, begin: float, potential: float) -> float:
        if self.program.gives_current:
            return potential if self._last_potential is None else self._last_potential
        voltage = self.program.just_after(begin * self._scales.time)
        return self.case.material.surface_potential(voltage, self.case.temperature)

    def _integral(self, form: ufl.Form) -> float:
        local = float(np.real(fem.assemble_scalar(fem.form(form))))
        return float(self._comm.allreduce(local, op=MPI.SUM))
