"""The command line: parse, call, exit code (:mod:`chemomech.commands.exit_codes`)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from chemomech.commands import VERBS
from chemomech.commands.exit_codes import EXIT_INTERRUPTED, EXIT_INVALID
from chemomech.input.characters import escaped
from chemomech.input.errors import CaseError
from chemomech.input.messages import tell
from chemomech.system.version import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.execute(options)
        sys.stdout.flush()
        return code
    except CaseError as error:  # of the package itself: two ingredients of one word, a file of one that is broken
        mpi = sys.modules.get("mpi4py.MPI")  # not to be loaded for this
        if mpi is None or mpi.COMM_WORLD.rank == 0:
            tell(error, sys.stderr)
        return EXIT_INVALID
    except KeyboardInterrupt:  # before the run could take care of it
        print("interrupted before the first step", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


class _Parser(argparse.ArgumentParser):
    """Whose messages have no control characters, whatever was given."""

    def error(self, message: str) -> NoReturn:
        """Usage and message; ends the program."""
        super().error(escaped(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="chemomech", description="Diffusion, reaction front and plastic stress in alloying battery anodes."
    )
    parser.add_argument("--version", action="version", version=f"chemomech {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for verb in VERBS:
        own = commands.add_parser(verb.name, help=verb.help, description=verb.description)
        verb.declare(own)
        own.set_defaults(execute=verb.execute)
    return parser
