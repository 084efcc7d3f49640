"""The cases of a width extrapolation: the same body at the interface widths l, l/2, l/4, ..."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chemomech.case import Case, CaseError, Problem, load_case
from chemomech.input.overrides import with_override
from chemomech.input.units import LENGTH, format_quantity, rounded
from chemomech.input.yaml_reader import read_document

FEWEST, MOST = 3, 6
"""Levels: an order of convergence needs three, and six already need a mesh 32 times as fine as the first."""


def refined(path: Path, overrides: Sequence[str], levels: int) -> tuple[Case, ...]:
    """The case of a file with its own interface width, half of it, a quarter of it, and so on.

    Only the width changes. The mesh follows it, because ``numerics.cells_per_width`` stays: the front is equally
    well resolved at every level. The depth of the initial layer stays what it is at the first level, in nanometres:
    it is a part of the body, and a body that changed along with the width would be another reason for a difference.

    Raises CaseError, also if there is no front.
    """
    first = load_case(path, overrides)
    if first.interface.initial_phase == "product":
        raise _no_front(path, overrides)
    depth = f"interface.initial_depth={format_quantity(first.interface.initial_depth, LENGTH)}"
    widths = [rounded(first.interface.width / 2**level) for level in range(1, levels)]
    return (
        first,
        *(
            load_case(path, [*overrides, f"interface.width={format_quantity(width, LENGTH)}", depth])
            for width in widths
        ),
    )


def _no_front(path: Path, overrides: Sequence[str]) -> CaseError:
    document = read_document(path)
    for override in overrides:
        document = with_override(document, override)
    place = document.place(("interface", "initial_phase"))
    return CaseError([Problem(place, "product from the start has no front whose width could be extrapolated")])
