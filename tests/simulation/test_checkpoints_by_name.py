"""Runs that go on from a checkpoint that another version of the program has written."""

from shutil import copytree

import numpy as np
import pandas as pd
import pytest

from chemomech.observe.quantity_table import HISTORY
from chemomech.results.archive import Archive
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.results.first_layout import ROWS
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.resumption import Request, resumption
from chemomech.system.checkpoint_errors import NotResumable
from tests.simulation.test_restored import EXPERIMENT
from tests.support.cases import WIRE, case_of
from tests.support.first_format import of_first_format
from tests.support.restart import gone_on_with, history, stopped

CASES = {"wire": (WIRE, "output.fields=true"), "in an experiment": (EXPERIMENT, "output.fields=false")}


def changed(folder, change):
    """Replace the newest checkpoint by what `change` makes of it."""
    checkpoints = Checkpoints(folder / "checkpoints")
    step, archive, _ = checkpoints.newest()
    checkpoints.write(step, change(archive))


def as_text(table):
    return pd.read_csv(table, dtype=str, keep_default_na=False)


def noted(case, folder):
    return resumption(Request(ResultFolder(folder)), case).notes


@pytest.mark.parametrize("name", CASES)
def test_the_first_format_goes_on_to_the_same_history(name, tmp_path):
    case = case_of(*CASES[name])
    stopped(case, tmp_path / "whole", 6)
    stopped(case, tmp_path / "parts", 3)
    changed(tmp_path / "parts", of_first_format)
    newer = [key for key in HISTORY if key not in ROWS["history.rows"].split()]
    new = f"new in the history, unknown (nan) up to the checkpoint: {', '.join(newer)}"
    assert new in noted(case, tmp_path / "parts")
    gone_on_with(case, tmp_path / "parts", 3)
    whole, parts = (as_text(tmp_path / folder / "history.csv") for folder in ("whole", "parts"))
    headers = [HISTORY[key].header for key in newer]
    assert parts[headers].iloc[:4].eq("nan").all(axis=None)
    parts.loc[:3, headers] = whole.loc[:3, headers]
    assert parts.equals(whole)
    assert (tmp_path / "parts/profiles.csv").read_bytes() == (tmp_path / "whole/profiles.csv").read_bytes()


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """A run of a few steps; not to be changed."""
    folder = tmp_path_factory.mktemp("short") / "out"
    stopped(case_of(WIRE), folder, 3)
    return folder


@pytest.fixture
def out(short, tmp_path):
    return copytree(short, tmp_path / "out")


def test_a_column_that_is_not_known_any_more_is_left_out_and_told(out):
    def add(archive):
        return Archive(archive.arrays | {"history.column.colour": np.ones(4)}, archive.about)

    changed(out, add)
    assert "warning: left out of the history, not known any more: colour" in noted(case_of(WIRE), out)
    before = history(out)
    gone_on_with(case_of(WIRE), out, 1)
    assert history(out).startswith(before)


def test_columns_of_a_checkpoint_may_stand_in_any_order(out):
    before = history(out)
    changed(out, lambda archive: Archive(dict(reversed(archive.arrays.items())), archive.about))
    gone_on_with(case_of(WIRE), out, 1)
    assert history(out).startswith(before)


def test_a_memory_that_is_not_there_begins_afresh_and_is_told(out):
    def without(archive):
        kept = {name: array for name, array in archive.arrays.items() if "carrier balance" not in name}
        return Archive(kept, archive.about)

    changed(out, without)
    assert "warning: not in the checkpoint, measured afresh from there: carrier balance" in noted(case_of(WIRE), out)
    gone_on_with(case_of(WIRE), out, 1)
    assert pd.read_csv(out / "history.csv")["Carrier supplied [-]"].iloc[-1] == 0


def test_a_memory_that_is_not_known_any_more_is_told(out):
    def add(archive):
        return Archive(archive.arrays | {"quantities.colour.last": np.ones(1)}, archive.about)

    changed(out, add)
    assert "warning: in the checkpoint, not measured any more: colour" in noted(case_of(WIRE), out)
    gone_on_with(case_of(WIRE), out, 1)


def test_whatever_else_is_not_there_is_refused(out):
    def without(archive):
        kept = {name: array for name, array in archive.arrays.items() if not name.startswith("snapshots.")}
        return Archive(kept, archive.about)

    changed(out, without)
    with pytest.raises(NotResumable, match=r"snapshots\.written is missing"):
        gone_on_with(case_of(WIRE), out, 1)


def test_a_key_that_the_case_of_the_checkpoint_did_not_have_is_no_change(out):
    def older(archive):
        case = dict(archive.about["case"])
        case["numerics"] = {key: value for key, value in case["numerics"].items() if key != "maximum_growth"}
        del case["time"]["arrest_tolerance"]
        return Archive(archive.arrays, archive.about | {"case": case})

    changed(out, older)
    assert not any("changed" in note for note in noted(case_of(WIRE), out))
    with pytest.raises(NotResumable, match=r"numerics\.maximum_growth"):
        resumption(Request(ResultFolder(out)), case_of(WIRE, "numerics.maximum_growth=1.3"))


def test_a_case_that_cannot_be_read_any_more_is_compared_as_it_is(out):
    def older(archive):
        return Archive(archive.arrays, archive.about | {"case": archive.about["case"] | {"colour": "red"}})

    changed(out, older)
    with pytest.raises(NotResumable, match=r"colour \(red before, now not there\)"):
        resumption(Request(ResultFolder(out)), case_of(WIRE))


def test_profiles_of_other_columns_are_written_again(out):
    table = pd.read_csv(out / "profiles.csv", dtype=str)
    before = history(out)
    wanted = (out / "profiles.csv").read_text()
    other = table[[*table.columns[:2], *table.columns[:1:-1]]].drop(columns="Volume ratio [-]").assign(Colour="red")
    other.to_csv(out / "profiles.csv", index=False)
    size = (out / "profiles.csv").stat().st_size
    changed(out, lambda archive: Archive(archive.arrays | {"profiles.size": np.array([float(size)])}, archive.about))
    gone_on_with(case_of(WIRE), out, 1)
    found = as_text(out / "profiles.csv")
    assert list(found) == list(table)
    table["Volume ratio [-]"] = "nan"
    assert found.iloc[: len(table)].equals(table)
    assert len(found) > len(table)
    assert wanted.splitlines()[0] == ",".join(table.columns)
    assert history(out).startswith(before)
