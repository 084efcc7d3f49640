"""The wheel holds all that the program needs, wherever it is installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the unpacked wheel, far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # a build leaves files where its sources are
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        if name.startswith("chemomech/") or name in ("pyproject.toml", "README.md", "LICENSE"):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((CHECKOUT / name).read_bytes())
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    subprocess.run([*build, "-w", str(folder), str(source)], check=True, capture_output=True, timeout=200)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_a_verification_runs_from_an_installed_wheel(installed, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "chemomech", "verify", "uptake", "--quick"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "bounds kept in 1 verifications" in done.stdout


def test_all_files_that_are_no_python_travel(installed):
    listed = subprocess.run(["git", "ls-files", "chemomech"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    named = [name for name in listed.stdout.splitlines() if not name.endswith(".md")]
    assert [name for name in named if not (installed / name).is_file()] == []
