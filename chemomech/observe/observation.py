"""What is seen of a run, and of an accepted step."""

from __future__ import annotations

from dataclasses import dataclass

from mpi4py import MPI

from chemomech.case.case import Case
from chemomech.electrode.state import ElectrodeState
from chemomech.mesh.body import Body
from chemomech.observe.sample import Sample
from chemomech.physics.scales import Scales
from chemomech.solve.integrator import Attempt, Integrator


@dataclass(frozen=True)
class ObservedRun:
    """What a quantity or a field is told of a run before its first step."""

    case: Case
    body: Body
    integrator: Integrator
    comm: MPI.Comm
    scales: Scales


@dataclass(frozen=True)
class Observation:
    """An accepted step before it enters the history; all values dimensionless, ``scales`` convert them."""

    number: int
    time: float
    time_step: float
    surface_potential: float
    potential_before: float
    """Surface potential just after the beginning of the step."""
    inflow: float
    """Rate at which carrier enters, relative to the full product."""
    electrode: ElectrodeState
    attempt: Attempt | None
    sample: Sample
    integrator: Integrator
    scales: Scales
