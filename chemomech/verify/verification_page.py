"""The page "Verification" from the JSON of `chemomech verify`: a table and a plot for each comparison."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes

from chemomech.figures import style
from chemomech.verify.outcome import Check, Outcome, Panel
from chemomech.verify.rows import COLUMNS, cells

MARKERS = "osD^vPX"
DASHES = ("-", "--", ":")
LEGEND_ROW = 12
"""Height [pt] of a row of the legend, which lies between title and panel."""
LONG_NAME = 20
"""Characters of a curve's name that need the room of two."""
INTRODUCTION = """\
# Verification

Every comparison of the program with an answer that is known exactly. This page is written by `make verify` from
`verification.json` and cannot drift from what was computed. The cases are ordinary case files in
`chemomech/verify/cases/`, the exact sides are in `chemomech/theory/` with their sources, the comparisons in
`chemomech/verify/`.

A row passes if its error (relative, unless the quantity is a balance, a share or an order) is within its bound; a row
without bound is shown and judges nothing. Every run also has to keep its carrier and energy balances, and no process
may dissipate a negative power.
"""


def write_page(data: dict[str, Any], page: Path) -> None:
    """Write the page and, in ``pictures/verification/`` beside it, one SVG for each verification with plots."""
    pictures = page.parent / "pictures" / "verification"
    pictures.mkdir(parents=True, exist_ok=True)
    for entry in data["verifications"]:
        outcome = Outcome.from_json(entry)
        if outcome.panels:
            _draw(outcome.panels, pictures / entry["name"])
    page.write_text(page_text(data), encoding="utf-8")


def page_text(data: dict[str, Any]) -> str:
    """The page in Markdown."""
    versions = ", ".join(f"{name} {version}" for name, version in data["versions"].items())
    sections = [_section(entry) for entry in data["verifications"]]
    return "\n".join([INTRODUCTION, _overview(data), f"Computed with {versions}.", "", *sections])


def _overview(data: dict[str, Any]) -> str:
    lines = ["| verification | bounds kept |", "|---|---|"]
    for entry in data["verifications"]:
        bounded = [check for check in entry["checks"] if check["bound"] is not None]
        kept = sum(check["passed"] for check in bounded)
        count = f"{kept} of {len(bounded)}" if kept == len(bounded) else f"**{kept} of {len(bounded)}**"
        lines.append(f"| [{entry['title']}](#{_anchor(entry['title'])}) | {count} |")
    return "\n".join([*lines, ""])


def _anchor(title: str) -> str:
    """Where renderers of Markdown put a heading."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def _section(entry: dict[str, Any]) -> str:
    outcome = Outcome.from_json(entry)
    picture = f"\n![{entry['title']}](pictures/verification/{entry['name']}.svg)\n" if outcome.panels else ""
    heading = f"## {entry['title']}"
    command = f"`chemomech verify {entry['name']}`"
    return "\n".join([heading, "", command, "", entry["description"].strip(), picture, _table(outcome.checks), ""])


def _table(checks: tuple[Check, ...]) -> str:
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---|" + "---:|" * (len(COLUMNS) - 1)]
    for check in checks:
        row = [cell.replace("|", r"\|") for cell in cells(check)]
        if not check.passed:
            row = [f'<span style="color:#b5301f">**{cell}**</span>' if cell else "" for cell in row]
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def _draw(panels: tuple[Panel, ...], path: Path) -> None:
    """All panels of a verification side by side, at most two in a row."""
    columns = min(len(panels), 2)
    rows = -(-len(panels) // columns)
    with style.applied():
        drawing, axes = style.figure(3.1 * rows, columns=columns, rows=rows)
        for panel, place in zip(panels, axes, strict=False):
            _plot(panel, place, wide=columns == 1)
        for unused in axes[len(panels) :]:
            unused.set_axis_off()
        drawing.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def _plot(panel: Panel, axes: Axes, wide: bool) -> None:
    """Exact curves as grey lines under computed markers whose shapes tell them apart in grey.

    Those that belong to a computed curve, by the beginning of their name, are named together.
    """
    exact = [curve for curve in panel.curves if curve.exact]
    computed = tuple(curve.label for curve in panel.curves if not curve.exact)
    names = ["exact" if curve.label.startswith(computed) else curve.label for curve in exact]
    for curve, name in zip(exact, names, strict=True):
        number = list(dict.fromkeys(names)).index(name)
        dashes = DASHES[number % len(DASHES)]
        seen = name in axes.get_legend_handles_labels()[1]
        axes.plot(curve.x, curve.y, dashes, color=style.GREY, linewidth=1.1, zorder=1, label=None if seen else name)
    for i, curve in enumerate(curve for curve in panel.curves if not curve.exact):
        axes.plot(
            curve.x,
            curve.y,
            color=style.LINES[i % len(style.LINES)]["color"],
            linestyle="none" if exact else "-",
            linewidth=0.8,
            marker=MARKERS[i % len(MARKERS)],
            markersize=3.5,
            markerfacecolor="none",
            label=curve.label,
        )
    names = axes.get_legend_handles_labels()[1]
    columns = (4 if wide else 2) // (2 if max(map(len, names)) > LONG_NAME else 1)
    axes.set_title(panel.title, pad=7 + LEGEND_ROW * -(-len(names) // columns))
    axes.set(xlabel=panel.x, ylabel=panel.y, xscale=panel.x_scale, yscale=panel.y_scale)
    for axis, scale, limits in (
        (axes.xaxis, panel.x_scale, axes.get_xlim()),
        (axes.yaxis, panel.y_scale, axes.get_ylim()),
    ):
        if scale == "log":
            style.log_ticks(axis, *limits)
    style.legend_above(axes, columns)
