"""A file of an ingredient that cannot be taken in: one sentence that names it, whatever was asked for."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAD = """from typing import Literal

from pydantic import Field

from chemomech.physics.rate_law import RateLaw


"""
TAKEN = '''class Mine(RateLaw):
    """Of a word that is there."""

    law: Literal["symmetric"] = Field(description="mine")

    def drive(self, omega, functions=None):
        return -omega

    @property
    def slope(self):
        return 1.0
'''


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A copy of the program and a case."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "chemomech", folder / "chemomech", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "cases/li-si/wire-129nm.yaml", folder / "wire.yaml")
    return folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + TAKEN, ("ingredient Mine", "'symmetric'", "is there already", "Symmetric")),
        (HEAD + TAKEN.replace('Literal["symmetric"]', "int"), ("ingredient Mine", "no word")),
        (HEAD + TAKEN.partition("    @property")[0].replace("symmetric", "mine"), ("ingredient Mine", "slope")),
        (HEAD + "class Mine(RateLaw):\n    law = 3\n", ("zz_mine.py", "cannot be loaded", "law = 3")),
        (HEAD + "x = (\n", ("zz_mine.py", "cannot be loaded", "never closed")),
    ],
    ids=["taken", "no word", "unfinished", "invalid block", "syntax"],
)
@pytest.mark.parametrize("verb", ["check wire.yaml", "run wire.yaml --output results"])
def test_it_is_named_in_one_sentence(package, text, words, verb):
    file = package / "chemomech/physics/rate_laws/zz_mine.py"
    file.write_text(text, encoding="utf-8")
    try:
        call = [sys.executable, "-m", "chemomech", *verb.split()]
        done = subprocess.run(call, cwd=package, capture_output=True, text=True, check=False)
    finally:
        file.unlink()
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    for fragment in words:
        assert fragment in done.stderr
    assert not (package / "results").exists()
