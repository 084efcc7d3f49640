"""Runs of the program, and what is kept of them beside a script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.pages import ROOT
from chemomech.case import load_case
from chemomech.results.result_folder import ResultFolder


def folder_of_runs(*default: str) -> Path:
    """The first argument of the script, else a folder below results/."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.joinpath("results", *default)


def finished(case_file: Path, folder: Path, *overrides: str) -> dict[str, Any]:
    """Summary of a case's run; one that is there already is not run again."""
    from chemomech.simulation.runner import run  # here, so that a script that only measures times loads no solver

    case, results = load_case(case_file, overrides), ResultFolder(folder)
    if results.summary.exists() and (found := results.read_summary())["case_hash"] == case.hash:
        return found
    return run(case, folder, overwrite=True).summary


def chemomech(*arguments: str) -> None:
    """Call the command line. Raises subprocess.CalledProcessError."""
    subprocess.run([sys.executable, "-m", "chemomech", *arguments], check=True)


def printed(script: Path, *arguments: str, ranks: int = 1, environment: Mapping[str, str] | None = None) -> Any:
    """Last line of what a script prints, as JSON. Raises RuntimeError."""
    launcher = ("mpirun", "-n", str(ranks)) if ranks > 1 else ()
    call = [*launcher, sys.executable, str(script), *arguments]
    surroundings = {**os.environ, **(environment or {})}
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=surroundings, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(f"{' '.join(call)} failed:\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def keep(results: Any, file: Path, indent: int = 2) -> None:
    """Write what the page quotes."""
    file.write_text(json.dumps(results, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")
