"""Which mirror images of the meshed part make the whole body."""

from __future__ import annotations

from chemomech.case.case import Case
from chemomech.case.drawn_shapes import WireFromItsEnd
from chemomech.case.imported import COMPONENTS, Imported


def mirror_axes(case: Case) -> tuple[int, ...]:
    """Normals (0 for x or r, 1 for y or z of a meridian, 2 for z) of the planes of symmetry through the origin.

    The axis of a body of revolution is none of them; neither is a substrate. Of a mesh from a file the planes are those
    whose normal displacement alone is held, if so many of them make as many ``copies`` as the case says.
    """
    geometry = case.geometry
    if isinstance(geometry, Imported):
        axes = _held_alone(geometry)
        return axes if 2 ** len(axes) == geometry.copies else ()
    if isinstance(geometry, WireFromItsEnd):
        return (1,)
    if not case.is_mirrored:
        return ()
    return {"cross-section": (0, 1), "meridian": (1,), "volume": (0, 1, 2)}[geometry.resolved]


def _held_alone(geometry: Imported) -> tuple[int, ...]:
    names = COMPONENTS[geometry.kind]
    held = {names.index(components[0]) for components in geometry.fixed.values() if len(components) == 1}
    return tuple(sorted(held - {0} if geometry.kind == "meridian" else held))
