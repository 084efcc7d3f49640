"""A case, run: sets up the problem and advances it step by step until it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import ufl
from dolfinx import mesh
from mpi4py import MPI
from scipy.constants import physical_constants

from chemomech._dolfinx import quadrature_rule
from chemomech.case.control import Galvanostatic, Potentiostatic
from chemomech.case.schema import Case
from chemomech.checkpoint.numbering import Numbering
from chemomech.checkpoint.state import Saved, Saving
from chemomech.composition import Composer, momentum_scale
from chemomech.materials.inert import Inert
from chemomech.mesh.recipes import body_of
from chemomech.observe.observation import Observation
from chemomech.observe.sample import Sampler
from chemomech.scales import Scales
from chemomech.setpoints import SetPoints
from chemomech.solve.flux import ExchangeFlux, PrescribedFlux, SurfaceFlux
from chemomech.solve.integrator import (
    AXIAL_STRETCH,
    DISPLACEMENT,
    ORDER_PARAMETER,
    POTENTIAL,
    SITE_FRACTION,
    Attempt,
    Integrator,
    PrescribedValue,
)
from chemomech.solve.newton import Convergence
from chemomech.solve.region_dofs import dofs_inside
from chemomech.solve.step_control import StepControl, StepTooSmall
from chemomech.solve.unknowns import Unknowns

FARADAY = physical_constants["Faraday constant"][0]
"""F [C/mol]."""
TOLERANCES = (1e-9, 1e-9, 1e-11, 1e-9, 1e-9)
"""Residuals of displacement, order parameter, potential, site fraction, axial stretch: errors of these fields."""


class SimulationFailed(Exception):
    """No step converges any more; the message says which field, where, when, and what to try."""


@dataclass(frozen=True)
class Counts:
    """Work done so far."""

    steps: int
    newton_iterations: int
    linear_iterations: int
    rejected_steps: int
    factorisations: int


class Simulation:
    """Simulation of a case on the ranks of ``comm``."""

    def __init__(self, case: Case, comm: MPI.Comm, breakpoints: tuple[float, ...] = ()) -> None:
        self.case, self.comm, self.scales = case, comm, Scales.of(case)
        self.body = body_of(case, comm)
        composer = Composer(case, self.body.domain, self.body.regions)
        model = composer.model()
        self.unknowns = Unknowns(self.body.domain, model.geometry)
        self.surface_dofs = self._surface_dofs(POTENTIAL)
        self._galvanostatic = isinstance(case.surface, Galvanostatic)
        self._set_points = SetPoints.of(case.surface, 0.0 if self._galvanostatic else case.initial_voltage)
        numerics, prescribed = case.numerics, self._prescribed()
        self.integrator = Integrator(
            model,
            self.unknowns,
            self._initial_values(prescribed),
            prescribed,
            Convergence(TOLERANCES, numerics.newton_maximum_iterations),
            momentum_scale(case),
            case.quadrature_degree,
            case.interface.irreversible and not case.is_single_phase,
            {key: _option(value) for key, value in numerics.petsc_options.items()},
            self._surface_fluxes(composer),
            numerics.linear_solver,
            numerics.jacobian == "kept",
        )
        self._sampler = Sampler(self.integrator, case.quadrature_degree, self.body)
        self._control = self._step_control(breakpoints)
        # a kink of the current is one of the content's rate: a formula that reaches across it miscounts the charge
        new_starts = self._set_points.times if self._galvanostatic else self._set_points.jumps
        self._new_starts = [start / self.scales.time for start in new_starts]
        self._steps = self._iterations = self._linear_iterations = self._rejected = 0
        self._last_potential: float | None = None
        self._restored = False

    @cached_property
    def numbering(self) -> Numbering:
        """Of its unknowns and quadrature points, the same on any number of ranks."""
        points, _ = quadrature_rule(self.body.domain, self.case.quadrature_degree)
        return Numbering(self.unknowns.space, len(points))

    def save(self, to: Saving) -> None:
        """Fields and plastic state, the next step, work done so far; between two steps."""
        counts = self.counts
        to.numbers("steps", [counts.steps])
        to.numbers("newton_iterations", [counts.newton_iterations])
        to.numbers("linear_iterations", [counts.linear_iterations])
        to.numbers("rejected_steps", [counts.rejected_steps])
        to.numbers("factorisations", [counts.factorisations])
        to.numbers("last_potential", () if self._last_potential is None else [self._last_potential])
        self._control.save(to)
        self.integrator.save(to)

    def restore(self, saved: Saved) -> None:
        """Go on from there; the initial state is not observed again."""
        self._steps = saved.count("steps")
        self._iterations = saved.count("newton_iterations")
        self._linear_iterations = saved.count("linear_iterations")
        self._rejected = saved.count("rejected_steps")
        self.integrator.newton.factorisations = saved.count("factorisations")
        if self._galvanostatic:
            self._last_potential = saved.number("last_potential")
        self._control.restore(saved)
        self.integrator.restore(saved)
        self._restored = True

    @property
    def counts(self) -> Counts:
        """Work done so far."""
        factorisations = self.integrator.newton.factorisations
        return Counts(self._steps, self._iterations, self._linear_iterations, self._rejected, factorisations)

    @property
    def number_of_unknowns(self) -> int:
        """Degrees of freedom of all fields on all ranks; an axial stretch is one of them."""
        return self.unknowns.count

    def set_point(self, time: float) -> float:
        """Voltage [V] or current density [A/m^2] of the surface at a dimensionless time."""
        return self._set_points(time * self.scales.time)

    def observations(self, over: Callable[[], bool] = lambda: False) -> Iterator[Observation]:
        """Advance step by step; yields the initial state and every accepted step.

        The consumer ends the run by not asking for more, or by ``over``, which is asked between two steps: there the
        state can be saved. Raises :class:`SimulationFailed`.
        """
        time = self.integrator.times[0]
        if not self._restored:
            yield self._observe(time, 0.0, None)
        while not over():
            target = self._control.next_time(time)
            reached, attempt = self._attempt_until_accepted(time, target)
            self._steps += 1
            yield self._observe(reached, reached - time, attempt)
            self.integrator.accept(reached)
            if any(np.isclose(reached, start, rtol=1e-12) for start in self._new_starts):
                self.integrator.restart()
                self._control.restart()
            time = reached

    def _attempt_until_accepted(self, time: float, target: float) -> tuple[float, Attempt]:
        while True:
            attempt = self.integrator.attempt(target)
            self._iterations += attempt.newton.iterations
            self._linear_iterations += self.integrator.newton.linear_iterations
            step = target - time
            try:
                if attempt.newton.converged:
                    if self._control.accept(step, attempt.error, attempt.order):
                        return target, attempt
                else:
                    self._control.reject(step)
            except StepTooSmall:
                self.integrator.reset()
                raise SimulationFailed(self._diagnosis(time, step, attempt)) from None
            self._rejected += 1
            self.integrator.reset()
            target = self._control.next_time(time)

    def _observe(self, time: float, step: float, attempt: Attempt | None) -> Observation:
        potential = self._observed_potential() if self._galvanostatic else self._surface_potential(time)
        return Observation(
            number=self._steps,
            time=time,
            time_step=step,
            voltage=self.case.material.voltage(potential, self.case.temperature),
            surface_potential=potential,
            potential_before=self._potential_before(time - step, potential),
            attempt=attempt,
            sample=self._sampler(potential),
            integrator=self.integrator,
            scales=self.scales,
        )

    def _surface_potential(self, time: float) -> float:
        return self.case.material.surface_potential(self.set_point(time), self.case.temperature)

    def _potential_before(self, begin: float, potential: float) -> float:
        """Surface potential just after the beginning of the step that led to ``potential``."""
        if not self._galvanostatic:
            voltage = self._set_points.just_after(begin * self.scales.time)
            return self.case.material.surface_potential(voltage, self.case.temperature)
        before = potential if self._last_potential is None else self._last_potential
        self._last_potential = potential
        return before

    def _observed_potential(self) -> float:
        local = self.integrator.solution.x.array[self.surface_dofs].max(initial=-np.inf)
        return float(self.comm.allreduce(float(local), op=MPI.MAX))

    def _surface_fluxes(self, composer: Composer) -> list[SurfaceFlux]:
        """What enters where the potential of the surface is not given: a current, or exchange at a finite rate."""
        if self._galvanostatic:
            return [PrescribedFlux(self._surface_measure(), self._surface_flux)]
        kinetics = composer.surface_kinetics()
        return [] if kinetics is None else [ExchangeFlux(self._surface_measure(), self._surface_potential, kinetics)]

    def _surface_flux(self, time: float) -> float:
        """``i / z F``, relative to the full product and in the units of the problem."""
        density = self.set_point(time) / (self.case.material.carrier_charge.value * FARADAY)
        return density / self.scales.carrier_density * self.scales.time / self.scales.length

    def _surface_measure(self) -> ufl.Measure:
        domain = self.body.domain
        facets = np.sort(self.body.surface)
        tags = mesh.meshtags(domain, domain.topology.dim - 1, facets, np.ones_like(facets))
        return ufl.Measure("ds", domain=domain, subdomain_data=tags, subdomain_id=1)

    def _surface_dofs(self, field: int) -> npt.NDArray[np.int32]:
        return self.unknowns.dofs_on(field, self.body.surface, self.body.domain.topology.dim - 1)

    def _product_dofs(self) -> npt.NDArray[np.int32]:
        facets, dimension = self.body.reacting_surface, self.body.domain.topology.dim - 1
        return self.unknowns.dofs_on(ORDER_PARAMETER, facets, dimension)

    def _inert_values(self) -> list[PrescribedValue]:
        """What means nothing inside inert regions: order parameter, site fraction, potential where nothing conducts."""
        regions, case = self.body.regions, self.case
        inert = {name: region for name, region in case.regions.items() if isinstance(region, Inert)}
        if not inert:
            return []
        potential, logit = self._initial_potential_and_logit()
        blocks = [regions[name] for name, region in inert.items() if not region.conducts]
        blocked = np.concatenate([*blocks, np.zeros(0, dtype=np.int32)])
        return [
            PrescribedValue(dofs_inside(self.unknowns, ORDER_PARAMETER, self.body.inert), lambda time: 0.0),
            PrescribedValue(dofs_inside(self.unknowns, SITE_FRACTION, self.body.inert), lambda time: logit),
            PrescribedValue(dofs_inside(self.unknowns, POTENTIAL, blocked), lambda time: potential),
        ]

    def _prescribed(self) -> list[PrescribedValue]:
        """What holds the body, product at the surface, potential of the surface unless carrier enters at a rate."""
        dofs_on = self.unknowns.dofs_on
        given = [
            PrescribedValue(dofs_on(DISPLACEMENT, s.entities, s.entity_dimension, s.component), lambda time: 0.0)
            for s in self.body.supports
        ]
        given.append(PrescribedValue(self._product_dofs(), lambda time: 1.0))
        given += self._inert_values()
        surface = self.case.surface
        if isinstance(surface, Potentiostatic) and surface.kinetics is None:
            given.append(PrescribedValue(self.surface_dofs, self._surface_potential))
        return given

    def _initial_potential_and_logit(self) -> tuple[float, float]:
        material, T = self.case.material, self.case.temperature
        potential = material.surface_potential(self.case.initial_voltage, T)
        fraction = material.site_fraction(potential, T)
        return potential, float(np.log(fraction / (1 - fraction)))

    def _initial_values(self, prescribed: Sequence[PrescribedValue]) -> npt.NDArray[np.float64]:
        """Undeformed host with a thin product layer at the surface (or product everywhere), in equilibrium.

        The potential is that of the initial voltage.

        The profile of the travelling front is scaled to 1 at the surface: it then has no tendency to relax that
        would move it before the potential drives it.
        """
        unknowns, case = self.unknowns, self.case
        potential, logit = self._initial_potential_and_logit()
        width = case.interface.width / self.scales.length
        depth = case.interface.initial_depth / self.scales.length
        values = unknowns.zero()
        below = self.body.depth(unknowns.coordinates(ORDER_PARAMETER))
        layer = _front(depth - below, width) / _front(depth, width)
        values[unknowns.dofs(ORDER_PARAMETER)] = layer if case.interface.initial_phase == "host" else 1.0
        values[unknowns.dofs(POTENTIAL)] = potential
        values[unknowns.dofs(SITE_FRACTION)] = logit
        if len(unknowns.names) > AXIAL_STRETCH:
            values[unknowns.dofs(AXIAL_STRETCH)] = 1.0
        for given in prescribed:
            values[given.dofs] = given.value(0.0)
        return values

    def _step_control(self, breakpoints: tuple[float, ...]) -> StepControl:
        case, numerics, unit = self.case, self.case.numerics, self.scales.time
        front = case.interface.width / self.scales.length
        quickest = min(front * unit, case.surface.ramp or unit, case.time.end)
        first = numerics.first_step or 1e-3 * quickest
        minimum = numerics.minimum_step or 1e-4 * first
        longest = numerics.maximum_step or case.time.end / 20
        fixed = {*self._set_points.times, case.time.end, *breakpoints}
        return StepControl(
            tolerance=numerics.time_tolerance,
            first_step=first / unit,
            minimum_step=minimum / unit,
            maximum_step=longest / unit,
            maximum_growth=numerics.maximum_growth,
            breakpoints=[t / unit for t in fixed if 0 < t <= case.time.end],
        )

    def _diagnosis(self, time: float, step: float, attempt: Attempt) -> str:
        newton, unit = attempt.newton, self.scales
        where = f"at t = {time * unit.time:.4g} s the time step fell to {step * unit.time:.2g} s"
        if newton.converged:
            return (
                f"{where} because the local error stays above numerics.time_tolerance; try a larger tolerance, "
                "a longer surface.ramp, or look for a field that jumps in the last profiles"
            )
        coordinates = [x * unit.length * 1e9 for x in newton.worst_place]
        names = "r" if len(coordinates) == 1 else "".join("xyz"[: len(coordinates)])
        place = ", ".join(f"{x:.4g}" for x in coordinates)
        place = place if len(coordinates) == 1 else f"({place})"
        return (
            f"{where} without convergence; the worst field is the {self.unknowns.names[newton.worst_field]} at "
            f"{names} = {place} nm (reference), {newton.worst_ratio:.2g} times its tolerance; try a wider "
            "interface or more numerics.cells_per_width, a longer surface.ramp, a smaller numerics.time_tolerance, "
            "or a smaller numerics.minimum_step"
        )


def _option(value: bool | float | str) -> str:
    """As PETSc wants it: a switch that is on has no value."""
    return "" if value is True else str(value)


def _front(distance: npt.ArrayLike, width: float) -> npt.NDArray[np.float64]:
    """The travelling front ``phi = 1 / (1 + exp(-x/l))``."""
    return np.asarray(1 / (1 + np.exp(-np.asarray(distance) / width)))
