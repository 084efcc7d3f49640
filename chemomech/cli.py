"""The command line: parse, call, exit code.

Exit codes: 0 done, 1 internal error, 2 invalid input, 3 did not converge, 4 interrupted. Nothing heavy is imported
before it is needed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from chemomech import __version__

EXIT_INVALID, EXIT_FAILED, EXIT_INTERRUPTED = 2, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    command = {"run": _run, "check": _check, "schema": _schema}[options.command]
    try:
        code = command(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:  # before the run could take care of it
        print("interrupted before the first step", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chemomech", description="Diffusion, reaction front and plastic stress in alloying battery anodes."
    )
    parser.add_argument("--version", action="version", version=f"chemomech {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="simulate a case", description="Simulate a case; also under mpirun.")
    check = commands.add_parser(
        "check",
        help="validate a case and say what it means",
        description="Validate a case, print it with all defaults.",
    )
    for command in (run, check):
        command.add_argument("case", type=Path, metavar="CASE", help="case file (YAML)")
        command.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            dest="overrides",
            help="override a key of the case, e.g. --set 'interface.width=0.5 nm'; may be repeated",
        )
    run.add_argument("--output", type=Path, metavar="DIR", help="folder of the results (default: results/NAME)")
    run.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run in DIR")
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of case files", description="Print the JSON Schema of case files."
    )
    schema.add_argument("--output", type=Path, metavar="FILE", help="write it to a file instead")
    return parser


def _run(options: argparse.Namespace) -> int:
    from chemomech.launch import launch

    output = options.output or Path("results") / options.case.stem
    return launch(options.case, options.overrides, output, options.overwrite)


def _check(options: argparse.Namespace) -> int:
    from chemomech.case import CaseError, load_case
    from chemomech.console import show_case

    try:
        case = load_case(options.case, options.overrides)
    except CaseError as error:
        print(error, file=sys.stderr)
        return EXIT_INVALID
    show_case(case)
    return 0


def _schema(options: argparse.Namespace) -> int:
    from chemomech.case import case_json_schema_text

    text = case_json_schema_text()
    if options.output is None:
        sys.stdout.write(text)
    else:
        options.output.write_text(text, encoding="utf-8")
    return 0
