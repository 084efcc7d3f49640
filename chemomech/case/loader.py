"""Loading a case file: read, override, find the material, validate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from chemomech.case.case import Case
from chemomech.case.file_keys import with_absolute_paths
from chemomech.case.material_choice import chosen_material
from chemomech.case.mesh_of_case import check_mesh
from chemomech.case.region_materials import with_regions
from chemomech.input.document import Document
from chemomech.input.errors import CaseError, Problem
from chemomech.input.located import located, sorted_problems, validated
from chemomech.input.overrides import Setting, with_override
from chemomech.input.yaml_reader import read_document
from chemomech.materials.material import Material
from chemomech.register.ingredient import Ingredient
from chemomech.register.outside import ingredients as known


def load_case(
    path: str | Path,
    overrides: Sequence[str | Setting] = (),
    files: bool = True,
    ingredients: Sequence[type[Ingredient]] = (),
) -> Case:
    """Read the case file at `path` and apply `overrides` such as ``interface.width=0.5 nm``.

    A mesh the case asks for is looked at too, unless `files` is false. The file may choose `ingredients` by their words
    beside those of the package: classes derived from those of :mod:`chemomech.ingredients`. The case brings them along;
    columns of the history and fields are handed to the run. Raises CaseError, whose text has one line a problem, each
    naming file, line, key and what is allowed.
    """
    path = Path(path)
    with known(ingredients):
        return case_of(read_document(path), path.parent, overrides, files)


def case_of(document: Document, folder: Path, overrides: Sequence[str | Setting] = (), files: bool = True) -> Case:
    """The case of a `document` that was read from a file in `folder`; see :func:`load_case`."""
    for override in overrides:
        document = with_override(document, override)
    document = with_absolute_paths(document, folder)
    problems: list[Problem] = []
    unresolved = {"regions"}
    if "material" in document.data:
        try:
            material = chosen_material(document.below(("material",)), folder)
            validated(Material, material)
            document = with_regions(document.merged(("material",), material), material, folder)
            unresolved = set()
        except CaseError as error:
            problems += error.problems
            unresolved = {"material", "regions"}
    try:
        case = Case.model_validate(document.data)
    except ValidationError as error:
        problems += [p for p in located(error, Case, document) if p.place.key.partition(".")[0] not in unresolved]
    if problems:
        raise CaseError(sorted_problems(problems))
    if files:
        check_mesh(case, document)
    return case
