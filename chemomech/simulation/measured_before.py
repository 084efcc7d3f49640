"""What a checkpoint knows of the quantities that are measured now."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from chemomech.observe.history import COLUMN
from chemomech.observe.history_quantity import history_quantities
from chemomech.observe.quantity_table import HISTORY
from chemomech.system.saving import Stateful

QUANTITY = "quantities."
"""Begin of the names of quantities with a memory in a checkpoint, before their words."""
_COLUMN = f"history.{COLUMN}"


def new_parts(parts: Iterable[str], saved: Collection[str]) -> set[str]:
    """Those of the `parts` of a run that begin afresh: the checkpoint, with arrays of the names `saved`, has none.

    These are quantities that were not measured so far, and fields that were not written. All others must be there.
    """
    may_be_new = (part for part in parts if part == "fields" or part.startswith(QUANTITY))
    return {part for part in may_be_new if not any(name.startswith(f"{part}.") for name in saved)}


def differences(saved: Collection[str]) -> list[str]:
    """Sentences for the user: columns and memories that only the checkpoint or only the program knows."""
    before = {name.removeprefix(_COLUMN) for name in saved if name.startswith(_COLUMN)}
    new, gone = [key for key in HISTORY if key not in before], sorted(before - set(HISTORY))
    remember = {QUANTITY + member.word for member in history_quantities() if issubclass(member, Stateful)}
    afresh = sorted(part.removeprefix(QUANTITY) for part in new_parts(remember, saved))
    words = {name.removeprefix(QUANTITY).partition(".")[0] for name in saved if name.startswith(QUANTITY)}
    forgotten = sorted(word for word in words if QUANTITY + word not in remember)
    told = {
        "new in the history, unknown (nan) up to the checkpoint": new,
        "warning: left out of the history, not known any more": gone,
        "warning: not in the checkpoint, measured afresh from there": afresh,
        "warning: in the checkpoint, not measured any more": forgotten,
    }
    return [f"{sentence}: {', '.join(names)}" for sentence, names in told.items() if names]
