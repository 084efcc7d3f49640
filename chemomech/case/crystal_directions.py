"""What depends on the directions of the crystal needs a body that has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chemomech.input.block import fault

if TYPE_CHECKING:
    from chemomech.case.case import Case
    from chemomech.materials.orientation import OrientedElasticity, OrientedStretch

SUCH_AS = "say how it lies, such as {axis: [1, 1, 0], in_plane: [0, 0, 1]}"


def check_directions(case: Case) -> None:
    """Raise a fault of the case unless crystal and geometry allow what its materials do by direction."""
    _front(case)
    for stretch in case.directions.chemical_stretches:
        if not stretch.is_isotropic:
            _stretch(case, stretch)
    for crystal in case.directions.elastic_crystals:
        if not crystal.is_isotropic:
            _elasticity(case, crystal)


def _require_crystal(case: Case, reason: str) -> None:
    if case.crystal is None:
        raise fault("crystal", f"missing key; {reason} in some directions of the crystal than in others: {SUCH_AS}")


def _front(case: Case) -> None:
    mobility, geometry = case.directions.front_mobility, case.geometry
    if mobility.is_isotropic:
        return
    if geometry.resolved == "radius":
        instead = {"wire": "cross-section", "particle": "volume"}.get(geometry.shape, "")
        remedy = f"resolve it over its {instead}, or choose" if instead else "choose"
        raise fault(
            "geometry.resolved" if instead else "geometry.shape",
            f"in a {geometry.shape} that is resolved over its radius only the front cannot be faster in some "
            f"directions; {remedy} reaction.front_mobility isotropic",
        )
    _require_crystal(case, f"the front of {case.material.name} is faster")
    if geometry.resolved == "meridian" and not mobility.is_round:
        raise fault(
            "geometry.resolved",
            "a meridian stands for a body of revolution, and the front's mobility is not the same all around the "
            "z axis; resolve the particle over its volume",
        )


def _stretch(case: Case, stretch: OrientedStretch) -> None:
    geometry = case.geometry
    _require_crystal(case, f"{case.material.name} swells more")
    radial = geometry.resolved == "radius"
    if radial and geometry.dimension == 3:
        raise fault(
            "geometry.resolved",
            f"in a {geometry.shape} that is resolved over its radius only all directions are alike, and the chemical "
            "stretch is not; resolve it over its meridian or volume, or choose chemical_stretch isotropic",
        )
    if radial and geometry.dimension == 1 and not stretch.has_mirrors(3):
        raise fault(
            "crystal",
            "a film keeps its right angles: the axes of the chemical stretch must lie along its normal, z, and along "
            "x and y",
        )
    if (radial and geometry.dimension == 2) or geometry.resolved == "meridian":
        if not stretch.is_round:
            instead = "cross-section" if geometry.shape == "wire" else "volume"
            raise fault(
                "geometry.resolved",
                "the body is taken for the same all around the z axis, and the chemical stretch is not; resolve it "
                f"over its {instead}, turn the crystal, or choose chemical_stretch isotropic",
            )
    elif geometry.resolved == "cross-section" and not stretch.is_principal(2):
        raise fault(
            "crystal",
            "a cross-section stays plane and perpendicular to the wire: the wire must lie along an axis of the "
            "chemical stretch, or between two along which it is the same",
        )


def _elasticity(case: Case, crystal: OrientedElasticity) -> None:
    geometry = case.geometry
    _require_crystal(case, f"the host of {case.material.name} is stiffer")
    if geometry.resolved in ("radius", "meridian"):
        raise fault(
            "geometry.resolved",
            "the body is taken for the same all around, and a cubic crystal is not; resolve a wire over its "
            "cross-section, a particle over its volume, or choose elasticity.anisotropy isotropic",
        )
    if geometry.resolved == "cross-section" and not crystal.has_mirror(2):
        raise fault(
            "crystal.axis",
            "a cross-section stays plane: it must be a mirror plane of the crystal's elasticity, of a wire along <100> "
            "or <110>; take another axis, or choose elasticity.anisotropy isotropic",
        )
