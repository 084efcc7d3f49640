"""A time step in the weak form: balance laws in the body, fluxes through its surface, paths along it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import ufl
from dolfinx import fem
from mpi4py import MPI
from ufl.core.expr import Expr

from chemomech.physics.expression import Scalar
from chemomech.physics.model import Model, TimeStep
from chemomech.solve.acting_loads import ActingLoads
from chemomech.solve.flux import SurfaceFlux
from chemomech.solve.load_on import LoadOn
from chemomech.solve.memory import Memory
from chemomech.solve.plastic_state import PlasticState
from chemomech.solve.product_pressure import ProductPressure
from chemomech.solve.unknowns import Unknowns
from chemomech.solve.wall import Wall
from chemomech.system._dolfinx import constant


class WeakForm:
    """Residual of the model at a state, and the integrals that are observed with it; knows nothing of time steps.

    The numbers of a step are constants that :class:`chemomech.solve.integrator.Integrator` sets.
    """

    def __init__(
        self,
        model: Model,
        unknowns: Unknowns,
        quadrature_degree: int,
        momentum_scale: float,
        fluxes: Sequence[SurfaceFlux] = (),
        walls: Sequence[Wall] = (),
        loads: Sequence[LoadOn] = (),
    ) -> None:
        """Put the equations together; ``momentum_scale`` makes the residual of the momentum balance a strain."""
        domain = unknowns.domain
        self.model, self.unknowns = model, unknowns
        self.solution = fem.Function(unknowns.space)
        self.previous = [fem.Function(unknowns.space) for _ in range(2)]
        self.weights = [constant(domain, w) for w in (1.0, -1.0, 0.0)]
        self.length = constant(domain, 1.0)
        self.step = TimeStep(weights=self.weights, length=self.length)
        self.dx = ufl.Measure("dx", domain=domain, metadata={"quadrature_degree": quadrature_degree})
        self.plastic = PlasticState(domain, model.geometry, quadrature_degree)
        self.fields, self._tests = unknowns.fields(self.solution), unknowns.tests()
        self._area = model.geometry.volume_element()
        self.residual = model.residual(
            self.fields,
            self._tests,
            [unknowns.fields(old) for old in self.previous],
            self.plastic.internal,
            self.step,
            constant(domain, momentum_scale),
            self.dx,
        )
        self.memory: list[Memory] = [self.plastic]
        """What is carried from step to step; a part that looks at the state comes before the plastic state changes."""
        self._inflow: list[fem.Form] = []
        self._dissipation: list[fem.Form] = []
        self.controls = [(flux, constant(domain, float(flux.control(0.0)))) for flux in fluxes]
        self._add_fluxes()
        for wall in walls:
            self._add_path(wall)
        self.loads = ActingLoads(loads, domain, model)
        scaled = self._area * constant(domain, momentum_scale)
        self.residual -= self.loads.virtual_work(self.fields, self._tests, scaled)
        before = unknowns.fields(self.previous[0])
        self._work = [fem.form(self.loads.work(self.fields, before, self._area))] if loads else []
        self.volume = self._sum([fem.form(model.host(self._area) * self.dx)])
        """Of the host: inert regions do not count."""
        self._follow_the_state()

    def inflow(self) -> float:
        """Carrier per time that enters through the fluxes of the surface."""
        return self._sum(self._inflow)

    def surface_dissipation(self) -> float:
        """Energy per time that fluxes and paths of the surface dissipate, over the body's volume."""
        return self._sum(self._dissipation) / self.volume

    def work_of_loads(self) -> float:
        """Work of the mechanical loads in the attempted step, over the body's volume."""
        return self._sum(self._work) / self.volume

    def _add_fluxes(self) -> None:
        """Carrier that enters; where the electrode's potential is unknown, that it is as much as is wanted."""
        model, fields, newest = self.model, self.fields, self.step.weights[0]
        inflow = [(flux, flux.inflow(control, model, fields)) for flux, control in self.controls]
        self.residual -= self._through(inflow, self._tests.potential / newest)
        surplus = [(flux, flux.surplus(control, model, fields)) for flux, control in self.controls]
        wanted = [(flux, density) for flux, density in surplus if density is not None]
        if wanted:
            test = self._tests.electrode_potential
            assert test is not None  # what a surplus is the equation of
            self.residual += self._through(wanted, test / newest)
        self._inflow += [fem.form(self._through([each])) for each in inflow]
        lost = [(flux, flux.dissipation(control, model, fields)) for flux, control in self.controls]
        self._dissipation += [fem.form(self._through([each])) for each in lost]

    def _add_path(self, wall: Wall) -> None:
        """Carrier that runs along a part of the surface."""
        conduction = wall.conduction(self.model, self.fields, self._tests)
        self.residual += conduction / self.step.weights[0] * self._area * wall.surface
        self._dissipation.append(fem.form(wall.dissipation(self.model, self.fields) * self._area * wall.surface))

    def _follow_the_state(self) -> None:
        """What the next step must know of this one: plastic flow, the pressure of the product."""
        response = self.model.response(self.fields, self.plastic.internal, self.length)
        self.plastic.follow(response.plastic)
        if self.model.front.product_pressure is not None:
            pressure = ProductPressure(self.model, self.unknowns, self.fields, response, self.dx)
            self.memory.insert(0, pressure)

    def _through(self, densities: Sequence[tuple[SurfaceFlux, Expr]], weight: Scalar = 1) -> ufl.Form:
        """Integral over the surfaces of densities per reference area; 0 without any."""
        parts = (density * weight * self._area * flux.surface for flux, density in densities)
        return sum(parts, ufl.Form([]))

    def _sum(self, forms: Sequence[fem.Form]) -> float:
        local = sum(float(np.real(fem.assemble_scalar(form))) for form in forms)
        return float(self.unknowns.domain.comm.allreduce(local, op=MPI.SUM))
