"""What the program can be asked to do: one module a verb. Nothing heavy is imported before it is needed."""

from __future__ import annotations

from chemomech.verbs.check import Check
from chemomech.verbs.compare import Compare
from chemomech.verbs.extrapolate import Extrapolate
from chemomech.verbs.fit import Fit
from chemomech.verbs.mesh import WriteMesh
from chemomech.verbs.render import Render
from chemomech.verbs.report import Report
from chemomech.verbs.resume import Resume
from chemomech.verbs.run import Run
from chemomech.verbs.schema import Schema
from chemomech.verbs.sweep import Sweep
from chemomech.verbs.verb import Verb
from chemomech.verbs.verify import Verify

VERBS: tuple[Verb, ...] = (
    Run(),
    Resume(),
    Check(),
    Sweep(),
    Fit(),
    Extrapolate(),
    WriteMesh(),
    Render(),
    Report(),
    Compare(),
    Verify(),
    Schema(),
)
"""In the order of the help."""
