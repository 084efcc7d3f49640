"""When the run of a case is over."""

from __future__ import annotations

import math

from chemomech.case.case import Case
from chemomech.case.control import Experiment, Galvanostatic, settled
from chemomech.input.constants import NANOMETRE
from chemomech.simulation.stopping import Stopping


def stopping_of(case: Case) -> Stopping:
    """Criteria of a case, with times in seconds and depths in nanometres.

    Without a front, and where the electrode ends the run (an experiment, a cut-off voltage), only the end counts.
    """
    surface = case.surface
    by_electrode = isinstance(surface, Experiment) or (isinstance(surface, Galvanostatic) and surface.until is not None)
    by_front = case.interface.initial_phase == "host" and not by_electrode
    return Stopping(
        end=case.end_time,
        ramp=settled(case.surface),
        stop_at_fraction=case.time.stop_at_fraction if by_front else math.inf,
        arrest_tolerance=case.time.arrest_tolerance if case.time.stop_when_arrested and by_front else None,
        least_advance=case.interface.width / NANOMETRE,
        greatest_depth=case.host_depth / NANOMETRE,
    )
