"""What the program can be asked to do: one module a verb. Nothing heavy is imported before it is needed."""

from __future__ import annotations

from chemomech.commands.check import Check
from chemomech.commands.compare import Compare
from chemomech.commands.extrapolate import Extrapolate
from chemomech.commands.fit import Fit
from chemomech.commands.list import ListIngredients
from chemomech.commands.mesh import WriteMesh
from chemomech.commands.render import Render
from chemomech.commands.report import Report
from chemomech.commands.resume import Resume
from chemomech.commands.run import Run
from chemomech.commands.schema import Schema
from chemomech.commands.sweep import Sweep
from chemomech.commands.verb import Verb
from chemomech.commands.verify import Verify

VERBS: tuple[Verb, ...] = (
    Run(),
    Resume(),
    Check(),
    ListIngredients(),
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
