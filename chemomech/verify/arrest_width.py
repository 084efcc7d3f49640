"""Where a self-limiting front stops over the width of the front and the size of the body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan

from chemomech.theory.extrapolation import Limit, convergence_curve, limit_of
from chemomech.verify.arrest import BOUND, arrested, depth, fraction, radius, relative_size
from chemomech.verify.bench import Bench, Record
from chemomech.verify.outcome import Check, Curve, Outcome, Panel

WIDTHS: tuple[float, ...] = (2.0, 1.0, 0.5, 0.25, 0.125)
STRENGTHS = {"reaction-assisted flow": 1.0, "full strength": None}
"""Strength of the material within the front; the order in the width at which it is known to converge."""
RADII = (24.0, 32.5, 130.0)
"""Radii [nm] at 1 nm width: the first has no partner among the widths; a smaller particle is not arrested."""
WIRE_RADII = (32.5, 65.0, 130.0)


def widths_and_sizes(bench: Bench) -> Outcome:
    """Convergence in the width for both strengths, and the size effect."""
    runs = {strength: _over_widths(bench, strength) for strength in STRENGTHS}
    return Outcome.of([_convergence(runs), _sizes(bench, runs["reaction-assisted flow"])])


def _over_widths(bench: Bench, strength: str) -> list[Record]:
    chosen = f"interface.front_strength={strength}"
    return [arrested(bench, chosen, f"interface.width={width} nm") for width in WIDTHS]


def _convergence(runs: Mapping[str, Sequence[Record]]) -> Outcome:
    checks, curves = [], []
    for strength, records in runs.items():
        found = [fraction(record) for record in records]
        coarse, fine = limit_of(found[:3]), limit_of(found)
        checks += [
            *(
                Check.relative(f"{strength}, l = {width:g} nm: reacted fraction", _value(fine), one, None)
                for width, one in zip(WIDTHS, found, strict=True)
            ),
            *_orders(strength, found),
            Check(f"{strength}: limit of the three finest widths, and its error bar", None, *_with_bar(fine), None),
            Check(
                f"{strength}: limit of the three coarsest widths, difference",
                _value(fine),
                _value(coarse),
                _value(coarse) - _value(fine),
                _with_bar(coarse)[1],
            ),
        ]
        curves.append(Curve(strength, WIDTHS, found))
        for some in (slice(0, 3), slice(-3, None)):
            if (line := convergence_curve(found[some], WIDTHS[some])) is not None:
                widths, fractions = line
                curves.append(Curve("extrapolations of three widths", widths, fractions, exact=True))
    return Outcome(
        tuple(checks),
        (Panel("Extrapolation to a sharp front", "interface width $l$ [nm]", "reacted fraction [-]", tuple(curves)),),
    )


def _orders(strength: str, found: Sequence[float]) -> list[Check]:
    """Orders of every three neighbours; judged is the last."""
    rows = []
    for level in range(len(found) - 2):
        order = limit_of(found[level : level + 3]).order or nan
        name = f"the reacted fraction in l, {strength}, l = {WIDTHS[level]:g} to {WIDTHS[level + 2]:g} nm"
        expected = STRENGTHS[strength] if level == len(found) - 3 else None
        if expected is None:
            rows.append(Check(f"order of {name}", None, order, nan, None, order=order))
        else:
            rows.append(Check.order_of(name, expected, order))
    return rows


def _sizes(bench: Bench, over_widths: Sequence[Record]) -> Outcome:
    """The same R/l by another width and by another radius is the same body in another unit of length."""
    over_radii = [arrested(bench, f"geometry.radius={R} nm") for R in RADII]
    wires = [arrested(bench, f"geometry={{shape: wire, radius: {R} nm, constraint: plane strain}}") for R in WIRE_RADII]
    same_radius = {relative_size(record): _relative_depth(record) for record in over_widths}
    checks = [
        *_table("", [over_radii[0], *over_widths]),
        *(
            Check.relative(
                f"R/l = {relative_size(record):g}, by R = {radius(record):g} nm: arrested depth over R",
                same_radius[relative_size(record)],
                _relative_depth(record),
                BOUND,
            )
            for record in over_radii[1:]
        ),
        *_table("wire, ", wires),
    ]
    families = {
        f"particle, R = {radius(over_widths[0]):g} nm": over_widths,
        f"particle, l = {WIDTHS[1]:g} nm": sorted([*over_radii, over_widths[1]], key=relative_size),
        "wire, plane strain": wires,
    }
    curves = tuple(Curve(name, list(map(relative_size, f)), list(map(fraction, f))) for name, f in families.items())
    depths = tuple(
        Curve(name, list(map(relative_size, f)), list(map(_relative_depth, f))) for name, f in families.items()
    )
    return Outcome(
        tuple(checks),
        (
            Panel("Size effect: share of the volume", "$R/l$ [-]", "reacted fraction [-]", curves, "log"),
            Panel("Size effect: depth", "$R/l$ [-]", "arrested depth over R [-]", depths, "log"),
        ),
    )


def _table(body: str, records: Sequence[Record]) -> list[Check]:
    return [
        Check(f"{body}R/l = {relative_size(record):g}: arrested depth over R", None, _relative_depth(record), nan, None)
        for record in records
    ]


def _relative_depth(record: Record) -> float:
    return depth(record) / radius(record)


def _value(limit: Limit) -> float:
    return nan if limit.value is None else limit.value


def _with_bar(limit: Limit) -> tuple[float, float]:
    """Value and error bar."""
    return _value(limit), nan if limit.error_bar is None else limit.error_bar
