"""Sweep files by chance: one located error or a plan, never a traceback, never a path outside the folder."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chemomech.commands import sweeping as command
from chemomech.input.errors import CaseError
from chemomech.sweep.engines import Resources
from chemomech.sweep.plan import load_plan
from chemomech.sweep.sweep_folder import SweepFolder
from tests.support.chance import examples
from tests.support.sweeps import BASE, SWEEP, Pretended, reacted

RICH = (
    SWEEP
    + """\
  zip:
    surface.voltage: [0.02 V, 0.03 V]
    surface.ramp: {linear: [1 s, 2 s], points: 2}
  latin_hypercube: {samples: 2, seed: 1, over: {temperature: {linear: [280 K, 320 K]}}}
  table:
    columns: [numerics.cells_per_width]
    rows: [[2], [1.5]]
results: [exponent, front_depth]
published:
  - {label: a film, source: somebody, at: {geometry.thickness: [20 nm, 30 nm]}, observed: {reacted_fraction: 0.5}}
"""
)
WORDS = """null [] {} 1e999 -1 .nan yes nm ' " &a *a !!python/object:os.system ../../etc/passwd /dev/null : - ? é
{log:[1,2],points:10000000} {linear:[1,2],points:2} [[[[1]]]] geometry a.b.c geometry. 1e400 [a,a]"""
PHRASES = "|\t|\x00|1 nm|0 nm|2 nm/s|1e400 nm|{log: [1 nm, 2 nm], points: 10000000}|{linear: [1 nm, 2 s], points: 3}"
SCRAPS = [*WORDS.split(), *PHRASES.split("|")]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The rich sweep file with one to three faults."""
    text = RICH
    for _ in range(draw(st.integers(1, 3))):
        lines = text.splitlines()
        index = draw(st.integers(0, len(lines) - 1))
        line, scrap = lines[index], draw(st.sampled_from(SCRAPS))
        match draw(st.sampled_from(("value", "key", "cut", "drop", "twice", "shift", "character"))):
            case "value":
                lines[index] = line.partition(":")[0] + ": " + scrap
            case "key":
                lines[index] = scrap + ":" + line.partition(":")[2]
            case "cut":
                lines[index] = line[: draw(st.integers(0, len(line)))]
            case "drop":
                del lines[index]
            case "twice":
                lines.insert(index, line)
            case "shift":
                lines[index] = " " * draw(st.integers(1, 3)) + line
            case "character":
                place = draw(st.integers(0, len(line)))
                lines[index] = line[:place] + draw(st.characters(codec="utf-8")) + line[place + 1 :]
        text = "\n".join(lines) + "\n"
    return text


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@examples(200)
@given(mutated())
def test_a_mutated_file_is_refused_in_one_sentence_or_makes_a_plan(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "base.yaml").write_text(BASE)
        file = folder / "sweep.yaml"
        file.write_text(text, encoding="utf-8", newline="")
        try:
            plan = load_plan(file)
        except CaseError as error:
            lines = str(error).splitlines()
            assert lines
            assert all(line.startswith((f"{file}:", f"{folder / 'base.yaml'}:", f"{folder}")) for line in lines)
            assert not any("Traceback" in line for line in lines)
            _assert_nothing_starts(file, folder)
        else:
            assert 1 <= len(plan.points) <= 200
            assert plan.base == folder / "base.yaml"


def _assert_nothing_starts(file: Path, folder: Path) -> None:
    engine, told = Pretended(reacted), io.StringIO()
    options = command.Options("local", Resources(), folder / "out", overwrite=False, retry_failed=False)
    before = files_in(folder)
    original, command.engine_of = command.engine_of, lambda *_: engine
    try:
        with contextlib.redirect_stderr(told):
            assert command.run_sweep(file, options) == 2
    finally:
        command.engine_of = original
    assert engine.asked == []
    assert files_in(folder) == before


@given(st.integers(0, 10**9))
def test_the_folder_of_a_point_lies_in_that_of_the_sweep(number: int) -> None:
    folder = SweepFolder(Path("/somewhere/out"))
    assert folder.point(number).path.parent == folder.path / "points"
