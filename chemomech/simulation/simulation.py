"""A case, run: sets up the problem and advances it step by step until it is over."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.electrode.event import Event
from chemomech.electrode.state import ElectrodeState
from chemomech.electrode.surface import ReactingSurface
from chemomech.materials.inert import Inert
from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer, momentum_scale
from chemomech.model.scales import Scales
from chemomech.observe.observation import Observation
from chemomech.observe.sample import Sampler
from chemomech.simulation.numbering import Numbering
from chemomech.solve.integrator import Attempt, Integrator, PrescribedValue
from chemomech.solve.region_dofs import dofs_inside
from chemomech.solve.settings import Convergence, SolverSettings
from chemomech.solve.step_control import StepControl, StepTooSmall
from chemomech.solve.unknowns import DISPLACEMENT, ORDER_PARAMETER, POTENTIAL, SITE_FRACTION, Unknowns
from chemomech.solve.wall import Wall
from chemomech.solve.weak_form import WeakForm
from chemomech.system._dolfinx import quadrature_rule
from chemomech.system.saving import Saved, Saving

TOLERANCES = {
    "displacement": 1e-9,
    "order parameter": 1e-9,
    "potential": 1e-11,
    "site fraction": 1e-9,
    "axial stretch": 1e-9,
    "electrode potential": 1e-11,
}
"""Residuals by field: errors of the field, or of the carrier content in the rows of the potentials."""
EVENT_TRIES = 40
"""Steps that are tried at most to hit a voltage or a current that ends a step of an experiment."""


class SimulationFailed(Exception):
    """No step converges any more; the message says which field, where, when, and what to try."""


@dataclass(frozen=True)
class Counts:
    """Work done so far."""

    steps: int
    rejected_steps: int
    newton_iterations: int
    linear_iterations: int
    factorisations: int


class Simulation:
    """Simulation of a case on the ranks of ``comm``."""

    def __init__(self, case: Case, comm: MPI.Comm, breakpoints: tuple[float, ...] = ()) -> None:
        self.case, self.comm, self.scales = case, comm, Scales.of(case)
        self.body = body_of(case, comm)
        composer = Composer(case, self.body.domain, self.body.regions)
        model = composer.model()
        self.surface = ReactingSurface(case, self.body, model, composer.surface_kinetics())
        self.unknowns = Unknowns(self.body.domain, model.geometry, self.surface.asks_for_electrode_potential)
        self.surface.connect(self.unknowns)
        numerics, prescribed = case.numerics, self._prescribed()
        form = WeakForm(
            model, self.unknowns, case.resolution.quadrature_degree, momentum_scale(case), self.surface.fluxes(),
            self._walls(composer),
        )  # fmt: skip
        settings = SolverSettings(
            convergence_of(self.unknowns, numerics.newton_maximum_iterations),
            numerics.linear_solver,
            numerics.jacobian == "kept",
            {key: _option(value) for key, value in numerics.petsc_options.items()},
        )
        irreversible = case.interface.irreversible and not case.is_single_phase
        self.integrator = Integrator(form, self._initial_values(prescribed), prescribed, settings, irreversible)
        self._sampler = Sampler(self.integrator, case.resolution.quadrature_degree, self.body)
        self._control = self._step_control(breakpoints)
        self._steps = self._iterations = self._linear_iterations = self._rejected = 0
        self._excess = -math.inf
        self._restored = False

    @cached_property
    def numbering(self) -> Numbering:
        """Of its unknowns and quadrature points, the same on any number of ranks."""
        points, _ = quadrature_rule(self.body.domain, self.case.resolution.quadrature_degree)
        return Numbering(self.unknowns.space, len(points))

    def save(self, to: Saving) -> None:
        """Fields and plastic state, the next step, work done so far; between two steps."""
        counts = self.counts
        to.numbers("steps", [counts.steps])
        to.numbers("newton_iterations", [counts.newton_iterations])
        to.numbers("linear_iterations", [counts.linear_iterations])
        to.numbers("rejected_steps", [counts.rejected_steps])
        to.numbers("factorisations", [counts.factorisations])
        to.numbers("excess", [self._excess] if math.isfinite(self._excess) else ())
        self.surface.save(to)
        self._control.save(to)
        self.integrator.save(to)

    def restore(self, saved: Saved) -> None:
        """Go on from there; the initial state is not observed again."""
        self._steps = saved.count("steps")
        self._iterations = saved.count("newton_iterations")
        self._linear_iterations = saved.count("linear_iterations")
        self._rejected = saved.count("rejected_steps")
        self.integrator.newton.factorisations = saved.count("factorisations")
        self._excess = next(iter(saved.numbers("excess", None)), -math.inf)
        self.surface.restore(saved)
        self._control.restore(saved)
        self._control.maximum_step = self._longest_step()
        self.integrator.restore(saved)
        self._restored = True

    @property
    def counts(self) -> Counts:
        """Work done so far."""
        factorisations = self.integrator.newton.factorisations
        return Counts(self._steps, self._rejected, self._iterations, self._linear_iterations, factorisations)

    @property
    def number_of_unknowns(self) -> int:
        """Degrees of freedom of all fields on all ranks; an axial stretch is one of them."""
        return self.unknowns.count

    @property
    def over(self) -> bool:
        """Whether all that the electrode was to do is done."""
        return self.surface.program.over

    def observations(self, over: Callable[[], bool] = lambda: False) -> Iterator[Observation]:
        """Advance step by step; yields the initial state and every accepted step.

        The consumer ends the run by not asking for more, or by ``over``, which is asked between two steps: there the
        state can be saved. Raises :class:`SimulationFailed`.
        """
        time = self.integrator.times[0]
        if not self._restored:
            yield self._observe(time, 0.0, None)
        while not over() and not self.over:
            reached, attempt = self._advance(time)
            self._steps += 1
            seen = self._observe(reached, reached - time, attempt)
            anew = self._goes_on(reached, seen.electrode)
            yield seen
            self.integrator.accept(reached)
            if anew:
                self.integrator.restart()
                self._control.restart()
            time = reached

    def _goes_on(self, time: float, state: ElectrodeState) -> bool:
        """Let the program go on; whether the electrode's control jumps."""
        program, seconds = self.surface.program, time * self.scales.time
        jumps = program.starts_anew(seconds)
        changes = program.advance(seconds, state)
        if changes:
            self._control.maximum_step = self._longest_step()
        self._excess = -math.inf if changes else program.excess(state)
        return jumps or changes

    def _advance(self, time: float) -> tuple[float, Attempt]:
        """One accepted step; where it would go beyond what ends a step of the experiment, one that hits it."""
        program = self.surface.program
        event = Event(time, self._excess)
        target = self._next_time(time)
        while True:
            reached, attempt = self._attempt_until_accepted(time, target)
            if not program.limited:
                return reached, attempt
            excess = program.excess(self.surface.state(self.integrator, reached))
            if excess <= 1 or event.tries >= EVENT_TRIES or reached - time <= self._control.minimum_step:
                return reached, attempt
            target = event.narrow(reached, excess)
            self._rejected += 1
            self.integrator.reset()

    def _next_time(self, time: float) -> float:
        change = self.surface.program.next_change(time * self.scales.time)
        return self._control.next_time(time, change / self.scales.time)

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
            target = self._next_time(time)

    def _observe(self, time: float, step: float, attempt: Attempt | None) -> Observation:
        reading = self.surface.read(self.integrator, time - step, time)
        return Observation(
            number=self._steps,
            time=time,
            time_step=step,
            surface_potential=reading.potential,
            potential_before=reading.potential_before,
            inflow=reading.inflow,
            electrode=reading.electrode,
            attempt=attempt,
            sample=self._sampler(reading.potential),
            integrator=self.integrator,
            scales=self.scales,
        )

    def _walls(self, composer: Composer) -> list[Wall]:
        """The part of the surface along which carrier runs."""
        path, body = composer.surface_path(), self.body
        return [] if path is None else [Wall.on(body.domain, body.wall, path, self.case.resolution.quadrature_degree)]

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
        product = dofs_on(ORDER_PARAMETER, self.body.nucleated, self.body.domain.topology.dim - 1)
        given.append(PrescribedValue(product, lambda time: 1.0))
        return [*given, *self._inert_values(), *self.surface.prescribed()]

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
        if unknowns.axial_stretch is not None:
            values[unknowns.dofs(unknowns.axial_stretch)] = 1.0
        if unknowns.electrode_potential is not None:
            values[unknowns.dofs(unknowns.electrode_potential)] = potential
        for given in prescribed:
            if given.active():
                values[given.dofs] = given.value(0.0)
        return values

    def _step_control(self, breakpoints: tuple[float, ...]) -> StepControl:
        case, numerics, unit = self.case, self.case.numerics, self.scales.time
        front = case.interface.width / self.scales.length
        quickest = min(front * unit, case.surface.ramp or unit, case.end_time, self.surface.program.expected)
        first = numerics.first_step or 1e-3 * quickest
        minimum = numerics.minimum_step or 1e-4 * first
        fixed = {case.end_time, *breakpoints}
        return StepControl(
            tolerance=numerics.time_tolerance,
            first_step=first / unit,
            minimum_step=minimum / unit,
            maximum_step=self._longest_step(),
            maximum_growth=numerics.maximum_growth,
            breakpoints=[t / unit for t in fixed if 0 < t <= case.end_time],
        )

    def _longest_step(self) -> float:
        case = self.case
        longest = min(case.end_time / 20, self.surface.program.longest_time_step)
        return (case.numerics.maximum_step or longest) / self.scales.time

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
            f"or a smaller numerics.minimum_step{self._full()}"
        )

    def _full(self) -> str:
        """What else may be the matter where carrier is pressed in or drawn out."""
        if not self.surface.program.gives_current:
            return ""
        return "; at a given current the surface may be full or empty: a voltage (surface.until) ends a run before"


def convergence_of(unknowns: Unknowns, maximum_iterations: int) -> Convergence:
    """When Newton's method has converged in the fields of a body."""
    return Convergence([TOLERANCES[name] for name in unknowns.names], maximum_iterations)


def _option(value: bool | float | str) -> str:
    """As PETSc wants it: a switch that is on has no value."""
    return "" if value is True else str(value)


def _front(distance: npt.ArrayLike, width: float) -> npt.NDArray[np.float64]:
    """The travelling front ``phi = 1 / (1 + exp(-x/l))``."""
    return np.asarray(1 / (1 + np.exp(-np.asarray(distance) / width)))
