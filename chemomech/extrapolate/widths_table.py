"""The table of a width extrapolation on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from chemomech.extrapolate.extrapolation_folder import StudyFolder
from chemomech.extrapolate.study import Study, WidthDependence
from chemomech.input import readable


def show(study: Study, folder: StudyFolder, console: Console) -> None:
    """One column a result: its values over the width, the order, the limit and its error bar; remarks below."""
    table = Table(title=Text(f"{study.title}, towards a sharp front"), title_justify="left")
    table.add_column("width", no_wrap=True)
    for each in study.dependences:
        unit = "" if each.result.unit == "-" else f" [{each.result.unit}]"
        table.add_column(Text(each.result.name + unit), justify="right")
    names = (*(f"l = {readable.length(width)}" for width in study.widths), "order", "l = 0", "error bar")
    for row in zip(names, *map(cells, study.dependences), strict=True):
        if row[0] == "order":
            table.add_section()
        table.add_row(*map(Text, row))
    console.print(table)
    for remark in remarks(study):
        console.print(Text(remark), soft_wrap=True)
    console.print(Text(f"results: {folder.path}"), soft_wrap=True)


def cells(each: WidthDependence) -> tuple[str, ...]:
    """One column as text: values, order, limit, error bar."""
    values, factor, limit = (f"{value:.4g}" for value in each.shown), each.result.factor, each.limit
    order = value = error_bar = readable.UNKNOWN
    if limit is not None and limit.order is not None:
        order = f"{limit.order:.2f}"
    if limit is not None and limit.value is not None and limit.error_bar is not None:
        value, error_bar = f"{limit.value * factor:.4g}", f"{limit.error_bar * factor:.2g}"
    return (*values, order, value, error_bar)


def remarks(study: Study) -> list[str]:
    """Sentences below the table."""
    if study.message:
        return [study.message]
    found = [(each.result.name, each.limit.remark) for each in study.dependences if each.limit and each.limit.remark]
    return [f"{name}: {remark}" for name, remark in found]
