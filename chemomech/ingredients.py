"""What an ingredient of one's own is derived from, and what its formula may use.

    class Quadratic(chemomech.ingredients.SwellingLaw):
        \"\"\"``J_c = 1 + full_expansion c^2``.\"\"\"

        law: Literal["quadratic"] = Field(description="volume with the square of the site fraction")
        full_expansion: float = Field(description="(V - V0)/V0 [-] of the full product")

        def __call__(self, c, functions=chemomech.ingredients.NUMPY):
            return 1 + self.full_expansion * c**2

    chemomech.run("case.yaml", "results", ingredients=[Quadratic])

A case then chooses it by its word, ``swelling: {law: quadratic, full_expansion: 2.8, source: ...}``. A class needs a
docstring, a word, a description of every key, and what its base class asks for; everything else, from the message about
a key that is misspelt to the compiled kernel, it shares with the laws of the package. Case files run no code: what
they choose must have been given in Python.
"""

from __future__ import annotations

from chemomech.case.control import Control
from chemomech.case.mesh_size import CellSize, WantedMesh
from chemomech.case.shape import PartOfSurface, Shape
from chemomech.electrode.program import Program
from chemomech.electrode.set_points import SetPoints
from chemomech.electrode.step import Programmed
from chemomech.observe.field_quantity import CellField, PointField
from chemomech.observe.history_quantity import HistoryQuantity
from chemomech.observe.quantity import Quantity
from chemomech.physics.chemical_stretch import ChemicalStretch
from chemomech.physics.conduction import Conduction
from chemomech.physics.damage import Damage
from chemomech.physics.diffusivity import DiffusivityLaw, LocalState
from chemomech.physics.elastic_anisotropy import ElasticAnisotropy
from chemomech.physics.flow_rule import FlowRule
from chemomech.physics.front_mobility import FrontMobility
from chemomech.physics.front_strength import FrontStrength
from chemomech.physics.functions import NUMPY, UFL, Functions
from chemomech.physics.gradient_energy import GradientEnergy
from chemomech.physics.mechanical_load import LoadedSurface, MechanicalLoad
from chemomech.physics.mixing_law import Conditions, MixingLaw
from chemomech.physics.pressure_dependence import PressureDependence
from chemomech.physics.property_law import PropertyLaw
from chemomech.physics.rate_law import RateLaw
from chemomech.physics.resolved_body import ResolvedBody, Room
from chemomech.physics.scales import Scales
from chemomech.physics.surface_kinetics_law import SurfaceKinetics
from chemomech.physics.swelling_law import SwellingLaw
from chemomech.register.ingredient import Ingredient
from chemomech.register.outside import ingredients as known

__all__ = [
    "NUMPY",
    "UFL",
    "CellField",
    "CellSize",
    "ChemicalStretch",
    "Conditions",
    "Conduction",
    "Control",
    "Damage",
    "DiffusivityLaw",
    "ElasticAnisotropy",
    "FlowRule",
    "FrontMobility",
    "FrontStrength",
    "Functions",
    "GradientEnergy",
    "HistoryQuantity",
    "Ingredient",
    "LoadedSurface",
    "LocalState",
    "MechanicalLoad",
    "MixingLaw",
    "PartOfSurface",
    "PointField",
    "PressureDependence",
    "Program",
    "Programmed",
    "PropertyLaw",
    "Quantity",
    "RateLaw",
    "ResolvedBody",
    "Room",
    "Scales",
    "SetPoints",
    "Shape",
    "SurfaceKinetics",
    "SwellingLaw",
    "WantedMesh",
    "known",
]
