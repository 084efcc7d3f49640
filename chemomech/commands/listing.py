"""What there is to choose from, on the terminal."""

from __future__ import annotations

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from chemomech.case.places import places_of
from chemomech.commands.console import PatientConsole
from chemomech.input.errors import shortened, suggestion
from chemomech.register.kind import Kind
from chemomech.register.kinds import KINDS
from chemomech.register.reference import entries


def kind_of(name: str) -> Kind:
    """The kind of a name, in any spelling of blanks. Raises ValueError with a sentence for the user."""
    wanted = name.replace("_", " ").replace("-", " ").lower()
    found = [kind for kind in KINDS if wanted in (kind.name, kind.folder.replace("_", " "))]
    if not found:
        words = suggestion(wanted, [kind.name for kind in KINDS])
        raise ValueError(f"chemomech list: {shortened(name)} is not a kind of ingredient{words}")
    return found[0]


def show_kinds() -> None:
    """Every kind, what it says, and the words of its members."""
    table = Table(title="what a case is made of", title_justify="left", show_lines=True)
    for heading in ("kind", "what it is", "words"):
        table.add_column(heading)
    for kind in KINDS:
        table.add_row(kind.name, Text(kind.about), Text(", ".join(kind.members)))
    console = PatientConsole(highlight=False)
    console.print(table)
    console.print(Text("chemomech list KIND prints formulas, keys and units of one kind"), soft_wrap=True)


def show_kind(kind: Kind) -> None:
    """Every member of a kind: its docstring and its keys."""
    console = PatientConsole(highlight=False)
    console.print(Text(f"{kind.name}: {kind.about}"), soft_wrap=True)
    places = places_of(kind)
    if places:
        console.print(Text(f"in a case: {', '.join(places)}"), soft_wrap=True)
    for entry in entries(kind):
        console.print()
        console.print(Text(f"{kind.key}: {entry.word}" if kind.key else entry.word, style="bold"))
        console.print(Padding(Text(entry.text), (0, 0, 0, 2)))
        if entry.keys:
            table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
            for key in entry.keys:
                default = f" (default: {key.default})" if key.default else ""
                table.add_row(f"  {key.name}", Text(key.value), Text(key.meaning + default))
            console.print(table)
        if entry.example:
            console.print(Text(f"  e.g. {entry.example}"), soft_wrap=True)
