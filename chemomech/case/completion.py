"""What a case leaves to its other blocks: each step fills one block in, or finds a fault in it.

The steps run in the order of :data:`STEPS`, on blocks that are valid by themselves; each may rely on those before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from chemomech.case.inert_regions import check_inert
from chemomech.case.shape import Shape
from chemomech.input.block import Block, fault
from chemomech.input.errors import suggestion
from chemomech.input.units import rounded
from chemomech.materials.compatibility import conflict
from chemomech.materials.material import Material
from chemomech.register.ingredient import word_of

if TYPE_CHECKING:
    from chemomech.case.case import Case

LOGIT, EMPTIER_LOGIT = -7.0, -10.0
"""Of the product at the start; emptier where it does not grow alike in all directions and so does not fit the host."""


def complete(case: Case) -> None:
    """Fill the blocks of a case in. Raises the faults of all steps as one pydantic ValidationError."""
    faults: list[InitErrorDetails] = []
    for name, step in STEPS:
        try:
            found = step(case)
        except PydanticCustomError as error:
            faults.append(InitErrorDetails(type=error, loc=(name,), input=getattr(case, name)))
            continue
        if found is not None:
            case.__dict__[name] = found  # a case is frozen once it is whole
    if faults:
        raise ValidationError.from_exception_data("Case", faults)


def _regions(case: Case) -> None:
    """Regions are those of the body, and materials of one body have in common what they must."""
    geometry = case.geometry
    check_inert(geometry, case.regions)
    for name, other in case.regions.items():
        if not geometry.is_from_file:
            _check_name(name, geometry)
        differs = conflict(case.material, other) if isinstance(other, Material) else None
        if differs is not None:
            key, message = differs
            raise fault(f"{name}.{key}", message)


def _check_name(name: str, geometry: Shape) -> None:
    if not geometry.regions:
        raise fault(
            name,
            f"the {geometry.shape} is one region; geometry.core_radius or geometry.core_diameter divides a wire or "
            "particle into core and shell, geometry.coating_thickness gives it (or a film) a coating",
        )
    if name not in geometry.regions:
        raise fault(name, f"unknown region{suggestion(name, geometry.regions)}")


def _crystal(case: Case) -> None:
    """Its directions can be told in the lattice of the material."""
    if case.crystal is not None:
        case.crystal.frame(case.material.lattice_lengths)


def _interface(case: Case) -> Block | None:
    """The material's rate constant."""
    if case.interface.rate_constant is not None:
        return None
    return case.interface.model_copy(update={"rate_constant": rounded(case.material.rate_constant(case.temperature))})


def _surface(case: Case) -> Block | None:
    """The ramp starts from product that is almost empty."""
    if case.surface.initial_voltage is not None:
        return None
    logit = LOGIT if case.material.chemical_stretch.fits_the_host else EMPTIER_LOGIT
    potential = float(case.material.potential_of(logit, case.temperature))
    voltage = round(case.material.voltage(potential, case.temperature), 6)
    return case.surface.model_copy(update={"initial_voltage": voltage})


def _time(case: Case) -> Block | None:
    """What ends by itself, as an experiment does, is over at the latest after twice the time it may take."""
    if case.time.end is not None:
        return None
    lasting = case.surface.longest_duration(case.material, case.geometry.size / case.geometry.dimension)
    if lasting is None:
        raise fault("end", f"is missing: a surface that is {word_of(type(case.surface))} does not end by itself")
    return case.time.model_copy(update={"end": rounded(2.0 * lasting)})


def _surface_path(case: Case) -> Block | None:
    """The path runs along what is dry, and is as full as the product."""
    path, material = case.surface_path, case.material
    if path is None:
        return None
    given: dict[str, Any] = {"part": case.geometry.wall(path.part)}
    if path.concentration is None:
        given["concentration"] = rounded(material.carrier_density / material.full_volume_ratio)
    return path.model_copy(update=given)


def _numerics(case: Case) -> Block:
    """Resolution that goes with the way the body is resolved."""
    return case.numerics.of(case.geometry.resolved_body)


def _output(case: Case) -> Block | None:
    """About twenty snapshots while the front crosses the body."""
    if case.output.every_depth is not None:
        return None
    return case.output.model_copy(update={"every_depth": rounded(case.geometry.size / 20.0)})


def _loads(case: Case) -> None:
    """Each is one that a body of this shape can carry."""
    for number, load in enumerate(case.loads):
        found = load.fault(case.geometry)
        if found is not None:
            raise fault(str(number), found)


STEPS: tuple[tuple[str, Callable[[Case], Block | None]], ...] = (
    ("regions", _regions),
    ("crystal", _crystal),
    ("interface", _interface),
    ("surface", _surface),
    ("loads", _loads),
    ("time", _time),
    ("surface_path", _surface_path),
    ("numerics", _numerics),
    ("output", _output),
)
"""Blocks and what fills them in."""
