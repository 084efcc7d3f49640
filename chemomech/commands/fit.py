"""``chemomech fit``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chemomech.commands.exit_codes import EXIT_INVALID
from chemomech.commands.verb import takes_case, writes_results
from chemomech.input.messages import tell

MOST_SEARCHES = 100


class Fit:
    """Fit parameters of a case to measurements."""

    name = "fit"
    help = "fit parameters of a case to a measured history"
    description = (
        "Fit parameters of a case to measured histories (CSV, header like 'Time [min], Front depth [nm]') by least "
        "squares; writes the fitted case, errors of the parameters and a picture; also under mpirun."
    )

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Data, case, what is free and within which bounds."""
        parser.add_argument("data", type=Path, metavar="DATA", help="measurements (CSV)")
        takes_case(parser)
        parser.add_argument(
            "--free", required=True, metavar="KEY,...", help="keys to fit, e.g. interface.rate_constant"
        )
        for option, value, about in (
            ("--start", "KEY=VALUE", "where the search begins (default: the value in the case)"),
            ("--bounds", "KEY=LOW..HIGH", "between which values to search (default: 1/100 to 100 times the start)"),
        ):
            parser.add_argument(option, action="append", default=[], metavar=value, help=f"{about}; may be repeated")
        parser.add_argument(
            "--searches", type=int, default=1, metavar="N", help="start from N places between the bounds (default: 1)"
        )
        writes_results(parser, "results/NAME-fitted")

    def execute(self, options: argparse.Namespace) -> int:
        """Fit."""
        try:
            starts = dict(_pair(text, "--start") for text in options.start)
            bounds = {key: _range(key, text) for key, text in (_pair(text, "--bounds") for text in options.bounds)}
            if not 1 <= options.searches <= MOST_SEARCHES:
                raise ValueError(f"--searches {options.searches}: allowed are 1 to {MOST_SEARCHES}")
        except ValueError as error:
            tell(error, sys.stderr)
            return EXIT_INVALID
        from chemomech.commands.fitting import Request, fit

        free = [key.strip() for key in options.free.split(",")]
        output = options.output or Path("results") / f"{options.case.stem}-fitted"
        return fit(
            Request(
                options.data, options.case, options.overrides, free, starts, bounds, options.searches, output,
                options.overwrite,
            )
        )  # fmt: skip


def _pair(text: str, option: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise ValueError(f"{option} {text}: expected KEY=VALUE")
    return key.strip(), value.strip()


def _range(key: str, text: str) -> tuple[str, str]:
    low, dots, high = text.partition("..")
    if not dots or not low.strip() or not high.strip():
        raise ValueError(f"--bounds {key}={text}: expected LOW..HIGH, such as 0.01 nm/s..1 nm/s")
    return low.strip(), high.strip()
