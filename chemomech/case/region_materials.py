"""Materials of the single regions of a body."""

from __future__ import annotations

from pathlib import Path

from chemomech.case.material_choice import RegionChoice, chosen_material
from chemomech.input.document import Document, KeyPath
from chemomech.input.errors import CaseError, Place, Problem
from chemomech.input.located import validated
from chemomech.materials.material import Material


def with_regions(document: Document, material: Document, folder: Path) -> Document:
    """The case `document` with the material of every region, or its inert block, in place of what chooses it.

    A region that does not say otherwise has the case's `material`. Raises CaseError.
    """
    blocks = document.data.get("regions")
    if not isinstance(blocks, dict):
        return document
    resolved, problems = document, list[Problem]()
    for name in blocks:
        path = ("regions", name)
        choice = document.below(path)
        try:
            if isinstance(choice.data, dict) and "inert" in choice.data:
                validated(RegionChoice, choice)
                resolved = resolved.merged(path, choice.below(("inert",)))
                continue
            chosen = chosen_material(choice, folder, of_the_case=material)
            validated(Material, chosen)
        except CaseError as error:
            problems += error.problems
        else:
            resolved = resolved.merged(path, Document(chosen.data, _places(choice)))
    if problems:
        raise CaseError(problems)
    return resolved


def _places(choice: Document) -> dict[KeyPath, Place]:
    """Places of what the region says itself; all else is said of the region as a whole."""
    places: dict[KeyPath, Place] = {(): choice.place(())}
    for block in ("definition", "override"):
        if block in choice.data:
            places |= {path: place for path, place in choice.below((block,)).places.items() if path}
    return places
