"""The kinds of ingredients the model is made of.

A member of a kind is a class in one file, in a folder of the kind's name. What all members of a kind have in common is
said by the class they are derived from: :mod:`chemomech.ingredients` lists these.
"""

from __future__ import annotations

from chemomech.register.kind import Kind

SWELLING_LAW = Kind("swelling law", "swelling_laws", "volume of the product over its site fraction")
CHEMICAL_STRETCH = Kind(
    "chemical stretch", "chemical_stretches", "how the volume is shared out between the directions of the crystal"
)
PROPERTY_LAW = Kind("property law", "property_laws", "a property of a phase over the site fraction")
ELASTIC_ANISOTROPY = Kind("elastic anisotropy", "elastic_anisotropies", "how stiff the host is by direction")
FLOW_RULE = Kind("flow rule", "flow_rules", "how fast the body flows where it yields", key="model")
FRONT_STRENGTH = Kind("front strength", "front_strengths", "yield strength within the front", bare=True)
DAMAGE = Kind("damage", "damages", "how the body loses its strength")
MIXING = Kind("mixing", "mixings", "free energy of the product", key="model")
GRADIENT_ENERGY = Kind(
    "gradient energy", "gradient_energies", "energy of an inhomogeneous carrier content", default="cahn-hilliard"
)
DIFFUSIVITY = Kind("diffusivity", "diffusivities", "diffusivity of the carrier in a phase", includes=(PROPERTY_LAW,))
CONDUCTION = Kind("conduction", "conductions", "weight of the diffusivity within the front", bare=True)
RATE_LAW = Kind("rate law", "rate_laws", "drive of the front over its energy", bare=True)
FRONT_MOBILITY = Kind("front mobility", "front_mobilities", "speed of the front by direction")
PRESSURE_DEPENDENCE = Kind(
    "pressure dependence", "pressure_dependences", "what pressure does to the rate constant of the front"
)
SURFACE_KINETICS = Kind("surface kinetics", "surface_kinetics", "how fast the carrier passes the surface")
LOAD = Kind("mechanical load", "loads", "what acts on the body from outside", bare=True)
CONTROL = Kind(
    "control of the surface", "controls", "how the reacting surface is driven", key="control", default="potentiostatic"
)
SHAPE = Kind("shape", "shapes", "shape of the body and how it is held", key="shape")
RESOLVED = Kind("resolved", "resolved", "what a body is resolved over", key="resolved")
HISTORY_QUANTITY = Kind("history quantity", "history_quantities", "columns of history.csv", key="")
FIELD = Kind("field", "field_quantities", "fields for ParaView", key="")

KINDS = (
    SWELLING_LAW, CHEMICAL_STRETCH, PROPERTY_LAW, ELASTIC_ANISOTROPY, FLOW_RULE, FRONT_STRENGTH, DAMAGE, MIXING,
    GRADIENT_ENERGY, DIFFUSIVITY, CONDUCTION, RATE_LAW, FRONT_MOBILITY, PRESSURE_DEPENDENCE, SURFACE_KINETICS, LOAD,
    CONTROL, SHAPE, RESOLVED, HISTORY_QUANTITY, FIELD,
)  # fmt: skip
"""All of them, in the order in which they are told."""
