"""What depends on the directions of the crystal needs a body that has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.case.shape import Shape
from chemomech.input.block import fault
from chemomech.physics.resolved_body import Room

if TYPE_CHECKING:
    from chemomech.case.case import Case
    from chemomech.materials.orientation import OrientedElasticity, OrientedMobility, OrientedStretch

SUCH_AS = "say how it lies, such as {axis: [1, 1, 0], in_plane: [0, 0, 1]}"


def check_directions(case: Case) -> None:
    """Raise a fault of the case unless crystal and geometry allow what its materials do by direction."""
    name, directions, room = case.material.name, case.directions, case.geometry.resolved_body.room
    if not directions.front_mobility.is_isotropic:
        _check_over_the_radius(case.geometry)
        _require_crystal(case, f"the front of {name} is faster")
        _check_front(directions.front_mobility, room)
    for stretch in directions.chemical_stretches:
        if not stretch.is_isotropic:
            _require_crystal(case, f"{name} swells more")
            _check_stretch(stretch, room, case.geometry)
    for crystal in directions.elastic_crystals:
        if not crystal.is_isotropic:
            _require_crystal(case, f"the host of {name} is stiffer")
            _check_elasticity(crystal, room)


def _require_crystal(case: Case, reason: str) -> None:
    if case.crystal is None:
        raise fault("crystal", f"missing key; {reason} in some directions of the crystal than in others: {SUCH_AS}")


def _check_over_the_radius(geometry: Shape) -> None:
    if not geometry.resolved_body.is_one_dimensional:
        return
    instead = geometry.word_for_directions
    remedy = f"resolve it over its {instead}, or choose" if instead else "choose"
    raise fault(
        "geometry.resolved" if instead else "geometry.shape",
        f"in a {geometry.shape} that is resolved over its radius only the front cannot be faster in some "
        f"directions; {remedy} reaction.front_mobility isotropic",
    )


def _check_front(mobility: OrientedMobility, room: Room) -> None:
    if room is Room.ROUND and not mobility.is_round:
        raise fault(
            "geometry.resolved",
            "a meridian stands for a body of revolution, and the front's mobility is not the same all around the "
            "z axis; resolve the particle over its volume",
        )


def _check_stretch(stretch: OrientedStretch, room: Room, geometry: Shape) -> None:
    if room is Room.ALL_ALIKE:
        raise fault(
            "geometry.resolved",
            f"in a {geometry.shape} that is resolved over its radius only all directions are alike, and the chemical "
            "stretch is not; resolve it over its meridian or volume, or choose chemical_stretch isotropic",
        )
    if room is Room.RIGHT_ANGLES and not stretch.has_mirrors(3):
        raise fault(
            "crystal",
            "a film keeps its right angles: the axes of the chemical stretch must lie along its normal, z, and along "
            "x and y",
        )
    if room is Room.ROUND and not stretch.is_round:
        instead = geometry.word_for_directions or "volume"
        raise fault(
            "geometry.resolved",
            "the body is taken for the same all around the z axis, and the chemical stretch is not; resolve it "
            f"over its {instead}, turn the crystal, or choose chemical_stretch isotropic",
        )
    if room is Room.PLANE and not stretch.is_principal(2):
        raise fault(
            "crystal",
            "a cross-section stays plane and perpendicular to the wire: the wire must lie along an axis of the "
            "chemical stretch, or between two along which it is the same",
        )


def _check_elasticity(crystal: OrientedElasticity, room: Room) -> None:
    if room not in (Room.PLANE, Room.ANY):
        raise fault(
            "geometry.resolved",
            "the body is taken for the same all around, and its crystal's elasticity is not; resolve a wire over its "
            "cross-section, a particle over its volume, or choose elasticity.anisotropy isotropic",
        )
    if room is Room.PLANE and not crystal.has_mirror(2):
        raise fault(
            "crystal.axis",
            "a cross-section stays plane: it must be a mirror plane of the crystal's elasticity, of a wire along <100> "
            "or <110>; take another axis, or choose elasticity.anisotropy isotropic",
        )
