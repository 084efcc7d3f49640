"""A verb of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Protocol


class Verb(Protocol):
    """One word after ``chemomech``: what it takes and what it does."""

    @property
    def name(self) -> str:
        """The word."""
        ...

    @property
    def help(self) -> str:
        """One line for the list of verbs."""
        ...

    @property
    def description(self) -> str:
        """What ``--help`` says first."""
        ...

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Add its arguments."""
        ...

    def execute(self, options: argparse.Namespace) -> int:
        """Do it; returns the exit code."""
        ...


def takes_case(parser: argparse.ArgumentParser) -> None:
    """A case file and overrides of its keys."""
    parser.add_argument("case", type=Path, metavar="CASE", help="case file (YAML)")
    takes_overrides(parser)


def takes_overrides(parser: argparse.ArgumentParser) -> None:
    """Overrides of the keys of a case."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        dest="overrides",
        help="override a key of the case, e.g. --set 'interface.width=0.5 nm'; may be repeated",
    )


def writes_results(parser: argparse.ArgumentParser, folder: str) -> None:
    """Where results go."""
    parser.add_argument("--output", type=Path, metavar="DIR", help=f"folder of the results (default: {folder})")
    parser.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run in DIR")
