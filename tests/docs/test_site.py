"""The documentation is built: its pages run what they show, and nothing is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chemomech.materials import library_names

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("myst_nb", reason="the site is built with Sphinx and MyST-NB")
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(DOCS.parent / "cases", folder / "cases")
    shutil.copytree(DOCS, folder / "docs", ignore=shutil.ignore_patterns("generated", "results"))
    for other in ("benchmarks", "meshes", "CITATION.cff", "README.md"):
        (folder / other).symlink_to(DOCS.parent / other)
    call = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "html"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "html"


def text_of(site, page):
    return (site / page).read_text(encoding="utf-8")


def test_the_first_page_runs_its_case(site):
    page = text_of(site, "start.html")
    assert "completed - the end time was reached" in page
    assert 'src="_images/' in page


def test_the_reference_has_the_keys_and_their_meaning(site):
    page = text_of(site, "generated/case.html")
    for words in (
        "rate_constant",
        "speed of a planar front at full drive",
        "geometry (shape: hollow sphere)",
        "must be",
    ):
        assert words in page


def test_every_material_has_its_sources(site):
    page = text_of(site, "generated/materials.html")
    for name in library_names():
        assert f">{name}<" in page
    assert "assumed:" in page


def test_quantities_come_with_their_units(site):
    assert "Front depth [nm]" in text_of(site, "generated/quantities.html")
