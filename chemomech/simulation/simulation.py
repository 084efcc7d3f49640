"""A case, run: sets up the problem and advances it step by step until it is over."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.electrode.event import Event
from chemomech.electrode.state import ElectrodeState
from chemomech.electrode.surface import ReactingSurface
from chemomech.mesh.recipes import body_of
from chemomech.model.composition import Composer, momentum_scale
from chemomech.model.scaling import scales_of
from chemomech.observe.field_quantity import field_quantities
from chemomech.observe.history_quantity import history_quantities
from chemomech.observe.observation import Observation
from chemomech.observe.sample import Sampler
from chemomech.observe.sampling import Sampling
from chemomech.physics.surface_conduction import SurfacePath
from chemomech.simulation.diagnosis import diagnosis
from chemomech.simulation.initial_state import InitialState
from chemomech.simulation.numbering import Numbering
from chemomech.simulation.tolerances import settings_of
from chemomech.solve.integrator import Attempt, Integrator
from chemomech.solve.load_on import LoadOn
from chemomech.solve.step_control import StepControl, StepTooSmall
from chemomech.solve.unknowns import Unknowns
from chemomech.solve.wall import Wall
from chemomech.solve.weak_form import WeakForm
from chemomech.system._dolfinx import quadrature_rule
from chemomech.system.saving import Saved, Saving

EVENT_TRIES = 40
"""Steps that are tried at most to hit a voltage or a current that ends a step of an experiment."""


class SimulationFailed(Exception):
    """No step converges any more; the message says which field, where, when, and what to try."""


def sampling_of(case: Case) -> list[type[Sampling]]:
    """What is computed from the values at the quadrature points: columns of the history, fields if they are written."""
    return [*history_quantities(), *(field_quantities() if case.output.fields else ())]


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
        self.case, self.comm, self.scales = case, comm, scales_of(case)
        self.body = body_of(case, comm)
        composer = Composer(case, self.body.domain, self.body.regions)
        model = composer.model()
        self.surface = ReactingSurface(case, self.body, model, composer.surface_kinetics())
        self.unknowns = Unknowns(self.body.domain, model.geometry, self.surface.asks_for_electrode_potential)
        self.surface.connect(self.unknowns)
        initial = InitialState(case, self.body, self.unknowns)
        prescribed = [*initial.prescribed(), *self.surface.prescribed()]
        form = WeakForm(
            model, self.unknowns, case.resolution.quadrature_degree, momentum_scale(case), self.surface.fluxes(),
            self._walls(composer.surface_path()),
            [LoadOn.on(*load, self.body, model, self.scales.time) for load in composer.loads()],
        )  # fmt: skip
        irreversible = case.interface.irreversible and not case.is_single_phase
        self.integrator = Integrator(
            form, initial.values(prescribed), prescribed, settings_of(case, self.unknowns), irreversible
        )
        self._sampler = Sampler(self.integrator, case.resolution.quadrature_degree, self.body, sampling_of(case))
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
                raise SimulationFailed(self._diagnosis(attempt, time, step)) from None
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

    def _walls(self, path: SurfacePath | None) -> list[Wall]:
        """The part of the surface along which carrier runs."""
        body, degree = self.body, self.case.resolution.quadrature_degree
        return [] if path is None else [Wall(body.over_wall(degree), path)]

    def _diagnosis(self, attempt: Attempt, time: float, step: float) -> str:
        told = diagnosis(attempt, time, step, self.unknowns.names, self.scales)
        if not attempt.newton.converged and self.surface.program.gives_current:
            told += "; at a given current the surface may be full or empty: a voltage (surface.until) ends a run before"
        return told

    def _step_control(self, breakpoints: tuple[float, ...]) -> StepControl:
        case, numerics, unit = self.case, self.case.numerics, self.scales.time
        front = case.interface.width / self.scales.length
        quickest = min(front * unit, case.surface.ramp_end or unit, case.end_time, self.surface.program.expected)
        first = numerics.first_step or 1e-3 * quickest
        minimum = numerics.minimum_step or 1e-4 * first
        fixed = {case.end_time, *breakpoints}.union(*(load.breakpoints for load in case.acting_loads))
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
