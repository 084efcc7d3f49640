"""The command line: parse, call, exit code.

Exit codes: 0 done, 1 internal error, 2 invalid input, 3 did not converge, 4 interrupted, 5 a verification missed a
bound. Nothing heavy is imported before it is needed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from chemomech import __version__
from chemomech.verify.names import NAMES

EXIT_INVALID, EXIT_FAILED, EXIT_INTERRUPTED = 2, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    command = {
        "run": _run,
        "check": _check,
        "mesh": _mesh,
        "extrapolate": _extrapolate,
        "render": _render,
        "verify": _verify,
        "schema": _schema,
    }[options.command]
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
    extrapolate = commands.add_parser(
        "extrapolate",
        help="run a case at smaller and smaller interface widths and extrapolate to a sharp front",
        description="Run a case at the interface widths l, l/2, l/4, ... and extrapolate its main results to l = 0; "
        "also under mpirun.",
    )
    mesh = commands.add_parser(
        "mesh",
        help="write the mesh of a case to a file and say how large it is",
        description="Write the mesh of a case with its named surfaces, in nanometres.",
    )
    for command in (run, check, extrapolate, mesh):
        command.add_argument("case", type=Path, metavar="CASE", help="case file (YAML)")
        command.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            dest="overrides",
            help="override a key of the case, e.g. --set 'interface.width=0.5 nm'; may be repeated",
        )
    for command, folder in ((run, "results/NAME"), (extrapolate, "results/NAME-extrapolated")):
        command.add_argument("--output", type=Path, metavar="DIR", help=f"folder of the results (default: {folder})")
        command.add_argument("--overwrite", action="store_true", help="replace the results of an earlier run in DIR")
    mesh.add_argument("--output", type=Path, metavar="FILE", help="FILE.xdmf, .msh or .vtu (default: none is written)")
    extrapolate.add_argument("--levels", type=int, default=3, metavar="N", help="number of widths (default: 3)")
    render = commands.add_parser(
        "render",
        help="draw the deformed body of a run: pictures and an animation",
        description="Draw the deformed body of a run, coloured by its fields, into DIR/render: pictures and an "
        "animation. Needs no screen.",
    )
    render.add_argument("folder", type=Path, metavar="DIR", help="folder of the results of a run")
    render.add_argument(
        "--field",
        action="append",
        default=[],
        metavar="NAME",
        dest="fields",
        help="what to show, e.g. order_parameter; may be repeated (default: content, mean_stress, equivalent_stress)",
    )
    render.add_argument(
        "--time", metavar="TIME", help="show the snapshot nearest to this time, e.g. '2 h', and animate nothing"
    )
    render.add_argument("--no-animation", action="store_false", dest="animated", help="pictures only")
    render.add_argument("--output", type=Path, metavar="FOLDER", help="where to write (default: DIR/render)")
    verify = commands.add_parser(
        "verify",
        help="compare the program with exact solutions",
        description="Compare the program with exact solutions; exit code 5 if a bound is missed.",
    )
    verify.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)} (default: all)")
    verify.add_argument("--quick", action="store_true", help="a reduced selection that takes seconds")
    verify.add_argument("--jobs", type=int, default=1, metavar="N", help="verifications that run at the same time")
    verify.add_argument("--json", type=Path, metavar="FILE", help="write everything that was found")
    verify.add_argument("--page", type=Path, metavar="FILE", help="write the table and plots as a page (Markdown)")
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of case files", description="Print the JSON Schema of case files."
    )
    schema.add_argument("--output", type=Path, metavar="FILE", help="write it to a file instead")
    return parser


def _run(options: argparse.Namespace) -> int:
    from chemomech.launch import launch

    output = options.output or Path("results") / options.case.stem
    return launch(options.case, options.overrides, output, options.overwrite)


def _extrapolate(options: argparse.Namespace) -> int:
    from chemomech.extrapolate.levels import FEWEST, MOST

    if not FEWEST <= options.levels <= MOST:
        print(f"--levels {options.levels}: allowed are {FEWEST} to {MOST}", file=sys.stderr)
        return EXIT_INVALID
    from chemomech.extrapolate.command import extrapolate

    output = options.output or Path("results") / f"{options.case.stem}-extrapolated"
    return extrapolate(options.case, options.overrides, output, options.overwrite, options.levels)


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


def _mesh(options: argparse.Namespace) -> int:
    from chemomech.mesh.file import FORMATS

    if options.output is not None and options.output.suffix not in FORMATS:
        print(f"--output {options.output}: the name must end in {', '.join(FORMATS)}", file=sys.stderr)
        return EXIT_INVALID
    from chemomech.mesh.command import show_mesh

    return show_mesh(options.case, options.overrides, options.output)


def _render(options: argparse.Namespace) -> int:
    from chemomech.render.command import render

    return render(options.folder, options.fields, options.time, options.output, options.animated)


def _verify(options: argparse.Namespace) -> int:
    for name in options.names:
        if name not in NAMES:
            near = get_close_matches(name, NAMES, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            print(f"verify {name}: no such verification{hint} (there are {', '.join(NAMES)})", file=sys.stderr)
            return EXIT_INVALID
    if options.jobs < 1:
        print(f"--jobs {options.jobs}: at least one job is needed", file=sys.stderr)
        return EXIT_INVALID
    from chemomech.verify.command import verify

    return verify(options.names or NAMES, options.quick, options.jobs, options.json, options.page)


def _schema(options: argparse.Namespace) -> int:
    from chemomech.case import case_json_schema_text

    text = case_json_schema_text()
    if options.output is None:
        sys.stdout.write(text)
    else:
        options.output.write_text(text, encoding="utf-8")
    return 0
