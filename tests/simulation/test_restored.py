"""A run that was interrupted and gone on with, against the same run uninterrupted."""

import math
from shutil import copytree

import numpy as np
import pytest
from mpi4py import MPI

from chemomech.results.archive import Archive
from chemomech.results.checkpoint_files import Checkpoints
from chemomech.results.result_folder import ResultFolder
from chemomech.simulation.resumption import Request, resumption
from chemomech.simulation.runner import run
from chemomech.system.checkpoint_errors import NothingLeft, NotResumable
from tests.support.cases import FILM, PARTICLE, WIRE, case_of
from tests.support.layers import COATED, inert
from tests.support.restart import gone_on_with, history, largest_difference, stopped

DISC = WIRE.replace("diameter: 24 nm", "diameter: 16 nm, resolved: cross-section")
BALL = PARTICLE.replace("diameter: 24 nm", "diameter: 10 nm, resolved: volume")
CURRENT = FILM.replace("control: potentiostatic, voltage: 0.022 V, ramp: 2 s", "control: galvanostatic, CHANGES")
CURRENT = CURRENT.replace("CHANGES", "current: 1 A/m^2, changes: [{at: 0.5 s, current: 0.5 A/m^2}]")
EXPERIMENT = FILM.replace(
    "control: potentiostatic, voltage: 0.022 V, ramp: 2 s",
    "control: experiment, steps: [rest for 2 s, discharge at 60 C for 3 s], repeat: 2, "
    "kinetics: {law: butler-volmer, exchange_current_density: 1 A/m^2}",
)
COARSE = ("numerics.cells_per_width=0.5",)
CASES = {
    "wire": (WIRE, ("output.fields=true", "output.times=[0.01 s, 0.1 s]")),
    "over its cross-section": (DISC, COARSE),
    "in space": (BALL, COARSE),
    "at a given current": (CURRENT, ()),
    "in an experiment": (EXPERIMENT, ()),
    "core and shell": (WIRE.replace("24 nm", "24 nm, core_diameter: 12 nm"), ()),
    "coated": (WIRE, (COATED, inert("coating", yield_strength="0.1 GPa"))),
}


@pytest.mark.parametrize("name", CASES)
def test_the_history_is_that_of_the_uninterrupted_run(name, tmp_path):
    text, overrides = CASES[name]
    case = case_of(text, *overrides)
    whole = stopped(case, tmp_path / "whole", 7)
    stopped(case, tmp_path / "parts", 3)
    gone_on_with(case, tmp_path / "parts", 2)
    parts = gone_on_with(case, tmp_path / "parts", 2)
    for file in ("history.csv", "profiles.csv"):
        assert (tmp_path / "parts" / file).read_bytes() == (tmp_path / "whole" / file).read_bytes()
    assert parts.summary["resumed_at_steps"] == [3, 5]
    own = ("resumed_at_steps", "wall_time_s")
    assert {k: v for k, v in parts.summary.items() if k not in own} == {
        k: v for k, v in whole.summary.items() if k not in own
    }


def test_checkpoints_do_not_change_a_run(tmp_path):
    for name, override in (("without", "output.checkpoint.write=false"), ("with", "output.checkpoint.steps=2")):
        stopped(case_of(WIRE, override), tmp_path / name, 9)
    assert history(tmp_path / "without") == history(tmp_path / "with")
    assert not (tmp_path / "without" / "checkpoints").exists()
    assert Checkpoints(tmp_path / "with" / "checkpoints").steps() == [9, 8]


def test_multigrid_goes_on_within_the_tolerance_of_its_iterations(tmp_path):
    """Two runs of it differ in the last digits too."""
    case = case_of(BALL, *COARSE, "numerics.linear_solver=multigrid")
    stopped(case, tmp_path / "whole", 5)
    stopped(case, tmp_path / "parts", 3)
    gone_on_with(case, tmp_path / "parts", 2)
    assert largest_difference(tmp_path / "whole", tmp_path / "parts") < 1e-8


def test_a_kept_jacobian_is_the_same_if_the_checkpoints_are(tmp_path):
    case = case_of(DISC, *COARSE, "numerics.jacobian=kept", "output.checkpoint.steps=5")
    stopped(case, tmp_path / "whole", 9)
    stopped(case, tmp_path / "parts", 5)
    gone_on_with(case, tmp_path / "parts", 4)
    assert history(tmp_path / "parts") == history(tmp_path / "whole")


SHORT = ("time.end=0.05 s",)


def test_a_run_that_is_completed_is_extended(tmp_path):
    run(case_of(WIRE, *SHORT), tmp_path / "out", MPI.COMM_SELF)
    request = Request(ResultFolder(tmp_path / "out"))
    with pytest.raises(NothingLeft, match=r"end time was reached.*--until"):
        resumption(request, case_of(WIRE, *SHORT))
    with pytest.raises(NothingLeft, match="end time was reached"):
        resumption(request, case_of(WIRE, "time.end=0.04 s"))
    before = history(tmp_path / "out")
    longer = case_of(WIRE, "time.end=0.1 s")
    assert any("time.end (50 ms before, now 0.1 s)" in note for note in resumption(request, longer).notes)
    result = gone_on_with(longer, tmp_path / "out")
    assert result.status == "completed"
    assert result.summary["time_s"] == pytest.approx(0.1)
    assert history(tmp_path / "out").startswith(before)
    run(longer, tmp_path / "at once", MPI.COMM_SELF)
    assert result.summary["state_of_charge"] == pytest.approx(
        ResultFolder(tmp_path / "at once").read_summary()["state_of_charge"], rel=2e-3
    )


def test_a_run_whose_host_is_consumed_has_nothing_left(tmp_path):
    case = case_of(FILM, "time.stop_at_fraction=0.3")
    run(case, tmp_path, MPI.COMM_SELF)
    request = Request(ResultFolder(tmp_path))
    with pytest.raises(NothingLeft, match="the host is consumed"):
        resumption(request, case_of(FILM, "time.stop_at_fraction=0.3", "time.end=5000 s"))
    assert resumption(request, case_of(FILM, "time.stop_at_fraction=0.31")).step > 0


def test_an_arrested_run_goes_on_if_it_is_told_not_to_mind(tmp_path):
    arrested = ("time.arrest_tolerance=0.5", "surface.ramp=0.1 s", "time.end=3 s", "interface.initial_depth=2 nm")
    case = case_of(FILM, *arrested, "interface.rate_constant=10 nm/s")
    assert run(case, tmp_path, MPI.COMM_SELF).status == "arrested"
    request = Request(ResultFolder(tmp_path))
    with pytest.raises(NothingLeft, match=r"come to rest.*stop_when_arrested=false"):
        resumption(request, case)
    on = case_of(FILM, *arrested, "interface.rate_constant=10 nm/s", "time.stop_when_arrested=false")
    assert gone_on_with(on, tmp_path).status == "completed"


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """A run of a few steps; not to be changed."""
    folder = tmp_path_factory.mktemp("short") / "out"
    stopped(case_of(WIRE), folder, 3)
    return folder


def test_a_changed_case_is_refused_and_its_keys_are_named(short):
    changed = case_of(WIRE, "interface.width=2 nm", "surface.voltage=0.05 V", "title=other")
    with pytest.raises(NotResumable, match=r"interface\.width \(1 nm before, now 2 nm\)") as refused:
        resumption(Request(ResultFolder(short)), changed)
    assert "surface.voltage (0.022 V before, now 0.05 V)" in str(refused.value)
    assert "title" not in str(refused.value)
    assert "--accept-changes" in str(refused.value)


def test_accepted_changes_go_on(short, tmp_path):
    copytree(short, tmp_path / "out")
    changed = case_of(WIRE, "surface.voltage=0.05 V")
    result = gone_on_with(changed, tmp_path / "out", 1)
    assert result.summary["steps"] == 4
    again = resumption(Request(ResultFolder(tmp_path / "out")), changed)
    assert not any("changed" in note for note in again.notes)


def test_another_mesh_is_refused_whatever_was_accepted(short, tmp_path):
    copytree(short, tmp_path / "out")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(NotResumable, match="mesh is not that of the checkpoint"):
        gone_on_with(case_of(WIRE, "interface.width=2 nm"), tmp_path / "out", 1)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_a_folder_without_a_run_is_told(tmp_path):
    with pytest.raises(NotResumable, match="holds no results of a run"):
        Request(ResultFolder(tmp_path)).check()
    case_of(WIRE).dump_resolved(tmp_path / "case.resolved.yaml")
    with pytest.raises(NotResumable, match=r"holds no checkpoint.*begin again with chemomech run"):
        resumption(Request(ResultFolder(tmp_path)), case_of(WIRE))


SPOILT = {
    "simulation.values_0": np.zeros(3),
    "simulation.plastic_metric": None,
    "simulation.steps": np.array([math.inf]),
    "simulation.times": np.array([1.0, 2.0]),
    "quantities.energy balance.flow_stress": np.zeros((2, 2, 2)),
    "history.column.front_depth": np.zeros(3),
    "stopping.times": np.zeros(0),
    "snapshots.written": np.array([-1.0]),
}


@pytest.mark.parametrize("name", SPOILT)
def test_an_array_that_does_not_fit_is_told_and_nothing_is_touched(short, tmp_path, name):
    copytree(short, tmp_path / "out")
    checkpoints = Checkpoints(tmp_path / "out" / "checkpoints")
    archive = Archive.read(checkpoints.path(3))
    assert name in archive.arrays
    arrays = {key: array for key, array in archive.arrays.items() if key != name}
    if SPOILT[name] is not None:
        arrays[name] = SPOILT[name]
    checkpoints.write(3, Archive(arrays, archive.about))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(NotResumable, match="checkpoints: "):
        gone_on_with(case_of(WIRE), tmp_path / "out", 1)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("name", ["history.csv", "profiles.csv", "checkpoints", "case.resolved.yaml"])
def test_links_out_of_the_folder_are_refused(short, tmp_path, name):
    copytree(short, tmp_path / "out")
    (tmp_path / "out" / name).rename(tmp_path / "elsewhere")
    (tmp_path / "out" / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotResumable, match="a symbolic link"):
        Request(ResultFolder(tmp_path / "out")).check()
